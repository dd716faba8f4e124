import type { Block, MeasuredScenario, Measurement } from "../../../src/model/measurement.ts";
import { METRICS, type MetricId } from "../../../src/model/metric.ts";
import type { ReportContext, Result } from "../../../src/model/result.ts";
import type { Finding } from "../../../src/model/verdict.ts";
import {
  aBlock,
  aBlockCell,
  aBudgetResult,
  aFinding,
  aHistoryComparison,
  aLook,
  aMeasuredScenario,
  aMeasurement,
  aReportContext,
  aResult,
  aRound,
} from "../../support/builders.ts";

export interface Case {
  readonly name: string;
  readonly result: Result;
  readonly context: ReportContext;
}

/** A seeded wobble of a few tenths of a percent around a change, so that blocks look like blocks. */
const WOBBLE = [0.002, -0.004, 0.001, 0.006, -0.003, 0.004, -0.001, 0.003, -0.005, -0.002, 0.005, 0];

/** Blocks in which every finding's values appear, so that a case's parts agree with each other. */
function blocksOf(findings: readonly Finding[], number: number): Block[] {
  const scenarios = Map.groupBy(findings, ({ scenario }) => scenario);
  return Array.from({ length: number }, (_, index) =>
    aBlock({
      index,
      rounds: [...scenarios].map(([scenario, cells]) =>
        aRound({ scenario, cells: cells.map((cell) => blockCell(cell, WOBBLE[index % WOBBLE.length] ?? 0)) }),
      ),
    }),
  );
}

function blockCell(
  { request, metric, base, head, change, gated }: Finding,
  wobble: number,
): Block["rounds"][0]["cells"][0] {
  const log =
    change === null ? null : METRICS[metric].scale === "ratio" ? Math.log1p(change) + wobble : change + wobble / 20;
  return aBlockCell({ request, metric, base, head, change: log, gateable: gated });
}

/** A finding with a change, an interval around it and values that fit. */
export function changed(verdict: Finding["verdict"], change: number, more: Partial<Finding> = {}): Finding {
  const { base = 0.0121, scenario = "list users" } = more;
  const level = 0.961;
  return aFinding({
    scenario,
    verdict,
    base,
    head: base === null ? null : base * (1 + change),
    change,
    interval: { low: change - 0.022, high: change + 0.023, level },
    p: 0.004,
    blocksWorse: verdict === "improvement" ? 0 : 10,
    ...more,
  });
}

export function unchanged(scenario: string, metric: MetricId, base: number, more: Partial<Finding> = {}): Finding {
  const request = METRICS[metric].per === "request" ? (REQUESTS[scenario] ?? "GET /users") : null;
  return aFinding({ scenario, request, metric, base, head: base * 1.003, ...more });
}

const REQUESTS: Readonly<Record<string, string>> = { "list users": "GET /users", login: "POST /login" };

const TWO_SCENARIOS: readonly MeasuredScenario[] = [
  aMeasuredScenario(),
  aMeasuredScenario({ name: "login", users: 8, requests: ["POST /login"], hash: "91aa0c3b77de" }),
];

export const LOGIN: readonly Finding[] = [
  unchanged("login", "p50", 0.0214),
  unchanged("login", "p95", 0.031, { detectable: 0.034 }),
  unchanged("login", "errors", 0, {
    head: 0,
    change: 0,
    interval: { low: 0, high: 0, level: 0.961 },
    detectable: 0.001,
  }),
  unchanged("login", "rps", 372, { gated: false, p: null }),
];

interface Parts {
  readonly result?: Partial<Result>;
  readonly measurement?: Partial<Measurement>;
  readonly blocks?: number;
  readonly scenarios?: readonly MeasuredScenario[];
  readonly context?: Partial<ReportContext>;
}

export function aCase(name: string, findings: readonly Finding[], parts: Parts = {}): Case {
  const { blocks = 10, scenarios = TWO_SCENARIOS } = parts;
  const measurement = aMeasurement({ scenarios, blocks: blocksOf(findings, blocks), ...parts.measurement });
  const cells = findings.filter(({ gated }) => gated).length;
  const look = aLook({ blocks, cells });
  const context = aReportContext({ scenarioLines: { "list users": 6, login: 14 }, ...parts.context });
  return { name, result: aResult({ findings, measurement, look, ...parts.result }), context };
}

const WITH_HISTORY = {
  runs: 20,
  source: { run: 4700, sha: "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d" },
  reason: null,
};

const regression = aCase(
  "regression",
  [
    changed("regression", 0.081, {
      history: aHistoryComparison(),
      interval: { low: 0.059, high: 0.104, level: 0.961 },
    }),
    changed("regression", 0.074, {
      metric: "p95",
      base: 0.0289,
      floor: 0.03,
      history: aHistoryComparison({ typical: 0.0291, spread: 0.14, comparable: true }),
    }),
    changed("inconclusive", 0.031, {
      metric: "pooled-mean",
      base: 0.0134,
      interval: { low: -0.011, high: 0.079, level: 0.961 },
      detectable: 0.062,
      p: 0.21,
      blocksWorse: 7,
      history: aHistoryComparison({ runs: 3, typical: null, spread: null, change: null, p: null, detectable: null }),
    }),
    changed("regression", -0.069, { metric: "rps", request: null, base: 1320, gated: false, p: 0.002 }),
    changed("regression", 0.094, { metric: "cpu", request: null, base: 0.00085, gated: false, p: 0.002 }),
    ...LOGIN,
  ],
  {
    result: {
      verdict: "regression",
      failed: ["regression"],
      history: WITH_HISTORY,
      budgets: [
        aBudgetResult(),
        aBudgetResult({ metric: "errors", text: "errors < 1 %", limit: 0.01, value: 0, low: 0, high: 0.001, line: 10 }),
      ],
      warnings: [
        {
          code: "spill",
          text: "8 % of the CPU time was spent after the response, in the other revision's slice",
          scenario: "list users",
        },
      ],
    },
  },
);

const improvement = aCase(
  "improvement",
  [
    changed("improvement", -0.51, { interval: { low: -0.53, high: -0.49, level: 0.961 }, p: 0.0004 }),
    changed("improvement", -0.47, {
      metric: "p95",
      base: 0.029,
      interval: { low: -0.49, high: -0.455, level: 0.961 },
      p: 0.0004,
    }),
    changed("improvement", -0.062, {
      scenario: "login",
      request: "POST /login",
      base: 0.0214,
      interval: { low: -0.083, high: -0.041, level: 0.961 },
    }),
    changed("improvement", 1.03, {
      metric: "rps",
      request: null,
      base: 1320,
      interval: { low: 0.96, high: 1.11, level: 0.961 },
      gated: false,
      p: null,
    }),
    unchanged("login", "p95", 0.031),
  ],
  { result: { verdict: "improvement" } },
);

const noChange = aCase("no-change", [
  unchanged("list users", "p50", 0.0121),
  unchanged("list users", "p95", 0.0289, { detectable: 0.028 }),
  unchanged("list users", "errors", 0.004, {
    head: 0.0042,
    change: 0.0002,
    interval: { low: -0.0004, high: 0.0007, level: 0.961 },
    detectable: 0.0009,
  }),
  ...LOGIN,
]);

const inconclusive = aCase(
  "inconclusive",
  [
    changed("inconclusive", 0.038, {
      interval: { low: -0.021, high: 0.099, level: 0.961 },
      p: 0.4,
      detectable: 0.112,
      blocksWorse: 7,
    }),
    changed("inconclusive", 0.029, {
      metric: "p95",
      base: 0.0289,
      interval: { low: 0.004, high: 0.051, level: 0.961 },
      p: 0.06,
      detectable: 0.05,
      blocksWorse: 9,
    }),
    ...LOGIN,
  ],
  { result: { verdict: "inconclusive" } },
);

function withoutBase(finding: Finding, reason: string): Finding {
  return {
    ...finding,
    verdict: "no baseline",
    base: null,
    change: null,
    interval: null,
    p: null,
    detectable: null,
    reason,
  };
}

const NO_BASE_REASON = "origin/main has no loadline.yml and no commit before this one";

const noBaseline = aCase(
  "no-baseline",
  [unchanged("list users", "p50", 0.0121), unchanged("list users", "p95", 0.0289)].map((cell) =>
    withoutBase(cell, NO_BASE_REASON),
  ),
  {
    scenarios: [aMeasuredScenario()],
    measurement: { base: null, baseAbsent: NO_BASE_REASON },
    result: { verdict: "no baseline", look: null, budgets: [aBudgetResult()] },
  },
);

const BOOT_REASON = "base did not boot: not ready within 30 s, GET /healthz answered 500";

const baseDidNotBoot = aCase(
  "base-did-not-boot",
  [
    { ...withoutBase(unchanged("list users", "p50", 0.0121), BOOT_REASON), history: aHistoryComparison() },
    {
      ...withoutBase(unchanged("list users", "p95", 0.0289), BOOT_REASON),
      history: aHistoryComparison({ runs: 3, typical: null, spread: null, change: null, p: null, detectable: null }),
    },
  ],
  {
    scenarios: [aMeasuredScenario()],
    measurement: { baseAbsent: BOOT_REASON },
    result: { verdict: "no baseline", look: null, history: WITH_HISTORY, budgets: [aBudgetResult()] },
  },
);

const budgetBroken = aCase(
  "budget-broken",
  [unchanged("list users", "p50", 0.187), unchanged("list users", "p95", 0.231), ...LOGIN],
  {
    result: {
      failed: ["budget"],
      budgets: [
        aBudgetResult({
          metric: "errors",
          text: "errors < 1 %",
          limit: 0.01,
          value: 0.0003,
          low: 0.0001,
          high: 0.0007,
          line: 10,
        }),
        aBudgetResult({ value: 0.231, low: 0.224, high: 0.238, outcome: "broken" }),
        aBudgetResult({
          scenario: "login",
          request: null,
          metric: "rss",
          text: "rss < 300 MB",
          limit: 300e6,
          value: null,
          low: null,
          high: null,
          outcome: "unknown",
          reason: "memory cannot be read on this platform",
          line: 17,
        }),
      ],
    },
  },
);

const nearBudget = aCase(
  "near-budget",
  [unchanged("list users", "p50", 0.171), unchanged("list users", "p95", 0.197), ...LOGIN],
  {
    result: { budgets: [aBudgetResult({ value: 0.197, low: 0.189, high: 0.206, outcome: "near" })] },
  },
);

function invalid(finding: Finding, reason: string): Finding {
  return { ...withoutBase(finding, reason), verdict: "invalid", head: null, blocks: 0, blocksWorse: 0 };
}

const CRASH = "head died in block 1 while list users was measured: exit status 137";

const appCrashed = aCase(
  "app-crashed",
  [unchanged("list users", "p50", 0.0121), unchanged("list users", "p95", 0.0289), ...LOGIN].map((cell) =>
    invalid(cell, CRASH),
  ),
  {
    blocks: 0,
    measurement: {
      blocks: [
        aBlock({
          invalid: CRASH,
          rounds: [
            aRound({
              cells: [],
              invalid: CRASH,
              failures: [
                { arm: "head", request: "GET /users", kind: "lost", count: 16 },
                { arm: "head", request: "GET /users", kind: "refused", count: 1204 },
              ],
            }),
          ],
        }),
      ],
    },
    result: { verdict: "invalid", failed: ["invalid"], look: null, blocks: 0, seconds: 41 },
  },
);

const HOSTILE_SCENARIO =
  "a | b ` c `` d | <img src=x onerror=alert(1)> @octocat #1 --> [x](https://evil.example) \u202Egnp.exe\nnew line";
const HOSTILE_REQUEST = "GET /\\|?q=%3Cscript%3E&x=`|`##[error]owned ::set-output name=a::b";

const hostileNames = aCase(
  "hostile-names",
  [
    changed("regression", 0.12, { scenario: HOSTILE_SCENARIO, request: HOSTILE_REQUEST }),
    changed("inconclusive", 0.02, {
      scenario: HOSTILE_SCENARIO,
      request: "@org/team",
      interval: { low: -0.02, high: 0.06, level: 0.961 },
    }),
    invalid(
      aFinding({ scenario: "<details>", request: "x" }),
      "see https://evil.example/?a=1 and @octocat, #12, GH-7, **bold** <b>x</b> | y",
    ),
  ],
  {
    scenarios: [
      aMeasuredScenario({ name: HOSTILE_SCENARIO, requests: [HOSTILE_REQUEST, "@org/team"] }),
      aMeasuredScenario({ name: "<details>", requests: ["x"] }),
    ],
    measurement: { head: { sha: null, label: "`<!-- loadline:v1 -->`\u0000\u001B[31m" } },
    result: {
      verdict: "invalid",
      failed: ["regression", "budget", "invalid"],
      budgets: [
        aBudgetResult({
          scenario: HOSTILE_SCENARIO,
          request: HOSTILE_REQUEST,
          text: "p95 < 1 ms | `@octocat`",
          outcome: "broken",
        }),
      ],
      warnings: [
        {
          code: "limiter",
          text: "answered 429 with </details><h1>@octocat</h1> ![x](http://evil.example/x.png)",
          scenario: "<details>",
        },
      ],
    },
    context: { runUrl: "javascript:alert(1)", resultName: "x](https://evil.example)", configPath: "load|line`.yml" },
  },
);

const tooLong = aCase(
  "too-long",
  Array.from({ length: 700 }, (_, index) => {
    const scenario = `scenario number ${index + 1} with a name that says at length what it is about`;
    return index % 7 === 0
      ? changed("inconclusive", 0.02, { scenario, interval: { low: -0.01, high: 0.05, level: 0.961 } })
      : changed("regression", 0.05 + index / 10_000, { scenario });
  }),
  {
    blocks: 1,
    scenarios: Array.from({ length: 700 }, (_, index) =>
      aMeasuredScenario({ name: `scenario number ${index + 1} with a name that says at length what it is about` }),
    ),
    result: { verdict: "regression", failed: ["regression"] },
  },
);

const oneBootFailed = aCase("one-boot-failed", [...LOGIN], {
  scenarios: TWO_SCENARIOS.slice(1),
  measurement: {
    blocks: [
      ...blocksOf(LOGIN, 9),
      aBlock({ index: 9, rounds: [], invalid: "head did not boot: port 40123 was taken by another process" }),
      ...blocksOf(LOGIN, 1),
    ],
  },
  result: {
    blocks: 10,
    warnings: [
      {
        code: "block-replaced",
        text: "Block 10 did not count and was replaced: head did not boot, port 40123 was taken by another process",
      },
    ],
  },
});

const suspected = aCase(
  "suspected-from-history",
  [
    {
      ...withoutBase(unchanged("list users", "p50", 0.0157), BOOT_REASON),
      verdict: "suspected",
      history: aHistoryComparison({ typical: 0.012, spread: 0.24, change: 0.31, p: 0.002, detectable: 0.5 }),
    },
    {
      ...withoutBase(unchanged("list users", "p95", 0.0289), BOOT_REASON),
      history: aHistoryComparison({ typical: 0.028, spread: 0.3, change: 0.03, detectable: 0.52 }),
    },
  ],
  {
    scenarios: [aMeasuredScenario()],
    measurement: { baseAbsent: BOOT_REASON },
    result: { verdict: "suspected", look: null, history: WITH_HISTORY },
  },
);

const interrupted = aCase(
  "interrupted",
  [unchanged("list users", "p50", 0.0121), unchanged("list users", "p95", 0.0289)].map((cell) => ({
    ...invalid(cell, "3 valid blocks, 6 are needed"),
    base: 0.0121,
    head: 0.0122,
    blocks: 3,
  })),
  {
    blocks: 3,
    scenarios: [aMeasuredScenario()],
    measurement: { interrupted: true, seconds: 74 },
    result: { verdict: "invalid", failed: ["invalid"], look: null },
  },
);

const CHECKOUT = aMeasuredScenario({
  name: "checkout",
  profile: "load",
  users: 4,
  requests: ["GET /cart", "POST /pay"],
});

const singleAndLists = aCase(
  "single-request-and-lists",
  [
    changed("regression", 1.02, {
      scenario: "checkout",
      request: "POST /pay",
      base: 0.044,
      interval: { low: 0.97, high: 1.06, level: 0.961 },
    }),
    unchanged("checkout", "p50", 0.0061, { request: "GET /cart" }),
    unchanged("checkout", "cpu", 0.00085, { gated: false, p: null, base: 0.00085, head: 0.00086 }),
    unchanged("checkout", "rss", 85e6, { gated: false, p: null }),
    changed("new", 0, {
      scenario: "checkout",
      request: "GET /coupons",
      base: null,
      head: 0.0071,
      change: null,
      interval: null,
      p: null,
      detectable: null,
    }),
    unchanged("list users", "mean", 0.00042),
  ],
  {
    scenarios: [CHECKOUT, aMeasuredScenario({ profile: "speed", users: 1 })],
    result: { verdict: "regression", failed: ["regression"] },
    context: { scenarioLines: { checkout: 21, "list users": 6 } },
  },
);

const notSlower = aCase(
  "not-slower",
  [
    unchanged("list users", "p50", 0.0121, {
      verdict: "not slower",
      change: -0.034,
      head: 0.0117,
      interval: { low: -0.09, high: 0.02, level: 0.961 },
      p: 0.3,
      detectable: 0.07,
    }),
    ...LOGIN,
  ],
  { result: { verdict: "not slower" } },
);

const quick = aCase(
  "quick-effort-few-blocks",
  [
    changed("regression", 0.21, {
      p: 1 / 32,
      blocks: 5,
      blocksWorse: 5,
      interval: { low: 0.18, high: 0.25, level: 0.9375 },
    }),
    ...LOGIN,
  ],
  {
    blocks: 5,
    measurement: { effort: "quick", seconds: 171 },
    result: {
      verdict: "regression",
      failed: ["regression"],
      look: aLook({ blocks: 5, planned: 5, alpha: 0.0625, familyRate: 0.0625, cells: 4 }),
      warnings: [
        {
          code: "fewer-blocks",
          text: "Only 5 blocks fit into 3 minutes: 5 % cannot be reached with fewer than 6, so 6.25 % was used",
        },
      ],
    },
  },
);

export const CASES: readonly Case[] = [
  regression,
  improvement,
  noChange,
  inconclusive,
  noBaseline,
  baseDidNotBoot,
  budgetBroken,
  nearBudget,
  appCrashed,
  hostileNames,
  tooLong,
  oneBootFailed,
  suspected,
  interrupted,
  singleAndLists,
  notSlower,
  quick,
];
