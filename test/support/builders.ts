import { perMetric } from "../../src/config/per-metric.ts";
import type { App } from "../../src/model/config.ts";
import type {
  Block,
  BlockCell,
  Environment,
  MeasuredScenario,
  Measurement,
  Round,
} from "../../src/model/measurement.ts";
import { METRICS, type Metric, type MetricId } from "../../src/model/metric.ts";
import type { ReportContext, Result } from "../../src/model/result.ts";
import type { RequestSpec, Scenario } from "../../src/model/scenario.ts";
import type { BudgetResult, Finding, HistoryComparison, LookTaken } from "../../src/model/verdict.ts";

/** One typed value of each model, plausible and consistent; a test overrides what it is about. */

export function anEnvironment(overrides: Partial<Environment> = {}): Environment {
  return {
    cpuModel: "AMD EPYC 7763 64-Core Processor",
    cpus: 4,
    arch: "x64",
    os: "Linux",
    image: "ubuntu24 / 20261101.1",
    runnerLabel: "ubuntu-latest",
    kernel: "6.11.0",
    memoryBytes: 16e9,
    node: "24.11.0",
    loadline: "0.1.0",
    ...overrides,
  };
}

export function aRequest(overrides: Partial<RequestSpec> = {}): RequestSpec {
  const { method = "GET", path = "/users" } = overrides;
  return {
    name: `${method} ${path}`,
    method,
    path,
    headers: {},
    body: undefined,
    expect: ["2xx"],
    budgets: [],
    ...overrides,
  };
}

export function aScenario(overrides: Partial<Scenario> = {}): Scenario {
  return {
    name: "list users",
    profile: "load",
    engine: "autocannon",
    requests: [aRequest()],
    users: 16,
    connections: "keep-alive",
    timeoutSeconds: 10,
    gate: ["pooled-mean", "p50", "p95", "errors"],
    floors: eachMetric(({ floor }) => floor),
    margins: eachMetric(({ margin }) => margin),
    budgets: [],
    line: 6,
    ...overrides,
  };
}

export function anApp(overrides: Partial<App> = {}): App {
  return {
    directory: ".",
    install: undefined,
    build: undefined,
    start: "node server.js",
    url: undefined,
    ready: { path: "/healthz", status: [], timeoutSeconds: 30 },
    env: {},
    passEnv: [],
    reset: undefined,
    port: undefined,
    exclusive: false,
    stopTimeoutSeconds: 5,
    ...overrides,
  };
}

/** `change` follows from base and head unless it is given. */
export function aBlockCell(overrides: Partial<BlockCell> = {}): BlockCell {
  const cell = { request: "GET /users", metric: "p50" as MetricId, base: 0.0121, head: 0.0121, gateable: true };
  const { base, head, metric, ...rest } = { ...cell, ...overrides };
  const compared = base === null || head === null ? null : compare(metric, base, head);
  return { base, head, metric, change: compared, ...rest };
}

export function aRound(overrides: Partial<Round> = {}): Round {
  return {
    scenario: "list users",
    pairs: 40,
    discarded: 0,
    requests: { base: 12_000, head: 12_000 },
    cells: [aBlockCell()],
    failures: [],
    invalid: null,
    notes: [],
    seconds: 8.6,
    gapSeconds: 0.4,
    loadSeconds: 8,
    ...overrides,
  };
}

export function aBlock(overrides: Partial<Block> = {}): Block {
  return {
    index: 0,
    arms: ["base", "head"],
    rounds: [aRound()],
    invalid: null,
    bootSeconds: 1.2,
    warmUpSeconds: 3,
    seconds: 14,
    ...overrides,
  };
}

export function aMeasuredScenario(overrides: Partial<MeasuredScenario> = {}): MeasuredScenario {
  return {
    name: "list users",
    profile: "load",
    engine: "autocannon",
    users: 16,
    requests: ["GET /users"],
    hash: "5f2c9a7b1e04",
    ...overrides,
  };
}

export function aMeasurement(overrides: Partial<Measurement> = {}): Measurement {
  return {
    schema: 1,
    startedAt: "2026-11-23T09:00:00Z",
    seconds: 312,
    seed: 20_261_123,
    effort: "standard",
    compare: "paired",
    configHash: "c0ffee1234567890",
    head: { sha: "9f1c2d3e4b5a69788796a5b4c3d2e1f009f1c2d3", label: "refs/pull/12/merge" },
    base: { sha: "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d", label: "main" },
    baseAbsent: null,
    environment: anEnvironment(),
    scenarios: [aMeasuredScenario()],
    blocks: Array.from({ length: 10 }, (_, index) => aBlock({ index })),
    interrupted: false,
    warnings: [],
    ...overrides,
  };
}

/** A cell without change. */
export function aFinding(overrides: Partial<Finding> = {}): Finding {
  const { metric = "p50" } = overrides;
  return {
    scenario: "list users",
    request: METRICS[metric].per === "request" ? "GET /users" : null,
    metric,
    verdict: "no change",
    gated: true,
    base: 0.0121,
    head: 0.01214,
    change: 0.003,
    interval: { low: -0.012, high: 0.019, level: 0.961 },
    p: 1,
    floor: METRICS[metric].floor,
    margin: METRICS[metric].margin,
    detectable: 0.021,
    blocks: 10,
    blocksWorse: 6,
    reason: null,
    history: null,
    ...overrides,
  };
}

export function aHistoryComparison(overrides: Partial<HistoryComparison> = {}): HistoryComparison {
  return {
    runs: 20,
    needed: 5,
    comparable: true,
    typical: 0.012,
    spread: 0.09,
    change: 0.01,
    p: 1,
    detectable: 0.15,
    ...overrides,
  };
}

export function aBudgetResult(overrides: Partial<BudgetResult> = {}): BudgetResult {
  return {
    scenario: "list users",
    request: "GET /users",
    metric: "p95",
    text: "p95 < 200 ms",
    limit: 0.2,
    value: 0.031,
    low: 0.03,
    high: 0.0322,
    outcome: "met",
    reason: null,
    line: 9,
    ...overrides,
  };
}

export function aLook(overrides: Partial<LookTaken> = {}): LookTaken {
  return { blocks: 10, planned: 16, alpha: 0.004, familyRate: 0.01, cells: 4, ...overrides };
}

/** A pull request that changed nothing; seconds, seed and environment follow the measurement. */
export function aResult(overrides: Partial<Result> = {}): Result {
  const measurement = overrides.measurement ?? aMeasurement();
  return {
    schema: 1,
    verdict: "no change",
    findings: [aFinding()],
    budgets: [],
    waivers: [],
    look: aLook(),
    failed: [],
    warnings: [],
    history: { runs: 0, source: null, reason: "no run of main has stored a baseline yet" },
    blocks: measurement.blocks.length,
    seconds: measurement.seconds,
    environment: measurement.environment,
    seed: measurement.seed,
    measurement,
    ...overrides,
  };
}

export function aReportContext(overrides: Partial<ReportContext> = {}): ReportContext {
  return {
    configPath: "loadline.yml",
    runUrl: "https://github.com/acme/shop/actions/runs/4711",
    resultName: "loadline-result",
    ...overrides,
  };
}

function compare(metric: MetricId, base: number, head: number): number {
  return METRICS[metric].scale === "difference" ? head - base : Math.log(head / base);
}

function eachMetric(pick: (metric: Metric) => number): Record<MetricId, number> {
  return perMetric((id) => pick(METRICS[id]));
}
