import { expect, test } from "vitest";
import type { Result } from "../../../src/model/result.ts";
import { VERDICTS, type Verdict } from "../../../src/model/verdict.ts";
import { headlineOf, sublineOf } from "../../../src/report/headline.ts";
import { aBudgetResult, aFinding, aMeasurement, aResult } from "../../support/builders.ts";

const cells = (...verdicts: Verdict[]) => verdicts.map((verdict) => aFinding({ verdict }));

test.each<[Partial<Result>, string]>([
  [
    { findings: cells("regression", "improvement", "no change") },
    "🔴 Loadline: 1 regression, 1 improvement, 1 without change",
  ],
  [{ findings: cells("no change", "no change") }, "✅ Loadline: no change in 2 cells"],
  [{ findings: cells("no change") }, "✅ Loadline: no change in 1 cell"],
  [{ findings: cells("inconclusive", "no change") }, "🟡 Loadline: 1 inconclusive, 1 without change"],
  [{ findings: cells("invalid", "no change") }, "⛔ Loadline: 1 without verdict, 1 without change"],
  [{ findings: cells("new", "no change") }, "⚪ Loadline: 1 new, 1 without change"],
  [{ findings: cells("improvement", "improvement") }, "🟢 Loadline: 2 improvements"],
  [{ findings: cells("not slower") }, "✅ Loadline: 1 not slower"],
  [
    { findings: cells("no change"), budgets: [aBudgetResult({ outcome: "unknown" })] },
    "🟡 Loadline: 1 budget not judged, no change in 1 cell",
  ],
  [
    { findings: cells("regression"), budgets: [aBudgetResult({ outcome: "broken" })] },
    "🔴 Loadline: 1 regression, 1 budget broken",
  ],
  [{ findings: [] }, "⚪ Loadline: nothing was compared"],
  [{ findings: [aFinding({ gated: false })] }, "⚪ Loadline: nothing was compared"],
  [{ findings: cells("new", "gone") }, "⚪ Loadline: nothing was compared, 1 new, 1 gone"],
  [{ findings: cells("invalid"), verdict: "invalid" }, "⛔ Loadline: no verdict"],
  [{ findings: [], verdict: "invalid" }, "⛔ Loadline: no verdict"],
  [
    { findings: cells("no baseline", "suspected"), measurement: aMeasurement({ base: null, baseAbsent: "x" }) },
    "🟠 Loadline: no comparison, 1 suspected",
  ],
  [
    { findings: cells("no change"), measurement: aMeasurement({ interrupted: true }) },
    "⚪ Loadline: interrupted, no change in 1 cell",
  ],
])("case %#", (overrides, expected) => {
  const { icon, text } = headlineOf(aResult(overrides));
  expect(`${icon} ${text}`).toBe(expected);
});

test("only a run that compared every cell can look good", () => {
  for (const verdict of VERDICTS) {
    const { tone } = headlineOf(aResult({ verdict, findings: cells(verdict) }));
    const good = ["improvement", "not slower", "no change"].includes(verdict);
    expect([verdict, tone === "good"]).toEqual([verdict, good]);
    expect(headlineOf(aResult({ verdict, findings: [] })).tone).not.toBe("good");
    expect(headlineOf(aResult({ verdict: "no change", findings: cells("no change", verdict) })).tone === "good").toBe(
      good,
    );
  }
});

test("the line below counts scenarios, blocks and time", () => {
  expect(sublineOf(aResult())).toBe("1 scenario, 10 blocks, 5 min 12 s");
});
