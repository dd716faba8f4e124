import { expect, test } from "vitest";
import type { CellTrend, Chain, ChangePoint, Creep } from "../../../src/model/chain.ts";
import { annotations } from "../../../src/report/annotations.ts";
import { toPlainText } from "../../../src/report/escape.ts";
import { decodeResult, encodeResult } from "../../../src/report/json.ts";
import { renderComment, renderSummary } from "../../../src/report/markdown.ts";
import { buildReport } from "../../../src/report/model.ts";
import { renderTerminal } from "../../../src/report/terminal.ts";
import { trendOf } from "../../../src/report/trend.ts";
import { aReportContext, aResult } from "../../support/builders.ts";
import { commit } from "../../support/links.ts";

const INTERVAL = { low: 0.05, high: 0.09, level: 0.95 };
const LINKS = 40;

function aCreep(to: number): Creep {
  return { from: to - 30, to, change: 0.07, interval: INTERVAL, p: 0.0004 };
}

function aChangePoint(to: number): ChangePoint {
  return { from: to - 1, to, change: 0.07, interval: INTERVAL, p: null, run: 7 };
}

function aTrend(overrides: Partial<CellTrend> = {}): CellTrend {
  return {
    scenario: "list users",
    request: "GET /users",
    metric: "p50",
    from: 0,
    levels: Array.from({ length: LINKS + 1 }, (_, index) => index / 1000),
    begins: "chain",
    total: 0.04,
    interval: INTERVAL,
    detectable: 0.08,
    creep: null,
    changePoints: [],
    ...overrides,
  };
}

function aChain(cells: readonly CellTrend[], overrides: Partial<Chain> = {}): Chain {
  const commits = Array.from({ length: LINKS + 1 }, (_, index) => commit(index));
  return { commits, own: false, beside: 0, unconnected: 0, tested: cells.length, cells, ...overrides };
}

function report(chain: Chain) {
  return buildReport(aResult({ chain }), aReportContext());
}

function news(cells: readonly CellTrend[]): string | null {
  const found = trendOf(aChain(cells), () => false)?.news ?? null;
  return found === null ? null : toPlainText(found);
}

test("a comment has one line where something is new, and no chart", () => {
  const comment = renderComment(report(aChain([aTrend({ creep: aCreep(40) })])));
  expect(comment.match(/^🟠 On main .*$/gm)).toEqual([
    "🟠 On main `list users` p50 crept by +7.0 % (+5.0 to +9.0) over 30 commits, between `0000000` and `0000000` (p < 0.001).",
  ]);
  expect(comment).not.toContain("mermaid");
});

test("a comment of a steady chain tells its length among the method, and nothing else of it", () => {
  const comment = renderComment(report(aChain([aTrend()])));
  expect(comment).not.toContain("On main");
  expect(comment).toContain("\n- Main's chain: 40 commits, each measured against the one stored before it");
});

test("what is more than ten commits old stays in the summary", () => {
  expect(news([aTrend({ creep: aCreep(31) })])).toContain("crept");
  expect(news([aTrend({ creep: aCreep(30) })])).toBeNull();
  expect(news([aTrend({ changePoints: [aChangePoint(31)] })])).toContain("changed by");
  expect(news([aTrend({ changePoints: [aChangePoint(30)] })])).toBeNull();
  const old = report(aChain([aTrend({ creep: aCreep(30), changePoints: [aChangePoint(29)] })]));
  expect(renderSummary(old)).toMatch(/p50 crept by .*; p50 changed by .* \(proven in run 7\)/);
  expect(renderTerminal(old, { colour: false, width: 120 })).toMatch(/^list users p50 crept by/m);
});

test("creeps come first, three are told, the others counted", () => {
  const cells = [
    aTrend({ scenario: "changed", changePoints: [aChangePoint(40)] }),
    ...["a", "b", "c"].map((scenario) => aTrend({ scenario, creep: aCreep(40) })),
  ];
  expect(news(cells)).toMatch(/^On main a p50 crept .*; b p50 .*; c p50 .*; 1 more in the job summary\.$/);
});

test("metrics of one request that show the same are told once, by name", () => {
  const cells = [
    aTrend({ creep: aCreep(40) }),
    aTrend({ metric: "p95", creep: aCreep(38), changePoints: [aChangePoint(39)] }),
    aTrend({ metric: "p99", changePoints: [aChangePoint(39)] }),
    aTrend({ metric: "rps", changePoints: [aChangePoint(40)] }),
  ];
  expect(news(cells)?.split("; ")).toEqual([
    expect.stringMatching(/^On main list users p50 crept by .*\(p < 0\.001\), as did p95$/),
    expect.stringMatching(/^list users p95 changed by .*, as did p99$/),
    expect.stringMatching(/^list users requests\/s changed by .*\)\.$/),
  ]);
});

test("a creep is annotated where main itself is measured, and fails nothing", () => {
  const chain = aChain([aTrend({ creep: aCreep(40) })]);
  expect(annotations(report(chain))).toEqual([]);
  const own = report({ ...chain, own: true });
  expect(annotations(own)).toMatchObject([{ level: "warning", title: expect.stringContaining("creep on main") }]);
  expect(own.fails).toBe(false);
});

test("charts are folded in the summary, and hold numbers and labels of ours alone", () => {
  const summary = renderSummary(report(aChain([aTrend({ scenario: "```\n%%{init}%%" })])));
  const chart = summary.split("```mermaid\n")[1]?.split("\n```")[0];
  expect(chart).toMatch(/^xychart-beta\n {4}x-axis "commits" 0 --> 40\n {4}y-axis "p50, %"\n {4}line \[[\d., -]+\]$/);
  expect(summary).toMatch(/<details><summary>Charts<\/summary>\n\n/);
});

test("three links make no chart", () => {
  expect(renderSummary(report(aChain([aTrend({ levels: [0, 0.01, 0.02] })])))).not.toContain("mermaid");
});

test("of five hundred cells the rows that fit are shown, and the summary stays whole", () => {
  const cells = Array.from({ length: 500 }, (_, index) => aTrend({ scenario: `scenario ${index}` }));
  const summary = renderSummary(report(aChain(cells)));
  expect(summary.match(/^#### /gm)).toHaveLength(200);
  expect(summary).toContain("300 more cells are in the stored result");
  expect(summary.match(/mermaid/g)).toHaveLength(10);
});

test("the stored result holds the chain, and results without one are read", () => {
  const result = aResult({ chain: aChain([aTrend({ creep: aCreep(40), changePoints: [aChangePoint(3)] })]) });
  expect(decodeResult(encodeResult(result))).toEqual({ ok: true, result });
  expect(decodeResult(encodeResult(aResult()))).toEqual({ ok: true, result: aResult() });
});

test("hashes that are none and commits that are not there are told without them", () => {
  const chain = aChain([aTrend({ creep: { ...aCreep(40), to: 4000 } })], { commits: ["<b>", "x"] });
  expect(renderSummary(report(chain))).toContain("between an unknown commit and an unknown commit");
});
