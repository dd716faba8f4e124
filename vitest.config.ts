import { defineConfig } from "vitest/config";

/** Files that hold what they see against the clock: each has the machine to itself, after all others. */
const ALONE = [
  "test/e2e/{cancel,flask-story,interrupted-stages,workers}.test.ts",
  "test/integration/engines/{autocannon-*,hanging-service}.test.ts",
  "test/integration/engines/{k6/scripts,locust/{locustfiles,workers}}.test.ts",
  "test/integration/run/profiles.test.ts",
];

/** Services that compute, and are profiled in the end: nothing beside them. */
const COMPUTING = ["test/e2e/example-*.test.ts"];

/** What computes takes every CPU; files share their modules, which have no state, and load them once for each CPU. */
const pure = { maxWorkers: "100%", isolate: false };
/** What waits for children, services and time-outs; what is polled for may be late on a busy machine. */
const real = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 20_000 } } };
/** Several at a time, even on two CPUs: their services wait, and what was planted is too large to miss. */
const together = { ...real, maxWorkers: 4, exclude: [...ALONE, ...COMPUTING], sequence: { groupOrder: 1 } };

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["test/*.test.ts", "test/unit/**/*.test.ts"], ...pure, testTimeout: 120_000 } },
      { test: { name: "statistical", include: ["test/statistical/**/*.test.ts"], ...pure, testTimeout: 120_000 } },
      { test: { name: "integration", include: ["test/integration/**/*.test.ts"], ...together } },
      { test: { name: "e2e", include: ["test/e2e/**/*.test.ts"], ...together, testTimeout: 300_000 } },
      {
        test: {
          name: "computing",
          include: COMPUTING,
          ...real,
          testTimeout: 300_000,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
      { test: { name: "alone", include: ALONE, ...real, maxWorkers: 1, sequence: { groupOrder: 3 } } },
    ],
  },
});
