import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { vi } from "vitest";
import { createClient, type Patience } from "../../src/github/client.ts";
import { markLine } from "../../src/github/comment.ts";
import { readInputs } from "../../src/github/inputs.ts";
import type { Job } from "../../src/job/job.ts";
import { publish } from "../../src/job/publish.ts";
import { readStoredRuns, type StoredRuns } from "../../src/job/stored-runs.ts";
import type { Result } from "../../src/model/result.ts";
import type { ProfileFile } from "../../src/run/profile-files.ts";
import { loadConfig } from "../../src/run/run-comparison.ts";
import { aFinding, aResult } from "./builders.ts";
import type { FakeGitHub } from "./fake-github.ts";
import type { FakeComment } from "./fake-state.ts";

const CONFIG = `app: { start: node server.js }
scenarios:
  list users: { request: GET /users }
`;
const HISTORY = readFileSync(join(import.meta.dirname, "../fixtures/artifacts/v1.json"));

/** The files by which a step talks to its runner, and what it prints. */
export interface StepFiles extends Disposable {
  /** Forgets what was written so far. */
  reset(): void;
  summary(): string;
  outputs(): string;
  log(): string;
}

/** For one test file: @actions/core keeps the path of the first summary that it wrote. */
export function stepFiles(): StepFiles & { readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), "loadline-step-"));
  const names = { GITHUB_STEP_SUMMARY: "summary", GITHUB_OUTPUT: "output", GITHUB_STATE: "state" };
  const path = (name: string) => join(folder, name);
  let printed = "";
  const print = (text: string | Uint8Array) => {
    printed += String(text);
    return true;
  };
  return {
    folder,
    reset: () => {
      printed = "";
      vi.spyOn(process.stdout, "write").mockImplementation(print);
      for (const [variable, name] of Object.entries(names)) {
        writeFileSync(path(name), "");
        vi.stubEnv(variable, path(name));
      }
    },
    summary: () => readFileSync(path("summary"), "utf8"),
    outputs: () => readFileSync(path("output"), "utf8"),
    log: () => printed,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}

export interface JobOptions {
  readonly folder: string;
  readonly patience?: Partial<Patience>;
  readonly uploadSeconds?: number;
}

/** Run 20 of a pull request, after its measurement. Pauses are not waited for. */
export function aPullRequestJob(github: FakeGitHub, { folder, patience, uploadSeconds = 60 }: JobOptions): Job {
  const { owner, repo, repositoryId: id } = github;
  vi.stubEnv("GITHUB_SERVER_URL", "https://github.com");
  vi.stubEnv("ACTIONS_RESULTS_URL", github.url);
  vi.stubEnv("ACTIONS_RUNTIME_TOKEN", github.runtimeToken);
  return {
    inputs: readInputs(
      () => undefined,
      () => "",
    ),
    context: {
      eventName: "pull_request",
      actor: "author",
      payload: {},
      owner,
      repo,
      sha: "a".repeat(40),
      ref: "refs/pull/7/merge",
      run: 20,
      attempt: 1,
      workflowPath: ".github/workflows/perf.yml",
      runUrl: `https://github.com/${owner}/${repo}/actions/runs/20`,
      workspace: folder,
      tempDirectory: folder,
    },
    client: createClient(github.token, github.url, { timeoutMs: 20_000, pause: async () => {}, ...patience }),
    repository: { id, defaultBranch: "main" },
    plan: {
      task: "measure",
      base: [],
      headLabel: "feature",
      stores: false,
      pullRequest: { number: 7, readOnly: false },
    },
    configFile: join(folder, "loadline.yml"),
    uploadSeconds,
  };
}

/** Run `run` of main, a push of that commit. */
export function aMainJob(github: FakeGitHub, { run, sha, ...options }: JobOptions & { run: number; sha: string }): Job {
  const job = aPullRequestJob(github, options);
  return {
    ...job,
    context: { ...job.context, eventName: "push", ref: "refs/heads/main", run, sha },
    plan: { task: "measure", base: [], headLabel: "main", stores: true, pullRequest: null },
  };
}

/** A result that fails the check. */
function aRegression(): Result {
  const findings = [aFinding({ verdict: "regression", change: 0.081 })];
  return aResult({ verdict: "regression", findings, failed: ["regression"] });
}

/** Reads main's stored runs and publishes a result, as a job does before and after it has measured. */
export async function readAndPublish(
  job: Job,
  result: Result = aRegression(),
  read?: StoredRuns,
  profiles: readonly ProfileFile[] = [],
): Promise<StoredRuns> {
  const stored = read ?? (await readStoredRuns(job, 20));
  await publish(job, {
    config: loadConfig(CONFIG, "loadline.yml"),
    configPath: "loadline.yml",
    stored,
    result,
    profiles,
    cancelled: false,
  });
  return stored;
}

/** Runs of main, each with what it stored. */
export function addStoredRuns(github: FakeGitHub, runs: readonly number[]): void {
  const commits = runs.map((run) => run.toString(16).padStart(40, "0"));
  for (const [index, sha] of commits.entries()) {
    const run = runs[index] ?? 0;
    github.runs.push({ id: run, sha });
    github.commits.set(sha, commits.slice(0, index).slice(-1));
    github.branches.set("main", sha);
    github.addArtifact({
      run,
      name: "loadline-baseline",
      zip: zipSync({ "history.json": strToU8(HISTORY.toString()) }),
    });
  }
}

/** Our comment of an earlier run. */
export function addOwnComment(github: FakeGitHub, run: number): FakeComment {
  return github.addComment(
    7,
    `${markLine({ key: "loadline", run, attempt: 1 })}\n**an earlier verdict** · 1 scenario\n`,
  );
}
