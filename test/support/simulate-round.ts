import type { Arm } from "../../src/model/arm.ts";
import type { RoundRecord, Slice } from "../../src/model/sample.ts";
import { aScenario } from "./builders.ts";

/** One request: its latency in seconds, or the status with which it failed. */
export type Answer = { readonly latency: number; readonly request?: string; readonly status?: number };

/** A slice of the answers given; a status other than 200 is a failure. */
export function aSlice(arm: Arm, pair: number, answers: readonly Answer[], overrides: Partial<Slice> = {}): Slice {
  const names = ["GET /users", ...new Set(answers.flatMap(({ request }) => request ?? []))];
  const seconds = answers.reduce((sum, { latency }) => sum + latency, 0);
  return {
    pair,
    arm,
    opened: pair,
    drained: pair + seconds,
    start: Float64Array.from(answers, (_, i) => pair + i / 1000),
    latency: Float64Array.from(answers, ({ latency }) => latency),
    name: Uint16Array.from(answers, ({ request = "GET /users" }) => names.indexOf(request)),
    ok: Uint8Array.from(answers, ({ status = 200 }) => (status === 200 ? 1 : 0)),
    status: Uint16Array.from(answers, ({ status = 200 }) => status),
    names,
    ...overrides,
  };
}

/** A round whose pairs all get the same number of answers, made by `answer` from the arm, the pair and the request's number. */
export function aRecord(
  shape: { readonly pairs: number; readonly perSlice: number; readonly arms?: readonly Arm[] },
  answer: (arm: Arm, pair: number, i: number) => Answer,
  overrides: Partial<RoundRecord> = {},
): RoundRecord {
  const { pairs, perSlice, arms = ["base", "head"] } = shape;
  const slices = Array.from({ length: pairs }, (_, pair) =>
    arms.map((arm) =>
      aSlice(
        arm,
        pair,
        Array.from({ length: perSlice }, (_request, i) => answer(arm, pair, i)),
      ),
    ),
  ).flat();
  return {
    scenario: aScenario(),
    cut: "count",
    slices,
    cpuMarks: [],
    peakRssBytes: {},
    spill: undefined,
    seconds: 10,
    gapSeconds: 0.5,
    loadSeconds: slices.reduce((sum, { opened, drained }) => sum + drained - opened, 0),
    ...overrides,
  };
}
