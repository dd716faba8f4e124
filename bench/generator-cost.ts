import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createAutocannonEngine } from "../src/engines/autocannon/engine.ts";
import type { Slice } from "../src/model/sample.ts";
import type { SlicePlan } from "../src/run/ports.ts";
import { aScenario } from "../test/support/builders.ts";

/**
 * What the gated generator costs per request against autocannon as it comes: CPU time of either process, the same
 * number of requests to the same trivial server, in turns. Connecting and starting an instance count for both.
 */
const USERS = 8;
/** Per turn and kind; about 1.5 s of CPU, so that a tick of 10 ms is below 1 %. */
const REQUESTS = 60_000;
/** What 100 ms of this load come to. */
const REQUESTS_PER_SLICE = 1000;
const TURNS = 10;

export interface GeneratorCost {
  /** Microseconds of CPU per request. */
  readonly plain: number;
  readonly gated: number;
  /** gated / plain of each turn. */
  readonly ratios: readonly number[];
  /** Median of `ratios`. */
  readonly ratio: number;
}

/** Takes about a minute. Linux only: it reads /proc. */
export async function measureGeneratorCost(turns: number = TURNS): Promise<GeneratorCost> {
  await using children = new AsyncDisposableStack();
  const start = (file: string) => {
    const child = fork(new URL(file, import.meta.url));
    children.defer(async () => {
      child.kill("SIGKILL");
      await once(child, "exit");
    });
    return child;
  };
  const server = start("./trivial-server.ts");
  const [port] = await once(server, "message");
  const url = `http://127.0.0.1:${port}`;

  const plainChild = start("./plain-autocannon.ts");
  const plain = async () => {
    const before = cpuSeconds(plainChild.pid);
    plainChild.send({ url, users: USERS, amount: REQUESTS });
    await once(plainChild, "message");
    return cpuSeconds(plainChild.pid) - before;
  };

  const silent = { info: () => undefined, warn: () => undefined, debug: () => undefined, untrusted: () => undefined };
  const generatorUrl = new URL("../src/generator.ts", import.meta.url);
  const engine = children.use(createAutocannonEngine({ generatorUrl, log: silent }));
  const scenario = aScenario({ users: USERS });
  const plan: SlicePlan = { requests: REQUESTS_PER_SLICE, seconds: 0.4, first: () => "base", drainSeconds: 10 };
  const send = async (requests: number) => {
    await using session = await engine.open([{ arm: "base", url }], scenario, plan);
    let sent = 0;
    for await (const slice of session.slices()) {
      sent += goodRequests(slice);
      if (sent >= requests) break;
    }
  };
  const gated = async () => {
    const before = cpuSeconds(engine.generatorPid());
    await send(REQUESTS);
    return cpuSeconds(engine.generatorPid()) - before;
  };

  await send(REQUESTS_PER_SLICE);
  await plain();
  await gated();
  const pairs: { plain: number; gated: number }[] = [];
  for (let turn = 0; turn < turns; turn++) {
    if (turn % 2 === 0) pairs.push({ plain: await plain(), gated: await gated() });
    else {
      const first = await gated();
      pairs.push({ gated: first, plain: await plain() });
    }
  }
  return summary(pairs);
}

function goodRequests({ ok, spoiled }: Slice): number {
  if (spoiled !== undefined || ok.includes(0)) throw new Error("the trivial server failed");
  return ok.length;
}

function summary(pairs: readonly { readonly plain: number; readonly gated: number }[]): GeneratorCost {
  const ratios = pairs.map(({ plain, gated }) => gated / plain);
  const microseconds = (values: readonly number[]) => (median(values) / REQUESTS) * 1e6;
  return {
    plain: microseconds(pairs.map(({ plain }) => plain)),
    gated: microseconds(pairs.map(({ gated }) => gated)),
    ratios,
    ratio: median(ratios),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (upper + lower) / 2;
}

/** User and system time of all the process's threads, in ticks of 10 ms. */
function cpuSeconds(pid: number | undefined): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

if (import.meta.main) {
  const { plain, gated, ratio, ratios } = await measureGeneratorCost();
  console.log(`autocannon as it comes: ${plain.toFixed(1)} µs of CPU per request`);
  console.log(`gated generator:        ${gated.toFixed(1)} µs of CPU per request`);
  console.log(`ratio: median ${ratio.toFixed(3)} of ${ratios.map((each) => each.toFixed(3)).join(" ")}`);
}
