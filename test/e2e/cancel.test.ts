import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { startFakeGitHub } from "../support/fake-github.ts";
import { runStep } from "../support/runner.ts";
import { createShop, publishCommits } from "../support/shop.ts";

test("a cancelled job leaves no process and keeps what was measured", async () => {
  await using github = await startFakeGitHub();
  using shop = createShop();
  publishCommits(github, shop);
  const run = await runStep(
    { github, shop, event: { name: "pull_request" } },
    { inputs: { "max-time": "45s" }, cancelAt: /block 2 of/ },
  );
  expect(run.exitCode, run.log).toBe(130);
  expect(run.survivors).toEqual([]);
  expect(run.secondsToEnd).toBeLessThan(7.5);
  const result = JSON.parse(readFileSync(run.outputs["result-path"] ?? "", "utf8"));
  expect(result.measurement).toMatchObject({ interrupted: true, base: { sha: shop.main } });
  expect(result.measurement.blocks.length).toBeGreaterThan(0);
  expect(run.summary).toContain("interrupted");
  expect(github.comments).toEqual([]);
});

test("a job that is cancelled before anything was measured says so", async () => {
  await using github = await startFakeGitHub();
  using shop = createShop();
  publishCommits(github, shop);
  const run = await runStep({ github, shop, event: { name: "pull_request" } }, { cancelAt: /block 1/ });
  expect(run.exitCode, run.log).toBe(130);
  expect(run.log + run.summary).toMatch(/cancelled before anything was measured|interrupted/);
  expect(run.survivors).toEqual([]);
});

test.each(["pull_request_target", "workflow_run", "issue_comment"] as const)(
  "%s is refused before anything of the repository runs",
  async (name) => {
    await using github = await startFakeGitHub();
    using shop = createShop();
    const run = await runStep({ github, shop, event: { name } }, { inputs: { mode: "measure" } });
    expect(run.exitCode).toBe(2);
    expect(run.log).toMatch(
      new RegExp(`^::error title=Loadline::Loadline does not measure under ${name}: .*%0AHint: `, "m"),
    );
    expect(github.log).toEqual([]);
  },
);

test("wrong inputs are told all at once", async () => {
  await using github = await startFakeGitHub();
  using shop = createShop();
  const run = await runStep(
    { github, shop, event: { name: "pull_request" } },
    { inputs: { effort: "lots", mode: "reprot" } },
  );
  expect(run.exitCode).toBe(2);
  expect(run.log).toMatch(/::error title=Loadline::.*%0Amode: expected .*%0Aeffort: expected /);
});

test("a service that cannot start ends in a comment that says why, and in no evidence outside of the log", async () => {
  await using github = await startFakeGitHub();
  using shop = createShop({ start: "echo '::error::secret-'$((40 + 2)) && exit 3" });
  publishCommits(github, shop);
  const run = await runStep({ github, shop, event: { name: "pull_request" } });
  expect(run.exitCode, run.log).toBe(3);
  expect(run.survivors).toEqual([]);
  expect(run.outputs.verdict).toBe("invalid");
  expect(github.comments).toHaveLength(1);
  expect(github.comments[0]?.body).toContain("Loadline: no verdict");
  expect(run.summary + github.comments[0]?.body).not.toContain("secret-42");
  expect(run.log).toMatch(/^::stop-commands::(\S+)$.*secret-42.*^::\1::$/ms);
});

test("a full disk for the summary and the outputs changes neither the exit status nor the comment", async () => {
  await using github = await startFakeGitHub();
  using shop = createShop({ start: "exit 3" });
  publishCommits(github, shop);
  const full = { GITHUB_OUTPUT: "/dev/full", GITHUB_STEP_SUMMARY: "/dev/full" };
  const run = await runStep({ github, shop, event: { name: "pull_request" } }, { env: full });
  expect(run.exitCode, run.log).toBe(3);
  expect(run.log).toContain("::warning::The step's outputs could not be written: ENOSPC");
  expect(run.log).not.toContain("bug in Loadline");
  expect(github.comments).toHaveLength(1);
});
