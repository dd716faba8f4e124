import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { announce } from "../../../src/job/announce.ts";
import type { Job } from "../../../src/job/job.ts";
import { publishProblem } from "../../../src/job/publish-problem.ts";
import { EXIT, Problem } from "../../../src/model/problem.ts";
import { aFinding, aResult } from "../../support/builders.ts";
import { type FakeGitHub, startFakeGitHub } from "../../support/fake-github.ts";
import { aPullRequestJob, readAndPublish, stepFiles } from "../../support/publication.ts";

const FIXED = "Fixed since [run 20](https://github.com/acme/shop/actions/runs/20): `list users` p50 was +8.1 %.";
const PASSED = aResult({ findings: [aFinding()] });

const step = stepFiles();
beforeEach(() => step.reset());
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
afterAll(() => step[Symbol.dispose]());

test("the run after a failed one says what is fixed, and the one after that no longer", async () => {
  await using github = await startFakeGitHub();
  await readAndPublish(run(github, 20));
  await readAndPublish(run(github, 21), PASSED);
  expect(comment(github)).toContain(FIXED);
  await readAndPublish(run(github, 22), PASSED);
  expect(comment(github)).not.toContain("Fixed since");
  expect(github.comments).toHaveLength(1);
});

test("announcements, runs without a verdict and inconclusive ones in between forget nothing", async () => {
  await using github = await startFakeGitHub();
  await readAndPublish(run(github, 20));
  await publishProblem(run(github, 21), new Problem({ code: "x", message: "no service", exitStatus: EXIT.unmeasured }));
  expect(comment(github)).toContain("no verdict");
  await readAndPublish(run(github, 22), aResult({ findings: [aFinding({ verdict: "inconclusive" })] }));
  expect(comment(github)).not.toContain("Fixed since");
  const announced = run(github, 23);
  await announce({ ...announced, inputs: { ...announced.inputs, announce: true } }, { effort: "quick" });
  expect(comment(github)).toContain("measuring…");
  await readAndPublish(announced, PASSED);
  expect(comment(github)).toContain(FIXED);
  expect(comment(github)).not.toContain("measuring…");
});

test("what somebody else's comment remembers does not count", async () => {
  await using github = await startFakeGitHub();
  await readAndPublish(run(github, 20));
  const [own] = github.comments.splice(0);
  github.addComment(7, own?.body ?? "", "mallory");
  await readAndPublish(run(github, 21), PASSED);
  expect(github.comments).toHaveLength(2);
  expect(github.comments[1]?.body).not.toContain("Fixed since");
});

function run(github: FakeGitHub, number: number): Job {
  github.currentRun = number;
  const job = aPullRequestJob(github, step);
  return {
    ...job,
    context: { ...job.context, run: number, runUrl: job.context.runUrl.replace(/\d+$/, String(number)) },
  };
}

function comment({ comments }: FakeGitHub): string {
  return comments[0]?.body ?? "";
}
