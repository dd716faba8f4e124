import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { markLine } from "../../src/github/comment.ts";
import { act } from "../support/act.ts";
import { type FakeGitHub, startFakeGitHub } from "../support/fake-github.ts";
import { addStoredRuns } from "../support/publication.ts";
import { type RunnerOptions, type RunnerRun, runStep } from "../support/runner.ts";
import { createShop, publishCommits } from "../support/shop.ts";

/** Long enough for a block; what it comes to does not matter here. */
const SHORT = { "max-time": "9s" };

const NO_SERVICE = /^::warning::The result is in a file only: (.*)$/gm;
const NO_TOKEN = /^::warning::There is no comment, because there is no github-token\.$/gm;

test("on an Enterprise Server there is a comment, by its own addresses, and the result in a file with one warning", async () => {
  await using github = await startFakeGitHub({ currentRun: 20, apiPath: "/api/v3" });
  github.addComment(7, `${markLine({ key: "loadline", run: 9, attempt: 1 })}\nearlier`);
  const api = github.url.replace("127.0.0.1", "localhost");
  const env = { GITHUB_SERVER_URL: "https://github.acme.example", GITHUB_API_URL: api };
  const run = await runShop(github, { env });
  expectResult(run);
  expect([...run.log.matchAll(NO_SERVICE)].map(([, why]) => why)).toEqual([
    "github.acme.example has no artifact service that Loadline can use.",
  ]);
  expect(run.outputs["artifact-id"]).toBe("");
  expect(github.comments).toHaveLength(1);
  expect(github.comments[0]?.body).toContain("(https://github.acme.example/acme/shop/actions/runs/20)");
  expect(github.requests()).toContain("POST /api/graphql");
});

test("without an artifact service, as with act, the result is in a file, with one warning", async () => {
  await using github = await startFakeGitHub({ currentRun: 20 });
  const run = await runShop(github, { env: { ACTIONS_RUNTIME_TOKEN: undefined, ACTIONS_RESULTS_URL: undefined } });
  expectResult(run);
  expect([...run.log.matchAll(NO_SERVICE)].map(([, why]) => why)).toEqual([
    "the runner gave no access to the artifact service.",
  ]);
  expect(github.comments).toHaveLength(1);
  expect(github.artifacts).toEqual([]);
});

test("act itself, without an artifact service", async () => {
  await using github = await startFakeGitHub({ currentRun: 20 });
  using shop = createShop();
  publishCommits(github, shop);
  const job = { github, shop, event: { name: "pull_request" } } as const;
  const run = await act(job, { ACTIONS_RUNTIME_TOKEN: "", ACTIONS_RESULTS_URL: "", GITHUB_SERVER_URL: "" });
  expect(run.outputs["result-path"]).toMatch(/result\.json$/);
  expect(run.annotations.filter((text) => /file only/.test(text))).toHaveLength(1);
  expect(run.log).not.toContain("bug in Loadline");
  expect(github.comments).toHaveLength(1);
  expect(github.artifacts).toEqual([]);
});

test("without a token there are the result, the summary and the artifact, and one warning", async () => {
  await using github = await startFakeGitHub({ currentRun: 20 });
  const run = await runShop(github, { inputs: { "github-token": "", announce: "true" } });
  expectResult(run);
  expect(run.log.match(NO_TOKEN)).toHaveLength(1);
  expect(run.summary).toContain("There is no comment, because there is no github-token.");
  expect(github.log.filter(({ path }) => !/twirp|upload/.test(path))).toEqual([]);
  expect(github.artifacts).toHaveLength(1);
});

test("a pull request's whole run makes at most 25 API calls besides the further pages of a list", async () => {
  await using github = await startFakeGitHub({ currentRun: 20 });
  for (let index = 0; index < 250; index++) github.addComment(7, `noise ${index}`, "someone");
  github.addComment(7, `${markLine({ key: "loadline", run: 9, attempt: 1 })}\nearlier`);
  const run = await runShop(github, { inputs: { announce: "true" } }, [11, 12, 13]);
  expectResult(run);
  const calls = github.log.filter(({ path }) => !/^\/(upload|download)\/|[?&]page=(?!1\b)\d/.test(path));
  console.log(`${calls.length} API calls:\n${calls.map(({ method, path }) => `${method} ${path}`).join("\n")}`);
  expect(calls.length).toBeLessThanOrEqual(25);
  expect(calls.filter(({ path }) => /\/zip$/.test(path))).toHaveLength(3);
  expect(github.comments.filter(({ body }) => body.includes(" run=20 "))).toHaveLength(1);
});

async function runShop(
  github: FakeGitHub,
  { inputs = {}, ...options }: RunnerOptions,
  stored: readonly number[] = [],
): Promise<RunnerRun> {
  using shop = createShop();
  publishCommits(github, shop);
  addStoredRuns(github, stored);
  const run = await runStep(
    { github, shop, event: { name: "pull_request" } },
    { inputs: { ...SHORT, ...inputs }, ...options },
  );
  // The folder of the shop ends with this function.
  expect(JSON.parse(readFileSync(run.outputs["result-path"] ?? "", "utf8"))).toMatchObject({ schema: 1 });
  return run;
}

function expectResult(run: RunnerRun): void {
  expect([0, 1, 3], run.log).toContain(run.exitCode);
  expect(run.outputs.verdict).toMatch(/\w/);
  expect(run.summary).toMatch(/Loadline: /);
  expect(run.log).not.toContain("bug in Loadline");
}
