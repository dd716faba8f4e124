import fc from "fast-check";
import { expect, test } from "vitest";
import type { Result } from "../../../src/model/result.ts";
import { VERDICTS } from "../../../src/model/verdict.ts";
import { WAIVER_STATES } from "../../../src/model/waiver.ts";
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
import { expectWholeTables } from "../../support/read-markdown.ts";
import { bareLines } from "../../support/rendered.ts";

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
      const terms = { ceiling: budget, expires: image, reason: warning };
      const waived = findings.map((finding) => ({ ...finding, waiver: { state: "active" as const, ...terms } }));
      const waivers = WAIVER_STATES.map((state) => ({
        scenario,
        request,
        metric: "p50" as const,
        state,
        ...terms,
        line: 1,
      }));
      return aResult({ findings: waived, measurement, environment, warnings, budgets, waivers });
    });
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

test("with hostile names, too, a comment is whole and within GitHub's limit, a summary below 1 MiB", () => {
  const names = fc.array(hostileText(), { minLength: 20, maxLength: 20 });
  let cut = 0;
  fc.assert(
    fc.property(names, fc.integer({ min: 2000, max: 65_536 - 1024 - 4096 }), (texts, limit) => {
      const cells = texts.flatMap((scenario, index) =>
        texts.map((request) => {
          const verdict = VERDICTS[index % VERDICTS.length] ?? "regression";
          return aFinding({ scenario: `${index}${scenario}`, request, verdict, reason: request, detectable: 0.02 });
        }),
      );
      const waivers = texts.map((scenario) => {
        const terms = { ceiling: "10 %", expires: "2027-01-31", reason: scenario, line: 1 };
        return { scenario, request: null, metric: "p50", state: "expired", ...terms } as const;
      });
      const budgets = texts.map((scenario) => aBudgetResult({ scenario, text: scenario, outcome: "broken" }));
      const warnings = texts.slice(0, 8).map((text) => ({ code: "loosened", text }));
      const report = buildReport(aResult({ findings: cells, waivers, budgets, warnings }), aReportContext());
      const comment = renderComment(report, { limit });
      expect(comment.length).toBeLessThanOrEqual(limit);
      expectWholeTables(comment);
      if (/_\d+ rows? left out/.test(comment)) cut++;
      expect(Buffer.byteLength(renderSummary(report))).toBeLessThanOrEqual(1024 * 1024 - 64 * 1024);
    }),
    { seed: 1, numRuns: 60 },
  );
  expect(cut).toBeGreaterThan(10);
});

test("of a thousand large scenarios a summary stays below 1 MiB, with room for sentences", () => {
  const names = Array.from({ length: 1500 }, (_, index) => `${index} ${"シ".repeat(70)}`);
  const report = buildReport(
    aResult({
      findings: names.map((scenario) => aFinding({ scenario, verdict: "inconclusive" })),
      measurement: aMeasurement({ scenarios: names.map((name) => aMeasuredScenario({ name })) }),
    }),
    aReportContext(),
  );
  const size = Buffer.byteLength(renderSummary(report));
  expect(size).toBeLessThanOrEqual(1024 * 1024 - 64 * 1024);
  expect(size).toBeGreaterThan(900 * 1024);
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

test("many waivers with long reasons leave room for what changed, and are counted", () => {
  const waivers = Array.from({ length: 100 }, (_, index) => ({
    scenario: `s${index} ${"x".repeat(100)}`,
    request: "y".repeat(120),
    metric: "p50" as const,
    state: "active" as const,
    ceiling: "12%",
    expires: "2027-01-31",
    reason: "z".repeat(300),
    line: 1,
  }));
  const findings = waivers.map(({ scenario }) => aFinding({ scenario, verdict: "inconclusive" }));
  const comment = renderComment(buildReport(aResult({ findings, waivers }), aReportContext()));
  expect(comment.length).toBeLessThan(65_536);
  expect(comment).toContain("80 more waivers: see the stored result.");
  expect(comment.match(/🟡 inconclusive/g)?.length).toBe(100);
});
