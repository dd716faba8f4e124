import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { type FakeGitHub, startFakeGitHub } from "../support/fake-github.ts";
import { runStep } from "../support/runner.ts";
import { createShop, publishCommits } from "../support/shop.ts";

/** Time for two blocks or more even on a busy machine; a verdict takes four, which two attempts have together. */
const SHORT = { "max-time": "45s" };

test("a re-run adds its blocks to those that the first attempt has stored", async () => {
  await using github = await startFakeGitHub({ currentRun: 20 });
  using shop = createShop({ headMs: 15 });
  publishCommits(github, shop);
  const job = { github, shop, event: { name: "pull_request" } } as const;
  const first = await runStep(job, { inputs: SHORT });
  expect([1, 3], first.log).toContain(first.exitCode);
  const before = stored(github, "loadline-result", "result.json").measurement;
  expect(before.sources).toBeUndefined();

  github.currentAttempt = 2;
  const second = await runStep(job, { inputs: SHORT });
  expect(second.exitCode, second.log).toBe(1);
  const after = stored(github, "loadline-result", "result.json").measurement;
  expect(after.blocks.length).toBeGreaterThan(before.blocks.length);
  expect(after.blocks.slice(0, before.blocks.length).map(({ rounds }) => rounds)).toEqual(
    before.blocks.map(({ rounds }) => rounds),
  );
  expect(after.sources?.map(({ attempt }) => attempt)).toEqual([1, 2]);
  expect(github.comments).toHaveLength(1);
  expect(github.comments[0]?.body).toMatch(/^<!-- loadline:v1 key=loadline run=20 attempt=2 -->/);
  expect(github.comments[0]?.body).toMatch(/Compared \d of \d cells, with \d+ blocks of attempt 1\./);
});

test("two parts say nothing, and the closing job judges their blocks together", async () => {
  await using github = await startFakeGitHub({ currentRun: 30 });
  using shop = createShop({ headMs: 15 });
  publishCommits(github, shop);
  const job = { github, shop, event: { name: "pull_request" } } as const;
  for (const part of ["1/2", "2/2"]) {
    const run = await runStep(job, { inputs: { ...SHORT, part } });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.summary).toContain(`part ${part.replace("/", " of ")}`);
    expect(run.outputs.verdict).toBeUndefined();
  }
  expect(github.comments).toEqual([]);
  expect(github.artifacts.map(({ name }) => name)).toEqual(["loadline-part-1-of-2", "loadline-part-2-of-2"]);

  const closing = await runStep(job, { inputs: { mode: "judge" } });
  expect(closing.exitCode, closing.log).toBe(1);
  expect(closing.outputs).toMatchObject({ verdict: "regression", "artifact-id": expect.stringMatching(/^\d+$/) });
  expect(github.comments).toHaveLength(1);
  expect(github.comments[0]?.body).toMatch(/Compared \d of \d cells, over \d+ blocks of 2 parts\./);
  const { sources } = stored(github, "loadline-result", "result.json").measurement;
  expect(sources?.map(({ part }) => part)).toEqual([
    { index: 1, of: 2 },
    { index: 2, of: 2 },
  ]);
});

test("a closing job without any part ends with status 3 and says so in the comment", async () => {
  await using github = await startFakeGitHub({ currentRun: 40 });
  using shop = createShop();
  publishCommits(github, shop);
  const run = await runStep({ github, shop, event: { name: "pull_request" } }, { inputs: { mode: "judge" } });
  expect(run.exitCode, run.log).toBe(3);
  expect(github.comments[0]?.body).toContain("There is no part to judge.");
});

interface StoredMeasurement {
  readonly blocks: readonly { readonly rounds: unknown; readonly source?: number }[];
  readonly sources?: readonly { readonly attempt: number; readonly part: unknown }[];
}

/** A file of the newest artifact of that name. */
function stored({ artifacts }: FakeGitHub, name: string, file: string): { readonly measurement: StoredMeasurement } {
  const found = artifacts.findLast((artifact) => artifact.name === name);
  if (found === undefined) throw new Error(`${name} is not among: ${artifacts.map((each) => each.name).join(", ")}`);
  return JSON.parse(strFromU8(unzipSync(found.zip)[file] ?? new Uint8Array()));
}
