/**
 * What is seen of a service that stalls for one second of every ten, at 200 requests per second: by k6 alone, by
 * Loadline's two engines that send at a rate, and by autocannon's own rate.
 *
 * node bench/stalls.ts [seconds=30]     of each, one after the other
 */
import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { delimiter, resolve } from "node:path";
import { openEngines } from "../src/engines/registry.ts";
import type { Scenario } from "../src/model/scenario.ts";
import { arrivalTimes } from "../src/plan/arrivals.ts";
import type { SlicePlan } from "../src/run/ports.ts";
import { loadConfig } from "../src/run/run-comparison.ts";
import { quantile } from "../src/stats/quantile.ts";
import { keep } from "./kept.ts";

const RATE = 200;
const seconds = Number(process.argv[2] ?? 30);
const path = `${resolve(".cache/bin")}${delimiter}${process.env.PATH ?? ""}`;
const environment = { PATH: path, HOME: process.env.HOME ?? "" };
const CONFIG = `
app: { start: "true", ready: / }
scenarios:
  autocannon: { request: GET /, rate: ${RATE}/s }
  k6: { engine: k6, file: k6-rate.js, env: { DURATION: ${seconds}s } }
`;

interface Seen {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly count: number;
}

const seen = new Map<string, Seen>();
seen.set("k6 alone, constant-arrival-rate", await onServer(k6Alone));
for (const scenario of loadConfig(CONFIG, "bench").scenarios) {
  seen.set(`Loadline, engine ${scenario.name}`, await onServer((url) => byLoadline(scenario, url)));
}
seen.set("autocannon alone, -R", await onServer(autocannonAlone));
const rows = [...seen].map(([who, { p50, p95, p99, count }]) => {
  const values = [p50, p95, p99].map((ms) => ms.toFixed(1).padStart(8)).join("");
  return `${who.padEnd(34)} p50 p95 p99${values} ms, ${count} responses`;
});
const reference = seen.get("k6 alone, constant-arrival-rate")?.p99 ?? Number.NaN;
const own = seen.get("Loadline, engine autocannon")?.p99 ?? Number.NaN;
keep("stalls", [
  ...rows,
  `p99 of Loadline's own open loop against k6's: ${((own / reference - 1) * 100).toFixed(1)} %`,
]);

async function onServer(load: (url: string) => Promise<Seen>): Promise<Seen> {
  const server = fork(resolve(import.meta.dirname, "stalling-server.ts"));
  try {
    const [port] = await once(server, "message");
    return await load(`http://127.0.0.1:${String(port)}`);
  } finally {
    server.disconnect();
  }
}

async function k6Alone(url: string): Promise<Seen> {
  const args = ["run", "-a", "", "-q", "--summary-trend-stats", "med,p(95),p(99),count"];
  const own = ["-e", `BASE_URL=${url}`, "-e", `DURATION=${seconds}s`, "bench/k6-rate.js"];
  const env = { ...environment, K6_NO_USAGE_REPORT: "true" };
  // What it prints first is its own log.
  const printed = execFileSync("k6", [...args, ...own], {
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const values = JSON.parse(printed.slice(printed.indexOf("{"))) as Record<string, number>;
  const { med = 0, "p(95)": p95 = 0, "p(99)": p99 = 0, count = 0 } = values;
  return await Promise.resolve({ p50: med, p95, p99, count });
}

async function byLoadline(written: Scenario, url: string): Promise<Seen> {
  const log = { info: () => {}, warn: () => {}, debug: () => {}, untrusted: () => {} };
  await using engines = openEngines({
    generatorUrl: new URL("../src/generator.ts", import.meta.url),
    log,
    environment,
  });
  const engine = engines.get(written.engine);
  const found = { folder: import.meta.dirname, texts: {} };
  const script = written.script === undefined ? {} : { script: { ...written.script, found } };
  const scenario = (await engine.scripts?.adopt({ ...written, ...script })) ?? written;
  const starts = arrivalTimes(seconds, RATE, "constant", () => 0.5);
  const stages = [{ seconds, ratePerSecond: RATE, arrivals: "constant", starts }] as const;
  const plan: SlicePlan = { requests: 1, seconds: 1, first: () => "head", drainSeconds: 12, whole: { stages } };
  await using session = await engine.open([{ arm: "head", url }], scenario, plan);
  for await (const { latency, spoiled } of session.slices()) {
    if (spoiled !== undefined) throw new Error(spoiled);
    return summary([...latency]);
  }
  throw new Error("no slice");
}

/** With its 10 connections, as it comes. It knows no p95: p97.5 stands in its place. */
async function autocannonAlone(url: string): Promise<Seen> {
  const args = ["--json", "-R", String(RATE), "-d", String(seconds), url];
  const printed = execFileSync("node_modules/.bin/autocannon", args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const { latency, requests } = JSON.parse(printed) as Record<string, Record<string, number>>;
  const { p50 = 0, p97_5: p95 = 0, p99 = 0 } = latency ?? {};
  return await Promise.resolve({ p50, p95, p99, count: requests?.total ?? 0 });
}

function summary(latencies: readonly number[]): Seen {
  const at = (q: number) => quantile(latencies, q) * 1000;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), count: latencies.length };
}
