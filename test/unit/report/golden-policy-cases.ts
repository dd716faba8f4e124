import type { MetricId } from "../../../src/model/metric.ts";
import type { Finding, HistoryComparison, WaiverMark, WaiverResult } from "../../../src/model/verdict.ts";
import { aBudgetResult, aFinding, aHistoryComparison, aMeasuredScenario } from "../../support/builders.ts";
import { aCase, type Case, changed, LOGIN, unchanged } from "./golden-cases.ts";

const REASON = "rendering moved to the server, see #123";

function aWaiver(state: WaiverResult["state"], overrides: Partial<WaiverResult> = {}): WaiverResult {
  return {
    scenario: "list users",
    request: null,
    metric: "p50",
    state,
    ceiling: "12%",
    expires: "2027-01-31",
    reason: REASON,
    line: 3,
    ...overrides,
  };
}

function marked(state: WaiverMark["state"], ceiling = "12%"): WaiverMark {
  return { state, ceiling, expires: "2027-01-31", reason: REASON };
}

const LIMIT = { metric: "p95", ceiling: "p95 < 300 ms", line: 4 } as const;

const waived = aCase(
  "waived",
  [changed("regression", 0.081, { waiver: marked("active") }), unchanged("list users", "p95", 0.231), ...LOGIN],
  {
    result: {
      verdict: "regression",
      budgets: [
        aBudgetResult({
          value: 0.231,
          low: 0.224,
          high: 0.238,
          outcome: "broken",
          waiver: marked("active", LIMIT.ceiling),
        }),
      ],
      waivers: [
        aWaiver("active"),
        aWaiver("active", LIMIT),
        aWaiver("unused", { scenario: "login", request: "POST /login", line: 5, expires: "2026-12-31" }),
      ],
    },
  },
);

const exceeded = aCase("waiver-exceeded", [changed("regression", 0.181, { waiver: marked("exceeded") }), ...LOGIN], {
  result: { verdict: "regression", failed: ["regression"], waivers: [aWaiver("exceeded")] },
});

const expired = aCase("waiver-expired", [changed("regression", 0.081), ...LOGIN], {
  result: {
    verdict: "regression",
    failed: ["regression"],
    waivers: [aWaiver("expired", { expires: "2026-10-31" })],
  },
});

const budgetLevels = aCase("budget-levels", [unchanged("list users", "p95", 0.231), ...LOGIN], {
  result: {
    failed: ["budget"],
    budgets: [
      aBudgetResult({ value: 0.231, low: 0.224, high: 0.238, outcome: "broken", level: "service", line: 2 }),
      aBudgetResult({
        scenario: null,
        request: null,
        metric: "rss",
        level: "service",
        text: "rss < 300 MB",
        limit: 300e6,
        value: 295e6,
        low: 288e6,
        high: 303e6,
        outcome: "near",
        reason: "the budget lies within the value's 99 % bounds",
        line: 3,
      }),
      aBudgetResult({
        scenario: "login",
        request: "POST /login",
        level: "request",
        value: 0.31,
        low: 0.3,
        high: 0.32,
        outcome: "broken",
        line: 14,
      }),
    ],
  },
});

const loosened = aCase("loosened", [unchanged("list users", "p50", 0.0121), ...LOGIN], {
  result: {
    warnings: [
      {
        code: "loosened",
        text: "This run is judged by head's config, which waives more: list users: p50 up to 12% until 2027-01-31 (new).",
      },
    ],
  },
});

const STORED_ONLY = {
  base: null,
  baseAbsent: "head is compared with main's stored runs only",
  compare: "stored",
} as const;
const MAIN = { runs: 20, source: { run: 4700, sha: "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d" }, reason: null };
const ALONE = { base: null, change: null, interval: null, p: null, detectable: null, blocks: 0, blocksWorse: 0 };

/** Head's value of a cell against main's stored runs. */
function against(
  verdict: Finding["verdict"],
  metric: MetricId,
  head: number,
  history: Partial<HistoryComparison>,
): Finding {
  return aFinding({ ...ALONE, verdict, metric, head, history: aHistoryComparison(history) });
}

const storedSuspected = aCase(
  "stored-suspected",
  [
    against("suspected", "p50", 0.0157, { typical: 0.012, spread: 0.24, change: 0.31, p: 0.003, detectable: 0.31 }),
    against("not suspected", "p95", 0.029, { typical: 0.028, spread: 0.3, change: 0.036, p: 1, detectable: 0.52 }),
    against("seems better", "pooled-mean", 0.0095, {
      typical: 0.0134,
      spread: 0.2,
      change: -0.29,
      p: 0.004,
      detectable: 0.4,
    }),
  ],
  {
    scenarios: [aMeasuredScenario()],
    measurement: STORED_ONLY,
    result: { verdict: "suspected", look: null, history: MAIN },
  },
);

const storedQuiet = aCase(
  "stored-nothing-suspected",
  [
    against("not suspected", "p50", 0.0123, { spread: 0.24, detectable: 0.31 }),
    against("not suspected", "p95", 0.029, { typical: 0.028, spread: 0.3, change: 0.036, detectable: 0.31 }),
  ],
  {
    scenarios: [aMeasuredScenario()],
    measurement: STORED_ONLY,
    result: { verdict: "not suspected", look: null, history: MAIN, budgets: [aBudgetResult()] },
  },
);

const FEW = { runs: 3, typical: 0.012, spread: null, change: 0.02, p: null, detectable: null };

const storedFew = aCase(
  "stored-few-runs",
  ["p50", "p95"].map((metric) => ({
    ...against("no baseline", metric === "p50" ? "p50" : "p95", 0.0123, FEW),
    reason: "3 of 5 stored runs",
  })),
  {
    scenarios: [aMeasuredScenario()],
    measurement: STORED_ONLY,
    result: { verdict: "no baseline", look: null, history: { ...MAIN, runs: 3 }, budgets: [aBudgetResult()] },
  },
);

const NONE = { ...FEW, runs: 0, typical: null, change: null };

const storedNewLoad = aCase(
  "stored-new-load",
  [
    {
      ...against("new", "p50", 0.0123, { ...NONE, otherLoad: 20 }),
      reason: "0 of 5 stored runs under this load, 20 under another",
    },
  ],
  {
    scenarios: [aMeasuredScenario()],
    measurement: STORED_ONLY,
    result: { verdict: "new", look: null, history: MAIN, budgets: [aBudgetResult()] },
  },
);

const storedUnknown = aCase(
  "stored-unknown-names",
  [{ ...against("no baseline", "p50", 0.0123, NONE), reason: "0 of 5 stored runs" }],
  {
    scenarios: [aMeasuredScenario()],
    measurement: STORED_ONLY,
    result: { verdict: "invalid", failed: ["invalid"], look: null, history: MAIN },
  },
);

/** What teams decide: waivers, budgets at every level, loosened rules, and to compare with stored runs only. */
export const POLICY_CASES: readonly Case[] = [
  waived,
  exceeded,
  expired,
  budgetLevels,
  loosened,
  storedSuspected,
  storedQuiet,
  storedFew,
  storedNewLoad,
  storedUnknown,
];
