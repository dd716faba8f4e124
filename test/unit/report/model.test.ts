import { expect, test } from "vitest";
import type { Finding } from "../../../src/model/verdict.ts";
import { annotations } from "../../../src/report/annotations.ts";
import { toPlainText } from "../../../src/report/escape.ts";
import { buildReport } from "../../../src/report/model.ts";
import { aFinding, aHistoryComparison, aMeasurement, aReportContext, aResult } from "../../support/builders.ts";

const context = aReportContext();

function order(findings: readonly Finding[]): string[] {
  const { rows, folded } = buildReport(aResult({ findings }), context);
  return [...rows.map(({ scenario }) => scenario), "|", ...folded.map(({ scenario }) => scenario)];
}

test("rows: what changed first and the worst of it first, unchanged ones folded", () => {
  const findings = [
    aFinding({ scenario: "same" }),
    aFinding({ scenario: "undecided", verdict: "inconclusive" }),
    aFinding({ scenario: "faster", verdict: "improvement", change: -0.2 }),
    aFinding({ scenario: "slower", verdict: "regression", change: 0.1 }),
    aFinding({ scenario: "slowest", verdict: "regression", change: 0.3 }),
    aFinding({ scenario: "fewer", metric: "rps", verdict: "regression", change: -0.2 }),
    aFinding({ scenario: "companion", verdict: "inconclusive", gated: false }),
    aFinding({ scenario: "dead", verdict: "invalid", base: null, head: null }),
    aFinding({ scenario: "at least", verdict: "not slower" }),
  ];
  expect(order(findings)).toEqual([
    ...["slowest", "fewer", "slower", "faster", "undecided"],
    "|",
    ...["dead", "at least", "same", "companion"],
  ]);
});

test("a companion stands in the open only where it says something of its own", () => {
  const regression = { verdict: "regression", change: 0.1 } as const;
  const findings = [
    aFinding(regression),
    aFinding({ ...regression, metric: "p90", gated: false }),
    aFinding({ ...regression, metric: "cpu", gated: false }),
    aFinding({ ...regression, scenario: "other", metric: "p90", gated: false }),
  ];
  const { rows } = buildReport(aResult({ findings }), context);
  expect(rows.map(({ scenario, metric }) => `${scenario} ${metric}`)).toEqual([
    "list users p50",
    "list users CPU/request",
    "other p90",
  ]);
});

test("each warning is one footnote, whoever says it how often, or a remark where it concerns no row", () => {
  const spill = (scenario: string) => ({ code: "spill", text: "CPU in the other's slice", scenario });
  const findings = [aFinding({ scenario: "a", verdict: "inconclusive" }), aFinding({ scenario: "b" })];
  const warnings = [spill("a"), spill("b"), spill("a"), { code: "few", text: "few blocks" }];
  const report = buildReport(aResult({ findings, warnings, measurement: aMeasurement({ warnings }) }), context);
  expect(report.footnotes.map(({ number, text }) => `${number} ${toPlainText(text)}`)).toEqual([
    "1 This run could have shown 2.1 % or more.",
    "2 a, b: CPU in the other's slice",
  ]);
  expect(report.remarks.map(toPlainText)).toEqual(["few blocks"]);
  expect([...report.rows, ...report.folded].map(({ notes }) => notes)).toEqual([[1, 2], [2]]);
});

test("accounting: what was not compared, and why", () => {
  const invalid = { verdict: "invalid", reason: "too few samples" } as const;
  const findings = [
    aFinding(),
    aFinding({ ...invalid, scenario: "a" }),
    aFinding({ ...invalid, scenario: "b" }),
    aFinding({ verdict: "new", scenario: "c" }),
    aFinding({ gated: false, verdict: "invalid" }),
  ];
  expect(toPlainText(buildReport(aResult({ findings }), context).accounting)).toBe(
    "Compared 1 of 4 cells; 3 not comparable: too few samples (a, b); new (c).",
  );
});

test("a run that compared nothing says so first, even when nothing failed", () => {
  const lead = (findings: readonly Finding[]) => buildReport(aResult({ findings }), context).lead.map(toPlainText);
  expect(lead([])).toEqual([
    "Nothing was compared, so this says nothing about the change: no cell may fail the check.",
  ]);
  expect(lead([aFinding({ verdict: "new" })])[0]).toMatch(/^Nothing was compared.*: new \(list users\)\.$/);
  expect(lead([aFinding()])).toEqual([]);
});

test("what was failed is said, and what was not although it is bad", () => {
  const findings = [aFinding({ verdict: "regression" })];
  const lead = (failed: readonly "regression"[]) =>
    buildReport(aResult({ findings, failed }), context).lead.map(toPlainText);
  expect(lead(["regression"])).toEqual(["This fails the check: a regression."]);
  expect(lead([])).toEqual(["This does not fail the check, as configured."]);
});

test("what could not have been seen is told per scale, of compared cells that gate", () => {
  const sensitivity = (...findings: Finding[]) => buildReport(aResult({ findings }), context).sensitivity;
  const errors = aFinding({ metric: "errors", detectable: 0.004 });
  expect(sensitivity(aFinding())).toBe("Changes under 2.1 % could not have been seen in this run.");
  expect(
    sensitivity(aFinding(), aFinding({ detectable: 0.034 }), errors, aFinding({ gated: false, detectable: 0.5 })),
  ).toBe(
    "Changes under 2.1 to 3.4 % (by cell), and of error rates under 0.4 points, could not have been seen in this run.",
  );
  expect(sensitivity(aFinding({ verdict: "invalid" }))).toBeNull();
});

test("main's column", () => {
  const few = aHistoryComparison({ runs: 3, needed: 5, typical: null, spread: null });
  const findings = [aFinding({ history: aHistoryComparison() }), aFinding({ history: few }), aFinding()];
  const { folded, historyTitle } = buildReport(aResult({ findings }), context);
  expect(historyTitle).toBe("main, last 20 runs");
  expect(folded.map(({ history }) => history)).toEqual(["12.0 ms ±9 %", "3 of 5 runs", null]);
  expect(buildReport(aResult(), context).historyTitle).toBeNull();
});

test("only a plain commit hash gets into the command to repeat, only a plain address into a link", () => {
  const withBase = (sha: string) => aResult({ measurement: aMeasurement({ base: { sha, label: "main" } }) });
  expect(buildReport(withBase("1a2b3c4d5e6f7081"), context).repeat).toBe("loadline run --base 1a2b3c4d5e6f");
  expect(buildReport(withBase("x`; rm -rf ~"), context).repeat).toBeNull();
  expect(buildReport(aResult(), aReportContext({ runUrl: "https://x.example/) <b>" })).runUrl).toBeNull();
});

test("annotations: what fails without an alert of its own is an error with the headline, and still ten at most", () => {
  const findings = Array.from({ length: 14 }, (_, index) => aFinding({ scenario: `s${index}`, verdict: "suspected" }));
  const report = buildReport(aResult({ findings, failed: ["invalid"] }), context);
  const shown = annotations(report);
  expect(shown).toHaveLength(10);
  expect(shown[0]).toMatchObject({ level: "error", title: "Loadline", message: report.headline.text, line: 1 });
  expect(shown.slice(1, 9).map(({ level }) => level)).toEqual(Array.from({ length: 8 }, () => "warning"));
  expect(shown[9]).toMatchObject({ level: "notice", message: "6 more findings: see the job summary." });
});

test("annotations: a message has at most 4,096 characters, and no half of one", () => {
  const report = buildReport(aResult(), context);
  const long = { level: "warning", title: "x", line: 1 } as const;
  const messages = [["a".repeat(4096)], ["a".repeat(4097)], [`${"a".repeat(4094)}👩👩`]];
  const shown = annotations({ ...report, alerts: messages.map((message) => ({ ...long, message })) });
  expect(shown.map(({ message }) => message)).toEqual([
    "a".repeat(4096),
    `${"a".repeat(4095)}…`,
    `${"a".repeat(4094)}\uFFFD…`,
  ]);
});

test("annotations: at most ten, errors first, the last counts the rest", () => {
  const findings = Array.from({ length: 14 }, (_, index) =>
    aFinding({ scenario: `s${index}`, verdict: index === 13 ? "suspected" : "regression" }),
  );
  const scenarioLines = { s0: 42 };
  const report = buildReport(aResult({ findings, failed: ["regression"] }), aReportContext({ scenarioLines }));
  const shown = annotations(report);
  expect(shown).toHaveLength(10);
  expect(shown[0]).toMatchObject({ level: "error", file: "loadline.yml", line: 42, title: "Loadline: regression" });
  expect(shown[1]).toMatchObject({ line: 1 });
  expect(shown[9]).toMatchObject({ level: "notice", message: "5 more findings: see the job summary." });
  expect(annotations(buildReport(aResult({ findings }), context)).every(({ level }) => level !== "error")).toBe(true);
});
