import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import type { HistoryDocument } from "../../src/model/history.ts";
import { act } from "../support/act.ts";
import { type FakeGitHub, startFakeGitHub } from "../support/fake-github.ts";
import { createShop, publishCommits } from "../support/shop.ts";

/** Logs by which the runners of main's other runs were slower. */
const RUNNERS = [-0.07, -0.04, -0.01, 0.02, 0.04, 0.06];

test("compare: stored begins with nothing to compare, then suspects a slow head, and base is never started", async () => {
  await using github = await startFakeGitHub({ currentRun: 20 });
  using shop = createShop({ headMs: 20, rules: "compare: stored" });
  publishCommits(github, shop);

  const main = await act({ github, shop, event: { name: "push" } });
  expect(main.jobResult, main.log).toBe("success");
  expect(main.summary).toMatch(/Loadline: nothing was compared \(0 of 5 stored runs\)/);
  expect(main.log).not.toMatch(/checking out base|building base/);
  storeRuns(github, "loadline-baseline");

  github.currentRun = 40;
  const run = await act({ github, shop, event: { name: "pull_request" } });
  expect(run.jobResult, run.log).toBe("success");
  expect(run.outputs).toMatchObject({ verdict: "suspected", regressions: "0" });
  expect(run.log).not.toMatch(/checking out base|building base/);
  const body = github.comments[0]?.body ?? "";
  expect(body).toMatch(/🟠 Loadline: \d suspected.*; could only have seen \d+( to \d+)? % or more/);
  expect(body).toContain(
    "Compared with main's stored runs only, which come from other machines: nothing here is proven.",
  );
  expect(body).not.toMatch(/regression|p = /);
});

/** Six runs of main on other machines of the same kind, made from the one that was measured. */
function storeRuns(github: FakeGitHub, name: string): void {
  const zip = github.artifacts.findLast((artifact) => artifact.name === name)?.zip;
  if (zip === undefined) throw new Error(`${name} was not stored`);
  const files = unzipSync(zip);
  const { entries } = JSON.parse(strFromU8(files["history.json"] ?? new Uint8Array())) as HistoryDocument;
  const [measured] = entries;
  if (measured === undefined) throw new Error("main stored nothing");
  const six = RUNNERS.map((log, index) => ({
    ...measured,
    run: 21 + index,
    cells: measured.cells.map((cell) => ({ ...cell, value: cell.value * Math.exp(log) })),
  }));
  const text = JSON.stringify({ schema: 2, entries: six, links: [] });
  github.runs.push({ id: 30, sha: measured.sha });
  github.addArtifact({ run: 30, name, zip: zipSync({ ...files, "history.json": strToU8(text) }) });
}
