import { expect, test } from "vitest";
import { OUTPUT_NAMES, resultOutputs } from "../../../src/github/outputs.ts";
import { aBudgetResult, aFinding, aResult } from "../../support/builders.ts";

test("findings and broken budgets are counted by kind", () => {
  const verdicts = ["regression", "regression", "improvement", "inconclusive", "no change", "invalid"] as const;
  const outcomes = ["broken", "near", "met", "unknown"] as const;
  const outputs = resultOutputs(
    aResult({
      verdict: "regression",
      findings: verdicts.map((verdict) => aFinding({ verdict })),
      budgets: outcomes.map((outcome) => aBudgetResult({ outcome })),
    }),
  );
  expect(outputs).toEqual({
    verdict: "regression",
    regressions: "2",
    improvements: "1",
    inconclusive: "1",
    "budgets-broken": "1",
  });
  expect(Object.keys(outputs).filter((name) => !OUTPUT_NAMES.some((known) => known === name))).toEqual([]);
});
