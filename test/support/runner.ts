import { execFile, execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import { type Job, jobVariables, refOf, stageAction, writeEvent } from "./job.ts";

export interface RunnerOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  /** The job is cancelled once the action has printed this. */
  readonly cancelAt?: RegExp;
  /** Or once this is so; asked often. */
  readonly cancelWhen?: () => boolean;
  /** The signal with which cancelling begins: SIGINT as the runner does it, unless given. */
  readonly firstSignal?: NodeJS.Signals;
  /** Run in the checkout before the action. */
  readonly inCheckout?: (git: (...args: string[]) => void) => void;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** What the action's step came to. */
export interface RunnerRun {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Seconds from the cancellation to the action's end. */
  readonly secondsToEnd: number | undefined;
  /** Command lines of processes of the job that outlived the action. */
  readonly survivors: readonly string[];
  /** What the action's post step printed, which runs however the step ended; it must not fail. */
  readonly postLog: string;
  /** Temporary folders that it left, and worktrees beside the checkout itself. */
  readonly leftovers: readonly string[];
}

/** As GitHub's runner cancels: signals to the action's process alone, and no longer patience. */
const CANCELLATION = [
  { signal: "SIGINT", afterMs: 0 },
  { signal: "SIGTERM", afterMs: 7500 },
  { signal: "SIGKILL", afterMs: 10_000 },
] as const;
const POLL_MS = 20;

const DEADLINE_MS = 240_000;

/** Runs the built action's main program as GitHub's runner does, in a fresh clone of depth 1. */
export async function runStep(job: Job, options: RunnerOptions = {}): Promise<RunnerRun> {
  const { inputs = {}, cancelAt, cancelWhen } = options;
  const { shop } = job;
  const tracking = `github_${randomUUID()}`;
  const workspace = checkOut(job, tracking);
  options.inCheckout?.((...args) => execFileSync("git", ["-C", workspace, ...args]));
  const files = fileCommands(join(shop.folder, tracking));
  const staged = stageAction(shop.folder);
  const env = {
    PATH: process.env.PATH,
    HOME: shop.folder,
    CI: "true",
    ...jobVariables(job),
    ...files,
    ...inputVariables(staged, { "github-token": job.github.token, ...inputs }),
    GITHUB_ACTIONS: "true",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_EVENT_NAME: job.event.name,
    GITHUB_EVENT_PATH: writeEvent(job),
    GITHUB_SHA: refOf(job).sha,
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: join(shop.folder, tracking),
    RUNNER_TRACKING_ID: tracking,
    ...options.env,
  };
  const main = join(staged, "dist/action.js");
  const child = spawn(process.execPath, [main], { cwd: workspace, env, stdio: ["ignore", "pipe", "pipe"] });
  const timers = [setTimeout(() => child.kill("SIGKILL"), DEADLINE_MS)];
  let log = "";
  let cancelled: number | undefined;
  const cancelNow = () => {
    if (cancelled !== undefined || (cancelAt?.test(log) !== true && cancelWhen?.() !== true)) return;
    cancelled = performance.now();
    const [, ...later] = CANCELLATION;
    child.kill(options.firstSignal ?? "SIGINT");
    timers.push(...later.map(({ signal, afterMs }) => setTimeout(() => child.kill(signal), afterMs)));
  };
  timers.push(setInterval(cancelNow, POLL_MS));
  const listen = (chunk: Buffer) => {
    log += chunk.toString();
    cancelNow();
  };
  for (const stream of [child.stdout, child.stderr]) stream.on("data", listen);
  const closed = once(child, "close");
  const [exitCode, signal] = await once(child, "exit");
  const ended = performance.now();
  for (const timer of timers) clearTimeout(timer);
  const orphans = processesOf(tracking);
  const survivors = orphans.map(({ command }) => command);
  // "Terminate orphan process", as the runner does when a job has ended.
  for (const { pid } of orphans) process.kill(pid, "SIGKILL");
  await closed;
  const postLog = await runPost(staged, workspace, { ...env, ...savedState(files.GITHUB_STATE) });
  return {
    exitCode,
    signal,
    log,
    outputs: readOutputs(files.GITHUB_OUTPUT),
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, "utf8"),
    secondsToEnd: cancelled === undefined ? undefined : (ended - cancelled) / 1000,
    survivors,
    postLog,
    leftovers: leftoversIn(workspace, env.RUNNER_TEMP),
  };
}

/** As the runner does after all steps, with what the step has saved. Throws where the post step fails. */
async function runPost(staged: string, cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { runs } = parse(readFileSync(join(staged, "action.yml"), "utf8")) as { runs: { post: string } };
  const post = join(staged, runs.post);
  return (await promisify(execFile)(process.execPath, [post], { cwd, env, timeout: DEADLINE_MS })).stdout;
}

function savedState(path: string): Record<string, string> {
  return Object.fromEntries(Object.entries(readOutputs(path)).map(([name, value]) => [`STATE_${name}`, value]));
}

function leftoversIn(workspace: string, temporary: string): string[] {
  const list = execFileSync("git", ["-C", workspace, "worktree", "list", "--porcelain"], { encoding: "utf8" });
  const worktrees = list.split("\n").filter((line) => line.startsWith("worktree ") && line !== `worktree ${workspace}`);
  return [...worktrees, ...readdirSync(temporary).filter((name) => name.startsWith("ll-"))];
}

function checkOut({ shop, ...job }: Job, name: string): string {
  const workspace = join(shop.folder, `${name}-workspace`);
  const { sha } = refOf({ shop, ...job });
  const git = (...args: string[]) => execFileSync("git", args, { stdio: ["ignore", "ignore", "inherit"] });
  git("init", "--quiet", workspace);
  git("-C", workspace, "remote", "add", "origin", `file://${shop.remote}`);
  git("-C", workspace, "fetch", "--quiet", "--depth=1", "origin", sha);
  git("-C", workspace, "checkout", "--quiet", "--detach", "FETCH_HEAD");
  return workspace;
}

/** The empty files by which a step talks to the runner. */
function fileCommands(folder: string) {
  mkdirSync(folder, { recursive: true });
  const file = (name: string) => {
    writeFileSync(join(folder, name), "");
    return join(folder, name);
  };
  return {
    GITHUB_OUTPUT: file("output"),
    GITHUB_STATE: file("state"),
    GITHUB_STEP_SUMMARY: file("summary"),
    GITHUB_ENV: file("env"),
    GITHUB_PATH: file("path"),
  };
}

/** Inputs as a runner passes them, with the defaults of action.yml. */
function inputVariables(staged: string, given: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const { inputs } = parse(readFileSync(join(staged, "action.yml"), "utf8")) as {
    inputs: Record<string, { default: string }>;
  };
  const all = Object.entries(inputs).map(([name, { default: usual }]) => [name, given[name] ?? usual]);
  return Object.fromEntries(all.map(([name = "", value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

/** The last value of each output in a file of `name<<delimiter`, value and delimiter. */
function readOutputs(path: string): Record<string, string> {
  const found = readFileSync(path, "utf8").matchAll(/^(.+)<<(ghadelimiter_\S+)\n([\s\S]*?)\n?\2$/gm);
  return Object.fromEntries([...found].map(([, name = "", , value = ""]) => [name, value]));
}

/** Living processes whose environment names the job, as the runner looks for orphans. */
function processesOf(tracking: string): { pid: number; command: string }[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const mine = readFileSync(`/proc/${pid}/environ`, "latin1").includes(`RUNNER_TRACKING_ID=${tracking}`);
        const zombie = /\) Z /.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
        const command = readFileSync(`/proc/${pid}/cmdline`, "latin1").replaceAll("\0", " ");
        return mine && !zombie ? [{ pid: Number(pid), command }] : [];
      } catch {
        return [];
      }
    });
}
