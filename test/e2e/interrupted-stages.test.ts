import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startFakeGitHub } from "../support/fake-github.ts";
import { type RunnerOptions, type RunnerRun, runStep } from "../support/runner.ts";
import { createShop, publishCommits, type ShopOptions } from "../support/shop.ts";

/** The runner kills after 10 s what has not ended; a second signal comes after 7.5 s. */
const LIMIT_SECONDS = 7;
/** Two processes that ignore what can be ignored, one of them in a session of its own, and a note that they are there. */
const STUBBORN = `trap "" TERM INT HUP; setsid sh -c 'trap "" TERM INT HUP; sleep 600' & `;

/** The file by which what runs in a job says how far it got. */
interface Note extends Disposable {
  readonly path: string;
  isThere(): boolean;
}

function aNote(): Note {
  const folder = mkdtempSync(join(tmpdir(), "ll-test-"));
  const path = join(folder, "begun");
  return {
    path,
    isThere: () => existsSync(path),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Commands of a service that is ready or never is, and that writes the note with so many requests where `when` holds. */
function service(note: Note, ready: boolean, noteAfter: number, when = "true"): string {
  const path = `${note.path}.mjs`;
  writeFileSync(
    path,
    `import { createServer } from "node:http";
import { writeFileSync } from "node:fs";
let count = 0;
createServer((request, response) => {
  if (++count === ${noteAfter} && ${when}) writeFileSync(${JSON.stringify(note.path)}, "");
  response.statusCode = ${ready} ? 200 : 503;
  response.end("42");
}).listen(Number(process.env.PORT), "127.0.0.1");
`,
  );
  return `${STUBBORN} node ${path}`;
}

interface Stage extends ShopOptions {
  readonly inCheckout?: RunnerOptions["inCheckout"];
  readonly firstSignal?: NodeJS.Signals;
}

async function interrupt(note: Note, { inCheckout, firstSignal, ...options }: Stage): Promise<RunnerRun> {
  await using github = await startFakeGitHub();
  using shop = createShop(options);
  publishCommits(github, shop);
  return await runStep(
    { github, shop, event: { name: "pull_request" } },
    {
      cancelWhen: () => note.isThere(),
      ...(inCheckout === undefined ? {} : { inCheckout }),
      ...(firstSignal === undefined ? {} : { firstSignal }),
    },
  );
}

function expectNothingLeft(run: RunnerRun): void {
  expect(run.survivors).toEqual([]);
  expect(run.leftovers).toEqual([]);
  expect(run.secondsToEnd).toBeLessThan(LIMIT_SECONDS);
}

// Each of them waits for seconds until the stubborn ones are killed, and computes hardly anything meanwhile.
describe.concurrent("a job that is cancelled before it has measured ends in time, leaves nothing and says so", () => {
  const hang = ({ path }: Note) => `touch ${path}; ${STUBBORN} sleep 600`;
  const fetchThatHangs = ({ path }: Note) => `touch ${path}; trap "" TERM INT HUP; sleep 600; exit 1 #`;
  test.each<[string, (note: Note) => Stage]>([
    [
      "while git fetches",
      (note) => ({ inCheckout: (git) => git("config", "remote.origin.uploadpack", fetchThatHangs(note)) }),
    ],
    ["while head is installed", (note) => ({ app: { install: hang(note) } })],
    ["while head is built", (note) => ({ app: { build: hang(note) } })],
    ["while it resets", (note) => ({ app: { reset: hang(note) } })],
    ["while it boots", (note) => ({ start: hang(note) })],
    ["while it waits for the service to be ready", (note) => ({ start: service(note, false, 3) })],
    ["while it warms up", (note) => ({ start: service(note, true, 5) })],
    ["by SIGTERM alone", (note) => ({ app: { install: hang(note) }, firstSignal: "SIGTERM" })],
    ["by SIGHUP, as when the terminal is gone", (note) => ({ app: { install: hang(note) }, firstSignal: "SIGHUP" })],
  ])("%s", async (_, stage) => {
    using note = aNote();
    const { firstSignal = "SIGINT", ...rest } = stage(note);
    const run = await interrupt(note, { firstSignal, ...rest });
    const status = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[firstSignal as "SIGINT"];
    expect(run.exitCode, run.log).toBe(status);
    expect(run.log + run.summary).toMatch(/cancelled before anything was measured|interrupted/);
    expectNothingLeft(run);
  });
});

test("a job that is killed hard leaves nothing that the runner's own cleaning up does not find", async () => {
  await using github = await startFakeGitHub();
  using note = aNote();
  using shop = createShop({ start: service(note, true, 5) });
  publishCommits(github, shop);
  const job = { github, shop, event: { name: "pull_request" } } as const;
  const run = await runStep(job, { cancelWhen: () => note.isThere(), firstSignal: "SIGKILL" });
  expect(run.signal).toBe("SIGKILL");
  expect(run.survivors.filter((command) => command.includes("begun.mjs"))).not.toEqual([]);
  await expect.poll(() => processesBelow(shop.folder)).toEqual([]);
});

test("a job that is cancelled while it profiles keeps its verdict, and leaves no process and no socket", async () => {
  await using github = await startFakeGitHub();
  using note = aNote();
  const start = service(note, true, 200, "process.env.LOADLINE_PROFILE_DIR !== undefined");
  using shop = createShop({ start, rules: "hotspots: always" });
  publishCommits(github, shop);
  const job = { github, shop, event: { name: "pull_request" } } as const;
  const run = await runStep(job, { inputs: { "max-time": "9s" }, cancelWhen: () => note.isThere() });
  expect(run.exitCode, run.log).toBe(130);
  expectNothingLeft(run);
  const result = JSON.parse(readFileSync(run.outputs["result-path"] ?? "", "utf8"));
  expect(result.measurement).toMatchObject({ interrupted: false });
  expect(result.findings.length).toBeGreaterThan(0);
  expect(github.artifacts).toEqual([]);
});

/** Processes whose folder is there, as those of services, or whose program is. */
function processesBelow(path: string): string[] {
  return readdirSync("/proc").filter((pid) => {
    try {
      const place = readlinkSync(`/proc/${pid}/cwd`) + readFileSync(`/proc/${pid}/cmdline`, "latin1");
      return place.includes(path) && !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
    } catch {
      return false;
    }
  });
}

describe.concurrent("a job that is cancelled while its result is being published", () => {
  test.each([
    ["commenting", /\/issues\/7\/comments/],
    ["uploading", /ArtifactService/],
  ])("while %s has its file, its summary and its outputs all the same", async (_, silent) => {
    await using github = await startFakeGitHub();
    using shop = createShop();
    publishCommits(github, shop);
    github.faults.push({ match: silent, times: 99, silent: true });
    const run = await runStep(
      { github, shop, event: { name: "pull_request" } },
      { inputs: { "max-time": "9s" }, cancelWhen: () => github.log.some(({ status }) => status === "silent") },
    );
    expect(run.exitCode, run.log).toBe(130);
    expectNothingLeft(run);
    expect(run.log).toContain("cancelled while the result was being published");
    expect(run.summary).toContain("Loadline");
    const result = JSON.parse(readFileSync(run.outputs["result-path"] ?? "", "utf8"));
    expect(result.measurement).toMatchObject({ interrupted: false });
    expect(github.artifacts).toEqual([]);
  });
});
