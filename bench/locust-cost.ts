import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { createLocustEngine } from "../src/engines/locust/engine.ts";
import type { Slice } from "../src/model/sample.ts";
import type { SlicePlan } from "../src/run/ports.ts";
import { aLocustScenario, LOCUST_PYTHON } from "../test/support/locust.ts";
import { keep } from "./kept.ts";

/**
 * What the gate and the twins cost Locust: requests per second of the same locustfile, plain and as Loadline plays it, on
 * a server that does nothing, in turns of some seconds. Locust is what is busy, so its cost shows in full. Loadline's
 * load is played as a whole, and in slices; time in which the gate is closed does not count.
 */
const USERS = 8;
const SECONDS = 4;
const TURNS = Number(process.argv[2] ?? 8);
const FILES = ["locustfile.py", "locustfile_fast.py"];
const FOLDER = import.meta.dirname;
const run = promisify(execFile);

await using children = new AsyncDisposableStack();
const server = fork(new URL("./trivial-server.ts", import.meta.url));
children.defer(async () => {
  server.kill("SIGKILL");
  await once(server, "exit");
});
const [port] = await once(server, "message");
const url = `http://127.0.0.1:${port}`;
const { PATH = "", HOME = "" } = process.env;
const log = { info: () => undefined, warn: () => undefined, debug: () => undefined, untrusted: () => undefined };
const generatorUrl = new URL("../src/generator.ts", import.meta.url);
const engine = children.use(createLocustEngine({ generatorUrl, log, environment: { PATH, HOME } }));

const lines: string[] = [];
for (const file of FILES) {
  const ways = { plain: () => plain(file), whole: () => played(file, true), slices: () => played(file, false) };
  const seen = { plain: [] as number[], whole: [] as number[], slices: [] as number[] };
  for (let turn = 0; turn < TURNS; turn++) {
    const names = ["plain", "whole", "slices"] as const;
    for (const name of turn % 2 === 0 ? names : names.toReversed()) seen[name].push(await ways[name]());
  }
  for (const name of ["whole", "slices"] as const) {
    const ratios = seen[name].map((value, turn) => value / (seen.plain[turn] ?? Number.NaN));
    lines.push(
      `${file}, ${name}: ${median(ratios).toFixed(3)} times plain Locust's requests per second ` +
        `(${median(seen.plain).toFixed(0)} plain; turns ${ratios.map((ratio) => ratio.toFixed(2)).join(" ")})`,
    );
  }
}
keep("locust-cost", lines);

async function plain(file: string): Promise<number> {
  const load = ["-u", String(USERS), "-r", String(USERS * 100), "-t", `${SECONDS}s`, "--host", url];
  const args = ["-m", "locust", "-f", file, "--headless", "--json", "--loglevel", "ERROR", ...load];
  const { stdout } = await run(LOCUST_PYTHON, args, { cwd: FOLDER });
  const [stats] = JSON.parse(stdout.slice(stdout.indexOf("["))) as {
    num_requests: number;
    start_time: number;
    last_request_timestamp: number;
  }[];
  if (stats === undefined) throw new Error("plain Locust told nothing");
  return stats.num_requests / (stats.last_request_timestamp - stats.start_time);
}

async function played(file: string, asWhole: boolean): Promise<number> {
  const scenario = aLocustScenario(file, { users: USERS, script: { found: { folder: FOLDER, texts: {} } } });
  const whole = { stages: [{ seconds: SECONDS, users: USERS }] };
  const plan: SlicePlan = {
    requests: 150,
    seconds: 0.4,
    first: () => "base",
    drainSeconds: 10,
    ...(asWhole ? { whole } : {}),
  };
  await using session = await engine.open([{ arm: "base", url }], scenario, plan);
  let [sent, seconds] = [0, 0];
  for await (const slice of session.slices()) {
    sent += goodRequests(slice);
    seconds += slice.drained - slice.opened;
    if (seconds >= SECONDS) break;
  }
  return sent / seconds;
}

function goodRequests({ ok, spoiled }: Slice): number {
  if (spoiled !== undefined || ok.includes(0)) throw new Error(`the trivial server failed: ${spoiled}`);
  return ok.length;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[sorted.length >> 1] ?? Number.NaN) + (sorted[(sorted.length - 1) >> 1] ?? Number.NaN)) / 2;
}
