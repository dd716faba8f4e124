import { expect, test } from "vitest";
import { changedMost } from "../../../src/verdict/changed-most.ts";
import { aFinding } from "../../support/builders.ts";

test("scenarios are in the order of what is proven of their time, faster or slower", () => {
  const findings = [
    aFinding({ scenario: "a", verdict: "regression", change: 0.1 }),
    aFinding({ scenario: "b", verdict: "improvement", change: -0.4 }),
    aFinding({ scenario: "a", verdict: "regression", metric: "p95", change: 0.2 }),
    aFinding({ scenario: "c", verdict: "suspected", change: 3 }),
    aFinding({ scenario: "d", verdict: "no change", change: 0.01 }),
  ];
  expect(changedMost(findings)).toEqual([
    { scenario: "b", direction: "decline" },
    { scenario: "a", direction: "growth" },
  ]);
});

test("more memory or more errors are no matter of CPU time", () => {
  const findings = [
    aFinding({ scenario: "a", verdict: "regression", metric: "rss", change: 0.5 }),
    aFinding({ scenario: "b", verdict: "regression", metric: "errors", change: 0.2 }),
  ];
  expect(changedMost(findings)).toEqual([]);
});

test("a scenario of which too little was measured for a verdict is none that changed", () => {
  const findings = [
    aFinding({ scenario: "a", verdict: "invalid" }),
    aFinding({ scenario: "a", verdict: "improvement", metric: "rps", gated: false, change: 0.9 }),
    aFinding({ scenario: "b", verdict: "invalid", metric: "p99", gated: false }),
    aFinding({ scenario: "b", verdict: "regression", change: 0.1 }),
  ];
  expect(changedMost(findings)).toEqual([{ scenario: "b", direction: "growth" }]);
});
