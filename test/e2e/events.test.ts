import { expect, test } from "vitest";
import { startFakeGitHub } from "../support/fake-github.ts";
import { runStep } from "../support/runner.ts";
import { createShop, publishCommits } from "../support/shop.ts";

const INPUTS = { "max-time": "60s" };

test("a merge group is compared with its base, which is older than the config, and comments nowhere", async () => {
  await using github = await startFakeGitHub({ currentRun: 70 });
  using shop = createShop({ headMs: 15, olderThanConfig: true });
  publishCommits(github, shop);
  const run = await runStep({ github, shop, event: { name: "merge_group" } }, { inputs: INPUTS });
  expect(run.exitCode, run.log).toBe(1);
  expect(run.outputs).toMatchObject({ verdict: "regression", "budgets-broken": "0" });
  expect(run.log).toContain(`base \`${shop.main.slice(0, 12)}\` (\`main\`)`.replaceAll("`", ""));
  expect(run.log).toContain(
    "The base commit has no loadline.yml: what head's config loosens, if anything, is not known.",
  );
  expect(run.log).not.toMatch(/judged by head's config|could not be prepared/);
  expect(run.summary).toContain("`merge queue`");
  expect(github.artifacts.map(({ name }) => name)).toEqual(["loadline-result"]);
  expect(github.comments).toEqual([]);
  expect(github.log.length).toBeLessThanOrEqual(25);
});

test("a schedule on main, whose event describes no repository, stores main's baseline", async () => {
  await using github = await startFakeGitHub({ currentRun: 71 });
  using shop = createShop();
  publishCommits(github, shop);
  const run = await runStep({ github, shop, event: { name: "schedule" } }, { inputs: INPUTS });
  expect(run.exitCode, run.log).toBe(0);
  expect(github.artifacts.map(({ name }) => name)).toEqual(["loadline-baseline"]);
  expect(github.requests()).toContain("GET /repos/acme/shop");
  expect(github.comments).toEqual([]);
});
