import type { Effort } from "../src/model/config.ts";
import { simulateRun, USUAL_NOISE } from "../test/support/simulation.ts";

/** Pull requests per cell of the table; a share then has a standard error of at most 2.9 points. */
const REPETITIONS = 300;
const DEVIATIONS = [0.007, 0.015, 0.025, 0.04];
const SLOWDOWNS = [0.03, 0.05, 0.1];
const RUNS: readonly (readonly [effort: Effort, kMax: number])[] = [
  ["standard", 16],
  ["quick", 10],
];

console.log(`${REPETITIONS} simulated pull requests per figure: 4 scenarios of 4 metrics (correlation`);
console.log(
  `${USUAL_NOISE.correlation}), ${USUAL_NOISE.contaminated * 100} % of the blocks disturbed (${USUAL_NOISE.wildness} times the deviation).`,
);
console.log("Alarmed with no change / found at 3, 5, 10 % (in % of pull requests); mean blocks with no change.\n");
console.log(`| sd of a block's log-ratio | ${RUNS.map(([effort]) => effort).join(" | ")} |\n|---|---|---|`);
for (const sd of DEVIATIONS) {
  const figures = RUNS.map(([effort, kMax]) => row(effort, kMax, sd));
  console.log(`| ${(sd * 100).toFixed(1)} % | ${figures.join(" | ")} |`);
}

function row(effort: Effort, kMax: number, sd: number): string {
  const unchanged = repeat(effort, kMax, sd, 0);
  const found = SLOWDOWNS.map((slowdown) => repeat(effort, kMax, sd, slowdown).alarms);
  const [alarms, ...powers] = [unchanged.alarms, ...found].map((count) => (100 * count) / REPETITIONS);
  const powerText = powers.map((share) => share.toFixed(0)).join(", ");
  return `${alarms?.toFixed(1)} / ${powerText}; ${unchanged.meanBlocks.toFixed(1)}`;
}

/** With a slowdown, an alarm counts where it was planted. */
function repeat(effort: Effort, kMax: number, sd: number, slowdown: number): { alarms: number; meanBlocks: number } {
  let [alarms, blocks] = [0, 0];
  for (let seed = 1; seed <= REPETITIONS; seed++) {
    const run = simulateRun(effort, kMax, { ...USUAL_NOISE, sd }, slowdown, seed);
    const regressions = run.judgement.findings.filter(({ verdict, gated }) => gated && verdict === "regression");
    if (regressions.some(({ scenario }) => slowdown === 0 || scenario === "list")) alarms += 1;
    blocks += run.blocks;
  }
  return { alarms, meanBlocks: blocks / REPETITIONS };
}
