import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { actProgram } from "./act-tool.ts";
import { type Job, jobVariables, refOf, stageAction, writeEvent } from "./job.ts";

/** What a workflow came to. */
export interface ActRun {
  readonly exitCode: number | null;
  readonly jobResult: string | undefined;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** "error: …", "warning: …" */
  readonly annotations: readonly string[];
  /** Everything that the steps printed; act may lose the end of a failing step's. */
  readonly log: string;
}

interface Line {
  readonly raw_output?: boolean;
  readonly msg?: string;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
  readonly jobResult?: string;
}

const DEADLINE_MS = 240_000;

/**
 * Runs the shop's workflow with act on this machine, without containers: the built action, checked out and started as a
 * user's workflow does it, in a clone of depth 1. `over` is laid over the job's variables.
 */
export async function act(job: Job, over: Readonly<Record<string, string>> = {}): Promise<ActRun> {
  const { shop, event } = job;
  const home = join(shop.folder, "home");
  mkdirSync(home, { recursive: true });
  const variables = { ...jobVariables(job), SHA_REF: refOf(job).sha, ...over };
  const env = {
    // act gives the steps its whole environment, and runs actions with the first node on its own PATH.
    PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
    HOME: home,
    LANG: "C.UTF-8",
    DOCKER_HOST: "unix:///nonexistent",
  };
  const args = [
    event.name,
    ...["--eventpath", writeEvent(job), "--directory", join(shop.folder, "work")],
    ...["--platform", "ubuntu-latest=-self-hosted", "--json", "--rm", "--no-cache-server", "--pull=false"],
    ...["--action-offline-mode", "--no-skip-checkout", "--action-cache-path", join(shop.folder, "cache")],
    ...["--local-repository", `acme/loadline@v1=${stageAction(shop.folder)}`],
    ...["--local-repository", `actions/checkout@v7=${checkoutAction(shop.folder, shop.remote)}`],
    ...["--secret", `GITHUB_TOKEN=${job.github.token}`],
    ...Object.entries(variables).flatMap(([name, value]) => ["--env", `${name}=${value}`]),
  ];
  const child = spawn(await actProgram(), args, {
    cwd: join(shop.folder, "work"),
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const deadline = setTimeout(() => child.kill("SIGINT"), DEADLINE_MS);
  const [lines, errors, [exitCode]] = await Promise.all([
    Array.fromAsync(createInterface(child.stdout), parse),
    text(child.stderr),
    once(child, "close"),
  ]);
  clearTimeout(deadline);
  return { ...outcome(lines, errors), exitCode };
}

function outcome(lines: readonly Line[], errors: string): Omit<ActRun, "exitCode"> {
  const of = (command: string) => lines.filter((line) => line.command === command);
  return {
    jobResult: lines.findLast(({ jobResult }) => jobResult !== undefined)?.jobResult,
    outputs: Object.fromEntries(of("set-output").map(({ name = "", arg = "" }) => [name, arg])),
    summary: of("summary")
      .map(({ content = "" }) => content)
      .join(""),
    annotations: ["error", "warning", "notice"].flatMap((level) => of(level).map(({ arg }) => `${level}: ${arg}`)),
    log: lines.map(({ raw_output, msg = "" }) => (raw_output === true ? msg : `| ${msg}\n`)).join("") + errors,
  };
}

function parse(line: string): Line {
  try {
    return JSON.parse(line) as Line;
  } catch {
    return { msg: line };
  }
}

/** What actions/checkout does by default, from a repository on this machine. */
function checkoutAction(folder: string, remote: string): string {
  const path = join(folder, "checkout");
  mkdirSync(path, { recursive: true });
  const action = {
    name: "checkout",
    description: "Checks out GITHUB_SHA alone",
    runs: {
      using: "composite",
      steps: [
        {
          shell: "bash",
          run: [
            "git init --quiet --initial-branch=main .",
            `git remote add origin 'file://${remote}'`,
            'git fetch --quiet --no-tags --depth=1 origin "+$GITHUB_SHA:refs/remotes/origin/checkout"',
            "git checkout --quiet --detach refs/remotes/origin/checkout",
          ].join("\n"),
        },
      ],
    },
  };
  writeFileSync(join(path, "action.yml"), JSON.stringify(action));
  return path;
}
