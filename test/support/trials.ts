/** Repeats a seeded experiment and prints how often it came out true, so that a failure can be read from the log. */
export function countTrials(name: string, trials: number, experiment: (seed: number) => boolean): Share {
  let count = 0;
  for (let seed = 1; seed <= trials; seed++) if (experiment(seed)) count += 1;
  console.log(`${name}: ${count} of ${trials}`);
  return { share: count / trials, trials };
}

export interface Share {
  readonly share: number;
  readonly trials: number;
}

/** Three standard errors of a share whose true value is `expected`. */
export function tolerance(expected: number, trials: number): number {
  return 3 * Math.sqrt((expected * (1 - expected)) / trials);
}
