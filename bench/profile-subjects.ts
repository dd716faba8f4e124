/** What each profile's benchmark measures, and the change of its own kind that is planted. */
import { loadConfig } from "../src/run/run-comparison.ts";

export interface Subject {
  readonly scenario: string;
  readonly metric: string;
  /** What is planted, in words, and the service's environment without it and with it. */
  readonly planted: string;
  readonly env: Readonly<Record<string, string>>;
  readonly changed: Readonly<Record<string, string>>;
}

const SPIN = { env: { SPIN_US: "500" }, changed: { SPIN_US: "550" } };

export const SUBJECTS: Readonly<Record<string, Subject>> = {
  speed: { scenario: "{ profile: speed, request: GET / }", metric: "p50", planted: "10 % more work", ...SPIN },
  load: { scenario: "{ request: GET /, users: 8 }", metric: "p50", planted: "10 % more work", ...SPIN },
  rate: { scenario: "{ request: GET /, rate: 200/s }", metric: "p50", planted: "10 % more work", ...SPIN },
  stress: {
    scenario: '{ profile: stress, request: GET /, users: 20 to 400, until: ["p95 > 200 ms"] }',
    metric: "capacity",
    planted: "capacity −15 %",
    env: { SLOTS: "20" },
    changed: { SLOTS: "17" },
  },
  spike: {
    scenario: "{ profile: spike, request: GET /, rate: 60/s }",
    metric: "recovery",
    planted: "recovery twice as long",
    env: { SLOTS: "8" },
    changed: { SLOTS: "8", SLOT_MS: "26" },
  },
  soak: {
    scenario: "{ profile: soak, request: GET /, users: 4, duration: 60s }",
    metric: "rss-slope",
    planted: "a leak of 1 MB/s",
    env: { SPIN_US: "500" },
    changed: { SPIN_US: "500", LEAK_BYTES_PER_SECOND: "1000000" },
  },
};

export const KINDS = ["unchanged", "changed"] as const;
export type Kind = (typeof KINDS)[number];

export const LIVE_PATH = "bench/recordings/profile-live.jsonl";

export function pathOf(name: string, kind: Kind): string {
  return `bench/recordings/profile-${name}-${kind}.jsonl`;
}

export function configOf({ scenario }: Subject) {
  const app = "{ start: exec node test/fixtures/services/slots.js }";
  return loadConfig(`app: ${app}\neffort: quick\nscenarios:\n  a: ${scenario}\n`, "bench");
}
