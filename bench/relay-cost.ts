import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { GeneratorProcess } from "../src/engines/child.ts";
import { Relay } from "../src/engines/command/relay.ts";
import { keep } from "./kept.ts";

/**
 * What the relay of `engine: command` costs: wrk on a trivial server, straight and through an open relay, in turns of a
 * second. Both are one process on the same machine, so a service that does any work shows less of it.
 */
const SECONDS = 1;
const TURNS = 12;
const CONNECTIONS = [1, 8];
const run = promisify(execFile);

interface Turn {
  readonly perSecond: number;
  /** Seconds, of the median request as wrk sees it. */
  readonly p50: number;
}

/** Takes about a minute. Linux only: it reads /proc. */
async function measureRelayCost(): Promise<void> {
  await using children = new AsyncDisposableStack();
  const server = fork(new URL("./trivial-server.ts", import.meta.url));
  children.defer(async () => {
    server.kill("SIGKILL");
    await once(server, "exit");
  });
  const [port] = await once(server, "message");
  const log = { info: () => undefined, warn: () => undefined, debug: () => undefined, untrusted: () => undefined };
  const url = new URL("../src/generator.ts", import.meta.url);
  const process = children.use(new GeneratorProcess({ url, work: "relay", log }));
  const relay = new Relay(process, 1);
  const targets = [{ arm: "base" as const, url: `http://127.0.0.1:${port}` }];
  const { ports } = await relay.ask("ports", { kind: "open", targets, timeoutSeconds: 10 });
  const through = async (connections: number): Promise<Turn & { readonly cpu: number }> => {
    const before = cpuSeconds(process.pid);
    const cut = { requests: 1e9, seconds: SECONDS + 0.3 };
    const slice = relay.ask("slice", { kind: "slice", arm: "base", cut, drainSeconds: 10 });
    const turn = await wrk(ports[0]?.port ?? 0, connections);
    const { status } = (await slice).slice;
    return { ...turn, cpu: (cpuSeconds(process.pid) - before) / status.length };
  };
  const lines: string[] = [];
  for (const connections of CONNECTIONS) {
    const turns: { straight: Turn; relayed: Turn & { readonly cpu: number } }[] = [];
    await through(connections);
    for (let turn = 0; turn < TURNS; turn++) {
      const first = turn % 2 === 0 ? await wrk(port, connections) : undefined;
      const relayed = await through(connections);
      turns.push({ straight: first ?? (await wrk(port, connections)), relayed });
    }
    lines.push(told(connections, turns));
  }
  keep("relay-cost", lines);
}

function told(
  connections: number,
  turns: readonly { readonly straight: Turn; readonly relayed: Turn & { readonly cpu: number } }[],
): string {
  const of = (value: (turn: (typeof turns)[number]) => number) => median(turns.map(value));
  const ratio = of(({ straight, relayed }) => relayed.perSecond / straight.perSecond);
  const added = of(({ straight, relayed }) => relayed.p50 - straight.p50) * 1e6;
  const cpu = of(({ relayed }) => relayed.cpu) * 1e6;
  return (
    `${connections} connections: ${ratio.toFixed(2)} times the requests per second (${of(({ straight }) => straight.perSecond).toFixed(0)} straight), ` +
    `p50 +${added.toFixed(0)} µs, ${cpu.toFixed(0)} µs of the relay's CPU per request`
  );
}

async function wrk(port: number, connections: number): Promise<Turn> {
  const args = ["-t", "1", "-c", String(connections), "-d", String(SECONDS), "--latency", `http://127.0.0.1:${port}/`];
  const { stdout } = await run("wrk", args);
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  const [, value, unit = ""] = /50%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  return { perSecond, p50: Number(value) * ({ us: 1e-6, ms: 1e-3, s: 1 }[unit] ?? Number.NaN) };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[sorted.length >> 1] ?? Number.NaN) + (sorted[(sorted.length - 1) >> 1] ?? Number.NaN)) / 2;
}

/** User and system time of all the process's threads, in ticks of 10 ms. */
function cpuSeconds(pid: number | undefined): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

await measureRelayCost();
