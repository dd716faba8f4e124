import { readFileSync } from "node:fs";
import type { App, Config } from "../src/model/config.ts";
import type { Scenario } from "../src/model/scenario.ts";
import { loadConfig } from "../src/run/run-comparison.ts";

/** An example with its planted changes: WORK adds that percentage of CPU to the scenario's handler. */
export interface Subject {
  readonly name: string;
  readonly config: Config;
  readonly scenario: Scenario;
}

export const PLANTED = [0, 5, 10] as const;

/** The two examples, one scenario each. */
export function subjects(): Subject[] {
  return ["express", "flask"].map((name) => {
    const path = `examples/${name}/loadline.yml`;
    const config = loadConfig(readFileSync(path, "utf8"), path);
    const [scenario] = config.scenarios.filter(({ profile }) => profile === "load");
    if (scenario === undefined) throw new Error(`${path} has no load scenario`);
    return { name, config, scenario };
  });
}

/** The app with that percentage of planted work. */
export function withWork(app: App, percent: number): App {
  return { ...app, env: { ...app.env, WORK: String(percent) } };
}

/** Where the blocks of a subject with a planted change are kept. */
export function recordingPath(subject: string, planted: number): string {
  return `bench/recordings/${subject}-plus-${planted}.jsonl`;
}
