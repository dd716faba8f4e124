import { expect, test } from "vitest";
import { toLink } from "../../../src/history/link.ts";
import type { Arm } from "../../../src/model/arm.ts";
import type { HistoryLink } from "../../../src/model/history.ts";
import type { Result } from "../../../src/model/result.ts";
import { annotations } from "../../../src/report/annotations.ts";
import { renderComment } from "../../../src/report/markdown.ts";
import { buildReport } from "../../../src/report/model.ts";
import { type ComparisonInput, loadConfig, runComparison } from "../../../src/run/run-comparison.ts";
import { aMeasurement, aReportContext } from "../../support/builders.ts";
import { fakeWorld } from "../../support/fake-world.ts";
import { aLink, commit } from "../../support/links.ts";

const CONFIG = loadConfig(
  `
app: { start: node server.js, ready: /healthz }
scenarios:
  list users: { request: GET /users, users: 8 }
`,
  "loadline.yml",
);

type Own = ComparisonInput["history"]["own"];

/** Measures commit `at` against the one before; each commit costs one per cent. */
async function measure(at: number, links: readonly HistoryLink[], own?: Own, aborted = false): Promise<Result> {
  const interruption = new AbortController();
  const latency = (arm: Arm) => {
    if (aborted) interruption.abort();
    return 0.02 * 1.01 ** (arm === "head" ? at : at - 1);
  };
  const { ports } = fakeWorld({ latency });
  const workspace: typeof ports.workspace = {
    ...ports.workspace,
    checkout: async (arm, revision) => ({
      ...(await ports.workspace.checkout(arm, revision)),
      sha: commit(arm === "head" ? at : at - 1),
    }),
  };
  const { result } = await runComparison(
    {
      config: CONFIG,
      configPath: "loadline.yml",
      head: { kind: "commit", sha: commit(at), label: "main" },
      base: { kind: "commit", sha: commit(at - 1), label: "main's last stored run" },
      seed: at,
      environment: aMeasurement().environment,
      history: {
        entries: [],
        links,
        summary: { runs: 0, source: null, reason: null },
        ...(own === undefined ? {} : { own }),
      },
      signal: interruption.signal,
    },
    { ...ports, workspace },
  );
  return result;
}

test("twelve pushes that each cost one per cent pass one by one, and together are told as a creep", async () => {
  let links: readonly HistoryLink[] = [];
  const results: Result[] = [];
  for (let run = 1; run <= 12; run++) {
    const result = await measure(run, links, { run, attempt: 1 });
    const link = toLink({ ...result, run, attempt: 1, sha: commit(run) });
    links = link === undefined ? links : [...links, link];
    results.push(result);
  }
  expect(results.map(({ failed }) => failed)).toEqual(results.map(() => []));
  expect(results.map(({ chain }) => chain?.commits.length)).toEqual(results.map((_, index) => index + 2));
  const last = results.at(-1);
  if (last === undefined) throw new Error("there are twelve");
  expect(last.chain?.own).toBe(true);
  const p50 = last.chain?.cells.find(({ metric }) => metric === "p50");
  expect(p50?.creep?.change).toBeGreaterThan(0.1);
  const ofMain = buildReport(last, aReportContext());
  expect(annotations(ofMain).map(({ title }) => title)).toContainEqual(expect.stringContaining("creep on main"));

  const pullRequest = buildReport(await measure(13, links), aReportContext());
  expect(renderComment(pullRequest)).toMatch(
    /^🟠 On main `list users` [\w ]+ crept by \+1\d\.\d % \(.*\) over 12 commits, between `\w{7}` and `\w{7}` \(p < 0\.001\), as did p50, p95\.$/m,
  );
  expect(annotations(pullRequest).filter(({ title }) => title.includes("creep"))).toEqual([]);
});

test("a run that is interrupted, or is none of main's, adds no link to the chain that it shows", async () => {
  const links = [aLink(1), aLink(2)];
  expect((await measure(3, links, { run: 3, attempt: 1 })).chain?.commits).toEqual([0, 1, 2, 3].map(commit));
  expect((await measure(3, links)).chain?.commits).toEqual([0, 1, 2].map(commit));
  expect((await measure(3, links, { run: 3, attempt: 1 }, true)).chain?.commits).toEqual([0, 1, 2].map(commit));
  expect(await measure(3, [])).not.toHaveProperty("chain");
});
