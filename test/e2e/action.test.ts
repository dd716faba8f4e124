import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { act } from "../support/act.ts";
import { type FakeGitHub, startFakeGitHub } from "../support/fake-github.ts";
import type { FakeArtifact } from "../support/fake-state.ts";
import { createShop, publishCommits } from "../support/shop.ts";

const WORK = 2000;

test("a slower pull request fails its step and is commented; once it is as fast as before, the comment is edited", async () => {
  await using github = await startFakeGitHub({ currentRun: 20 });
  using slower = createShop({ base: WORK, head: 2 * WORK });
  publishCommits(github, slower);
  const failed = await act({ github, shop: slower, event: { name: "pull_request" } });
  expect(failed.jobResult, failed.log).toBe("failure");
  expect(failed.exitCode).toBe(1);
  expect(failed.outputs).toMatchObject({ verdict: "regression", "budgets-broken": "0" });
  expect(Number(failed.outputs.regressions)).toBeGreaterThan(0);
  expect(failed.summary).toMatch(/Loadline: \d regression/);
  expect(github.comments.map(({ pullRequest }) => pullRequest)).toEqual([7]);
  expect(github.comments[0]?.body).toMatch(/^<!-- loadline:v1 key=loadline run=20 attempt=1 -->\n.*regression/);
  expect(failed.outputs["comment-url"]).toMatch(/pull\/7#issuecomment-\d+$/);
  const result = JSON.parse(fileOf(artifact(github, "loadline-result"), "result.json"));
  expect(result).toMatchObject({ verdict: "regression", measurement: { base: { sha: slower.main } } });
  expect(result.environment.node).toBe(process.versions.node);

  using same = createShop({ base: WORK, head: WORK });
  publishCommits(github, same);
  github.currentRun = 21;
  const passed = await act({ github, shop: same, event: { name: "pull_request" } });
  expect(passed.jobResult, passed.log).toBe("success");
  expect(passed.outputs.regressions).toBe("0");
  expect(github.comments).toHaveLength(1);
  expect(github.comments[0]?.body).toMatch(/^<!-- loadline:v1 key=loadline run=21 attempt=1 -->/);
  expect(github.comments[0]?.body).not.toContain("regression");
});

test("main stores a baseline, which a pull request finds and shows; a fork's token ends in a summary", async () => {
  await using github = await startFakeGitHub({ currentRun: 10 });
  using shop = createShop({ base: WORK, head: WORK });
  publishCommits(github, shop);
  const main = await act({ github, shop, event: { name: "push" } });
  expect(main.jobResult, main.log).toBe("success");
  expect(github.comments).toEqual([]);
  const history = JSON.parse(fileOf(artifact(github, "loadline-baseline"), "history.json"));
  expect(history.entries).toMatchObject([{ run: 10, attempt: 1, sha: shop.main, baseSha: shop.first }]);

  github.runs.push({ id: 10, sha: shop.main });
  github.currentRun = 11;
  github.faults.push({
    match: /^POST .*comments/,
    times: 9,
    status: 403,
    body: { message: "Resource not accessible by integration" },
  });
  const fork = await act({ github, shop, event: { name: "pull_request", fork: true } });
  expect(fork.jobResult, fork.log).toBe("success");
  expect(github.comments).toEqual([]);
  expect(fork.outputs).toMatchObject({
    "comment-url": "",
    "artifact-id": String(artifact(github, "loadline-result").id),
  });
  expect(fork.summary).toMatch(/lacks the permission .*pull-requests: write/);
  expect(fork.summary).toMatch(/\| main, last run \|/);
  const result = JSON.parse(fileOf(artifact(github, "loadline-result"), "result.json"));
  expect(result.history).toEqual({ runs: 1, source: { run: 10, sha: shop.main }, reason: null });
});

function artifact({ artifacts }: FakeGitHub, name: string): FakeArtifact {
  const found = artifacts.find((each) => each.name === name);
  if (found === undefined) throw new Error(`${name} is not among ${artifacts.map((each) => each.name).join(", ")}`);
  return found;
}

function fileOf({ zip }: FakeArtifact, name: string): string {
  return strFromU8(unzipSync(zip)[name] ?? new Uint8Array());
}
