import fc from "fast-check";
import { expect, test } from "vitest";
import type { Result } from "../../../src/model/result.ts";
import { VERDICTS } from "../../../src/model/verdict.ts";
import { renderComment, renderSummary } from "../../../src/report/markdown.ts";
import { buildReport } from "../../../src/report/model.ts";
import {
  aBudgetResult,
  aFinding,
  aMeasuredScenario,
  aMeasurement,
  anEnvironment,
  aReportContext,
  aResult,
} from "../../support/builders.ts";
import { hostileText } from "../../support/hostile-text.ts";
import { cellsOfRow, outsideCode } from "../../support/read-markdown.ts";

/** A result in which everything that others may have written is hostile. */
function hostileResult(): fc.Arbitrary<Result> {
  const words = fc.array(hostileText(), { minLength: 8, maxLength: 8 });
  return fc
    .tuple(words, fc.array(fc.constantFrom(...VERDICTS), { minLength: 1, maxLength: 8 }))
    .map(([text, verdicts]) => {
      const [
        scenario = "",
        request = "",
        reason = "",
        warning = "",
        label = "",
        cpuModel = "",
        budget = "",
        image = "",
      ] = text;
      const findings = verdicts.map((verdict, index) =>
        aFinding({ scenario, request: index % 2 === 0 ? request : label, verdict, reason, gated: index % 3 !== 2 }),
      );
      const environment = anEnvironment({ cpuModel, image });
      const scenarios = [aMeasuredScenario({ name: scenario, requests: [request, label] })];
      const measurement = aMeasurement({ head: { sha: label, label }, baseAbsent: reason, environment, scenarios });
      const warnings = [{ code: "x", text: warning, scenario }];
      const budgets = [aBudgetResult({ scenario, request, text: budget, outcome: "broken", reason })];
      return aResult({ findings, measurement, environment, warnings, budgets });
    });
}

const OWN_TAGS = /<\/?(details|summary)>/g;
const OWN_LINK = "[workflow run](https://github.com/acme/shop/actions/runs/4711)";

/** Everything outside code spans and our own tags, line by line. */
function bareLines(markdown: string): string[] {
  return markdown
    .replaceAll(OWN_LINK, "")
    .split("\n")
    .map((line) => outsideCode(line.startsWith("|") ? cellsOfRow(line).join("  ") : line).replace(OWN_TAGS, ""));
}

function expectWholeTables(markdown: string): void {
  let columns = 0;
  for (const line of markdown.split("\n")) {
    const cells = line.startsWith("|") ? cellsOfRow(line).length : 0;
    if (cells > 0 && columns > 0) expect(cells, line).toBe(columns);
    columns = cells;
  }
  const lines = markdown.split("\n");
  const opened = lines.filter((line) => line.startsWith("<details><summary>"));
  expect(opened).toHaveLength(lines.filter((line) => line === "</details>").length);
}

test("nothing hostile is alive in a comment or a summary", () => {
  fc.assert(
    fc.property(hostileResult(), (result) => {
      const report = buildReport(result, aReportContext({ resultName: result.environment.cpuModel }));
      for (const markdown of [renderComment(report), renderSummary(report)]) {
        expectWholeTables(markdown);
        for (const line of bareLines(markdown)) {
          expect(line).not.toMatch(/<[a-z/!?]|(?<!\\)\]\(|@\w|(?<!&)#\d|:\/\/|www\.|-->/i);
        }
      }
    }),
    { seed: 1, numRuns: 300 },
  );
});

test("a comment stays within any limit, and whole in its parts", () => {
  const names = Array.from({ length: 60 }, (_, index) => `scenario ${index} | \`${"x".repeat(index * 3)}\` <b>`);
  const result = aResult({
    findings: names.flatMap((scenario, index) => [
      aFinding({ scenario, verdict: "inconclusive", detectable: 0.02 + index / 1000 }),
      aFinding({ scenario, metric: "p95" }),
    ]),
    budgets: names.map((scenario) => aBudgetResult({ scenario, outcome: "near" })),
    measurement: aMeasurement({ scenarios: names.map((name) => aMeasuredScenario({ name })) }),
  });
  const report = buildReport(result, aReportContext());
  let shown = Number.POSITIVE_INFINITY;
  for (let limit = 40_000; limit >= 500; limit -= 500) {
    const comment = renderComment(report, { limit });
    expect(comment.length).toBeLessThanOrEqual(limit);
    expect(comment.startsWith("**🟡 Loadline: 60 budgets near the limit, 60 inconclusive, 60 without change**")).toBe(
      true,
    );
    expectWholeTables(comment);
    const rows = comment.match(/🟡 inconclusive/g)?.length ?? 0;
    expect(rows).toBeLessThanOrEqual(shown);
    if (rows < 60 && limit > 1500) expect(comment).toContain(`_${60 - rows} row`);
    shown = rows;
  }
  expect(shown).toBeLessThan(60);
  expect(renderComment(report, { limit: 20 }).length).toBeLessThanOrEqual(20);
});

test("footnote marks go with the footnotes", () => {
  const findings = Array.from({ length: 200 }, (_, index) =>
    aFinding({ scenario: `s${index}`, verdict: "inconclusive", detectable: 0.01 * (index + 10) }),
  );
  const report = buildReport(aResult({ findings }), aReportContext());
  expect(renderComment(report)).toMatch(/inconclusive ¹/);
  const short = renderComment(report, { limit: 22_000 });
  expect(short).toMatch(/_\d+ footnotes left out/);
  expect(short).not.toMatch(/[¹²³]/);
});

test("a summary is counted in bytes and leaves scenarios out before it is dropped", () => {
  const names = Array.from({ length: 40 }, (_, index) => `シナリオ ${index}`);
  const report = buildReport(
    aResult({
      findings: names.map((scenario) => aFinding({ scenario })),
      measurement: aMeasurement({ scenarios: names.map((name) => aMeasuredScenario({ name })) }),
    }),
    aReportContext(),
  );
  const summary = renderSummary(report, { limit: 8000 });
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(8000);
  expect(summary).toMatch(/_\d+ scenarios left out for length/);
  expectWholeTables(summary);
});
