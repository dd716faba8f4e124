import { expect, test } from "vitest";
import { markLine } from "../../src/github/comment.ts";
import { type FakeGitHub, startFakeGitHub } from "../support/fake-github.ts";
import { type RunnerOptions, type RunnerRun, runStep } from "../support/runner.ts";
import { createShop, publishCommits, type Shop } from "../support/shop.ts";

const MEASURING = /^<!-- loadline:v1 key=loadline run=20 attempt=1 -->\n\*\*⏳ Loadline: measuring…\*\*/;
const LAST = "**🟢 Loadline: 3 without change** · 1 scenario";

test.each([
  ["cancelled", "SIGINT", 130],
  ["killed, as by a machine without memory", "SIGKILL", null],
] as const)(
  "a step that is %s leaves no comment that says measuring for ever",
  async (_name, firstSignal, exitCode) => {
    await using github = await startFakeGitHub({ currentRun: 20 });
    addVerdict(github);
    let announced = "";
    const run = await inShop("node server.mjs", github, {
      firstSignal,
      cancelWhen: () => {
        announced = github.comments[0]?.body ?? "";
        return MEASURING.test(announced);
      },
    });
    expect(run.exitCode, run.log).toBe(exitCode);
    expect(announced).toMatch(/`[0-9a-f]{7}`, up to 3 min once it is installed and built · \[workflow run\]/);
    expect(announced).toContain(`<details><summary>The last verdict</summary>\n\n<!-- loadline:last -->\n\n${LAST}`);
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toMatch(
      /run=20 attempt=1 -->\n\*\*⚪ Loadline: no verdict, the run broke off\*\*/,
    );
    expect(github.comments[0]?.body).toContain(LAST);
    expect(github.comments[0]?.body).not.toContain("measuring…");
  },
);

test("a step that fails replaces what it announced, and the post step asks nothing", async () => {
  await using github = await startFakeGitHub({ currentRun: 20 });
  let requests = 0;
  github.faults.push({ match: /^PATCH/, meanwhile: () => (requests = github.log.length) });
  const run = await inShop("exit 3", github);
  expect(run.exitCode, run.log).toBe(3);
  expect(github.comments.map(({ body }) => body)).toEqual([expect.stringMatching(/### ❌ Loadline: no verdict/)]);
  expect(run.postLog).toBe("");
  expect(github.log).toHaveLength(requests);
});

test("what GitHub did not take from the step it is offered again by the post step", async () => {
  await using github = await startFakeGitHub({ currentRun: 20 });
  github.faults.push({ match: /^PATCH/, status: 403 });
  const run = await inShop("exit 3", github);
  expect(run.exitCode, run.log).toBe(3);
  expect(github.comments.map(({ body }) => body)).toEqual([
    expect.stringMatching(/\n\*\*❌ Loadline: no verdict\*\* · this comment did not get the whole report: /),
  ]);
});

test("a newer run's comment stays, whatever becomes of the announcement before it", async () => {
  await using github = await startFakeGitHub({ currentRun: 20 });
  const newer = `${markLine({ key: "loadline", run: 21, attempt: 1 })}\n**⏳ Loadline: measuring…** of run 21`;
  const comment = addVerdict(github);
  const run = await inShop("node server.mjs", github, {
    cancelWhen: () => {
      if (!MEASURING.test(comment.body)) return false;
      comment.body = newer;
      return true;
    },
  });
  expect(run.exitCode, run.log).toBe(130);
  expect(github.comments.map(({ body }) => body)).toEqual([newer]);
});

async function inShop(start: string, github: FakeGitHub, options: RunnerOptions = {}): Promise<RunnerRun> {
  using shop: Shop = createShop({ start });
  publishCommits(github, shop);
  const inputs = { announce: "true" };
  return await runStep({ github, shop, event: { name: "pull_request" } }, { inputs, ...options });
}

function addVerdict(github: FakeGitHub) {
  return github.addComment(7, `${markLine({ key: "loadline", run: 19, attempt: 1 })}\n${LAST}\n`);
}
