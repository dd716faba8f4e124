import { expect, test } from "vitest";
import { parse } from "yaml";
import { act } from "../support/act.ts";
import { startFakeGitHub } from "../support/fake-github.ts";
import { STRANGER } from "../support/job.ts";
import { readmeWorkflows } from "../support/readme-workflows.ts";
import { runStep } from "../support/runner.ts";
import { createShop, publishCommits } from "../support/shop.ts";

const MEASURE = "loadline.yml";
const REPORT = "loadline-report.yml";

test("the README's two workflows: a fork's run measures, and the second one comments", async () => {
  const workflows = readmeWorkflows("### Pull requests from forks");
  expect(Object.keys(workflows)).toEqual([MEASURE, REPORT]);
  await using github = await startFakeGitHub({ currentRun: 50 });
  using shop = createShop({ headMs: 15, workflows });
  publishCommits(github, shop);
  const head = { owner: STRANGER, ref: "feature", repositoryId: github.repositoryId + 1 };
  github.pulls.push({ number: 7, sha: shop.head, head });

  const measured = await act({ github, shop, event: { name: "pull_request", fork: true, workflow: MEASURE } });
  expect(measured.jobResult, measured.log).toBe("failure");
  expect(measured.outputs).toMatchObject({ verdict: "regression" });
  expect(github.artifacts.map(({ run, name }) => [run, name])).toEqual([[50, "loadline-result"]]);
  expect(github.comments).toEqual([]);
  expect(writes(github.requests())).toEqual([]);

  github.currentRun = 60;
  const asked = github.log.length;
  const event = {
    name: "workflow_run",
    fork: true,
    workflow: REPORT,
    measured: { run: 50, workflow: MEASURE, conclusion: "failure" },
  } as const;
  const reported = await act({ github, shop, event });
  expect(reported.jobResult, reported.log).toBe("success");
  expect(reported.outputs).toMatchObject({ verdict: "regression" });
  expect(reported.outputs.regressions).toBe(measured.outputs.regressions);
  expect(reported.log).not.toContain("checking out");
  expect(github.log.length - asked).toBeLessThanOrEqual(25);
  expect(github.comments.map(({ pullRequest }) => pullRequest)).toEqual([7]);
  const body = github.comments[0]?.body ?? "";
  expect(body).toMatch(/^<!-- loadline:v1 key=loadline run=50 attempt=1 -->\n\*\*🔴 Loadline: \d regression/);
  expect(body).toContain("Reported from a fork's run ([run 50](https://github.com/acme/shop/actions/runs/50))");
  expect(body).not.toMatch(/its load is not|judged by the defaults/);
  expect(reported.summary).toMatch(/Loadline: \d regression/);
});

test("the report job runs without anything checked out, and its token is that of the second workflow", () => {
  const [measure, report] = Object.values(readmeWorkflows("### Pull requests from forks")).map(
    (text) => parse(text) as { permissions: object; jobs: Record<string, { steps: { uses: string }[] }> },
  );
  expect(Object.values(measure?.permissions ?? {})).toEqual(["read", "read"]);
  expect(report?.permissions).toEqual({ contents: "read", actions: "read", "pull-requests": "write" });
  expect(report?.jobs.report?.steps.map(({ uses }) => uses)).toEqual(["acme/loadline@v1"]);
});

test("mode: measure under workflow_run, and mode: report under anything else, say what to do instead", async () => {
  await using github = await startFakeGitHub({ currentRun: 60 });
  using shop = createShop();
  publishCommits(github, shop);
  const measured = { run: 50, workflow: MEASURE, conclusion: "success" };
  const one = await runStep(
    { github, shop, event: { name: "workflow_run", measured } },
    { inputs: { mode: "measure" } },
  );
  expect(one.exitCode).toBe(2);
  expect(one.log).toMatch(/does not measure under workflow_run: .*%0AHint: .*use mode: report/);
  const other = await runStep({ github, shop, event: { name: "push" } }, { inputs: { mode: "report" } });
  expect(other.exitCode).toBe(2);
  expect(other.log).toMatch(/expects workflow_run, and this is push/);
  expect(github.artifacts).toEqual([]);
});

function writes(requests: readonly string[]): string[] {
  return requests.filter((line) => /^(POST|PATCH|PUT|DELETE) \/repos/.test(line));
}
