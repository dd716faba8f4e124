import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { act } from "../support/act.ts";
import { type FakeGitHub, startFakeGitHub } from "../support/fake-github.ts";
import { createShop, publishCommits } from "../support/shop.ts";

test("a pull request's one comment tells a slowdown, and later main's stored run and no slowdown", async () => {
  await using github = await startFakeGitHub({ currentRun: 20 });
  {
    using shop = createShop({ headMs: 15 });
    publishCommits(github, shop);
    const run = await act({ github, shop, event: { name: "pull_request" } });
    expect(run.jobResult, run.log).toBe("failure");
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: "regression", "budgets-broken": "0" });
    expect(Number(run.outputs.regressions)).toBeGreaterThan(0);
    expect(run.summary).toMatch(/Loadline: \d regression/);
    expect(github.comments.map(({ pullRequest }) => pullRequest)).toEqual([7]);
    expect(github.comments[0]?.body).toMatch(commentOf(20, /Loadline: \d regression/));
    expect(run.outputs["comment-url"]).toMatch(/pull\/7#issuecomment-\d+$/);
    const result = stored(github, "loadline-result", "result.json");
    expect(result).toMatchObject({
      verdict: "regression",
      environment: { node: process.versions.node },
      measurement: { head: { sha: shop.merge }, base: { sha: shop.main } },
    });
  }

  using shop = createShop();
  publishCommits(github, shop);
  github.currentRun = 21;
  const main = await act({ github, shop, event: { name: "push" } });
  expect(main.jobResult, main.log).toBe("success");
  const measured = { run: 21, attempt: 1, sha: shop.main };
  const link = { ...measured, baseSha: shop.first };
  const document = { schema: 2, entries: [measured], links: [link] };
  expect(stored(github, "loadline-baseline", "history.json")).toMatchObject(document);

  github.runs.push({ id: 21, sha: shop.main });
  github.currentRun = 22;
  const passed = await act({ github, shop, event: { name: "pull_request" } });
  expect(passed.jobResult, passed.log).toBe("success");
  expect(passed.outputs).toMatchObject({ regressions: "0", "artifact-id": expect.stringMatching(/^\d+$/) });
  expect(github.comments).toHaveLength(1);
  expect(github.comments[0]?.body).toMatch(commentOf(22, /Loadline: (?!.*regression)/));
  expect(github.comments[0]?.body).toMatch(/\| main, last run +\|/);
  expect(github.comments[0]?.body).toMatch(/Main's chain: 1 commit, .* `\w{7}` to `\w{7}`\.$/m);
  expect(passed.summary).toMatch(/### Main's trend\n\n#### /);
  const { history } = stored(github, "loadline-result", "result.json") as { history: object };
  expect(history).toEqual({ runs: 1, source: { run: 21, sha: shop.main }, reason: null });
});

test("the read-only token of a fork ends in a summary and an artifact, not in a failure", async () => {
  await using github = await startFakeGitHub({ currentRun: 30 });
  using shop = createShop();
  publishCommits(github, shop);
  const body = { message: "Resource not accessible by integration" };
  github.faults.push({ match: /^POST .*comments/, times: 9, status: 403, body });
  const run = await act({ github, shop, event: { name: "pull_request", fork: true } });
  expect(run.jobResult, run.log).toBe("success");
  expect(github.comments).toEqual([]);
  expect(run.outputs).toMatchObject({ "comment-url": "", "artifact-id": String(github.artifacts[0]?.id) });
  expect(run.summary).toMatch(/^\*\*.* Loadline: /);
  expect(run.summary).toMatch(/The token lacks the permission .*pull/);
  expect(stored(github, "loadline-result", "result.json")).toMatchObject({ schema: 1 });
});

/** A comment with the mark of a run, and what its headline says. */
function commentOf(run: number, headline: RegExp): RegExp {
  return new RegExp(`^<!-- loadline:v1 key=loadline run=${run} attempt=1 -->\\n\\*\\*.*${headline.source}`);
}

/** A file of the newest artifact of that name. */
function stored({ artifacts }: FakeGitHub, name: string, file: string): unknown {
  const found = artifacts.findLast((artifact) => artifact.name === name);
  if (found === undefined) throw new Error(`${name} is not among: ${artifacts.map((each) => each.name).join(", ")}`);
  return JSON.parse(strFromU8(unzipSync(found.zip)[file] ?? new Uint8Array()));
}
