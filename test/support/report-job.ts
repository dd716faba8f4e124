import { strToU8, zipSync } from "fflate";
import type { EventPayload } from "../../src/github/context.ts";
import type { Job } from "../../src/job/job.ts";
import type { Measurement } from "../../src/model/measurement.ts";
import type { Result } from "../../src/model/result.ts";
import { encodeResult } from "../../src/report/json.ts";
import { aBlock, aBlockCell, aMeasurement, aResult, aRound } from "./builders.ts";
import type { FakeGitHub } from "./fake-github.ts";
import { aPullRequestJob, type JobOptions } from "./publication.ts";

export const FORK = { id: 99, owner: "stranger" };
export const HEAD = "c".repeat(40);

type WorkflowRun = NonNullable<EventPayload["workflow_run"]>;

/** Run 50 of a fork's pull request 7, which main's config knows as "list users". */
export function aWorkflowRun(github: Pick<FakeGitHub, "repositoryId">, over: Partial<WorkflowRun> = {}): WorkflowRun {
  return {
    id: 50,
    run_attempt: 1,
    event: "pull_request",
    path: ".github/workflows/perf.yml",
    conclusion: "success",
    head_branch: "feature",
    head_sha: HEAD,
    created_at: "2026-10-31T00:00:00Z",
    run_started_at: "2026-10-31T00:00:00Z",
    repository: { id: github.repositoryId },
    head_repository: { id: FORK.id, owner: { login: FORK.owner } },
    ...over,
  };
}

/** The job that reports that run, from the default branch and with nothing checked out. */
export function aReportJob(github: FakeGitHub, options: JobOptions, over: Partial<WorkflowRun> = {}): Job {
  const job = aPullRequestJob(github, options);
  return {
    ...job,
    context: {
      ...job.context,
      eventName: "workflow_run",
      payload: { workflow_run: aWorkflowRun(github, over) },
      ref: "refs/heads/main",
      run: 60,
      workflowPath: ".github/workflows/report.yml",
      runUrl: "https://github.com/acme/shop/actions/runs/60",
    },
    plan: { task: "report", base: [], headLabel: "main", stores: false, pullRequest: null },
  };
}

/** The fork's pull request, and main's config. */
export function addForkPull(github: FakeGitHub): void {
  github.pulls.push({ number: 7, sha: HEAD, head: { owner: FORK.owner, ref: "feature", repositoryId: FORK.id } });
  github.files.set(
    "loadline.yml",
    'app: { start: node server.js }\nscenarios:\n  list users: { request: GET /users, gate: [p50], budgets: ["p50 < 1 s"] }\n',
  );
}

/** What the run measured: head is that much slower in each of ten blocks, a little more in some than in others. */
export function aForeignResult(slower: number, over: Partial<Measurement> = {}): Result {
  const blocks = Array.from({ length: 10 }, (_, index) => {
    const cells = (["p50", "p95", "pooled-mean"] as const).map((metric) =>
      aBlockCell({ metric, base: 0.01, head: 0.01 * (1 + slower) * (1 + 0.001 * (index % 5)) }),
    );
    const errors = aBlockCell({ metric: "errors", base: 0, head: 0 });
    return aBlock({ index, rounds: [aRound({ cells: [...cells, errors] })] });
  });
  return aResult({ measurement: aMeasurement({ blocks, ...over }) });
}

/** The run's artifact with these files. */
export function addResult(
  github: FakeGitHub,
  document: Result | string,
  over: Partial<Parameters<FakeGitHub["addArtifact"]>[0]> = {},
): void {
  const text = typeof document === "string" ? document : encodeResult(document);
  const zip = zipSync({ "result.json": strToU8(text) });
  github.addArtifact({ run: 50, name: "loadline-result", zip, ...over });
}
