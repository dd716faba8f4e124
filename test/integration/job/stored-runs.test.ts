import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { connectLinks } from "../../../src/history/chain.ts";
import { decodeHistory, encodeHistory } from "../../../src/history/document.ts";
import { knownTo, readStoredRuns } from "../../../src/job/stored-runs.ts";
import type { HistoryDocument } from "../../../src/model/history.ts";
import { aMeasurement, anEnvironment, aResult } from "../../support/builders.ts";
import { type FakeGitHub, startFakeGitHub } from "../../support/fake-github.ts";
import { aLink, aLinkCell, commit } from "../../support/links.ts";
import { aMainJob, aPullRequestJob, readAndPublish, stepFiles } from "../../support/publication.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures/artifacts");
const FIRST_SCHEMA = readFileSync(join(FIXTURES, "v1.json"), "utf8");
const SECOND_SCHEMA = readFileSync(join(FIXTURES, "v2.json"), "utf8");

const step = stepFiles();
beforeEach(() => step.reset());
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
afterAll(() => step[Symbol.dispose]());

test("two pushes to main at once lose nothing: the next run holds the entries and links of both", async () => {
  await using github = await startFakeGitHub();
  await pushToMain(github, { run: 20, base: 1 });
  // Both read what run 20 stored before either of them has stored anything.
  const [one, other] = await Promise.all([21, 22].map((run) => begin(github, { run, base: 20 })));
  await one?.end();
  await other?.end();
  expect(runsOf(newest(github))).toEqual([20, 22]);

  await pushToMain(github, { run: 23, base: 22 });
  const merged = newest(github);
  expect(runsOf(merged)).toEqual([20, 21, 22, 23]);
  expect(merged.links.map(({ run }) => run)).toEqual([20, 21, 22, 23]);
  const { links, beside, unconnected } = connectLinks(merged.links);
  expect([links.map(({ run }) => run), beside, unconnected]).toEqual([[20, 22, 23], 1, 0]);
});

test("a run of main that is repeated replaces its link in the chain, and is not compared with its first attempt", async () => {
  await using github = await startFakeGitHub();
  await pushToMain(github, { run: 20, base: 1 });
  await pushToMain(github, { run: 21, base: 20 });
  github.currentAttempt = 2;
  const job = aMainJob(github, { ...step, run: 21, sha: commit(21) });
  const again = { ...job, context: { ...job.context, attempt: 2 } };
  const known = knownTo(again, await readStoredRuns(again, 20));
  expect([known.entries, known.links].map((items) => items.map(({ run }) => run))).toEqual([[20], [20]]);
  expect(known).toMatchObject({ summary: { runs: 1 }, own: { run: 21, attempt: 2 } });
  github.currentRun = 21;
  await readAndPublish(again, resultOf({ run: 21, base: 20 }));
  const { links } = newest(github);
  expect(links.map(({ run, attempt }) => [run, attempt])).toEqual([
    [20, 1],
    [21, 1],
    [21, 2],
  ]);
  expect(connectLinks(links).links.map(({ run, attempt }) => [run, attempt])).toEqual([
    [20, 1],
    [21, 2],
  ]);
});

test("jobs of a matrix with a key each have histories of their own", async () => {
  await using github = await startFakeGitHub();
  await pushToMain(github, { run: 20, base: 1, key: "loadline-node-20" });
  await pushToMain(github, { run: 20, base: 1, key: "loadline-node-22", again: true });
  await pushToMain(github, { run: 21, base: 20, key: "loadline-node-20" });
  expect(github.artifacts.map(({ name }) => name)).toEqual([
    "loadline-node-20-baseline",
    "loadline-node-22-baseline",
    "loadline-node-20-baseline",
  ]);
  expect(await runsKnown(github, "loadline-node-20")).toEqual([20, 21]);
  expect(await runsKnown(github, "loadline-node-22")).toEqual([20]);
  expect(await runsKnown(github, "loadline")).toEqual([]);
});

test("jobs of a matrix without keys of their own: the second keeps its result in a file and says what to set", async () => {
  await using github = await startFakeGitHub();
  await pushToMain(github, { run: 20, base: 1 });
  step.reset();
  await pushToMain(github, { run: 20, base: 1, again: true });
  expect(github.artifacts).toHaveLength(1);
  const sentence = "this run has one of that name already; give each job or step an artifact-name of its own";
  expect(unescaped(step.summary())).toContain(sentence);
  expect(step.log()).toMatch(new RegExp(`^::warning::.*${sentence}`, "m"));
  expect(step.outputs()).toMatch(/^result-path<<(\S+)\n.*result\.json\n\1$/m);
});

test("documents of the first schema are read with newer ones, and what is stored next is of the second", async () => {
  await using github = await startFakeGitHub();
  storeText(github, 11, FIRST_SCHEMA);
  storeText(github, 12, SECOND_SCHEMA);
  await pushToMain(github, { run: 20, base: 12 });
  const document = newest(github);
  expect(document.schema).toBe(2);
  expect(runsOf(document)).toEqual([19000000001, 19000000107, 19000000213, 19000000319, 20]);
  expect(document.links.map(({ run }) => run)).toEqual([19000000107, 19000000213, 19000000319, 20]);
});

/** What was stored, and how a reader is told why it is of no use. */
const USELESS: Readonly<Record<string, readonly [text: string, reason: string]>> = {
  "of a later schema": [
    '{"schema":3,"entries":[],"links":[]}',
    "it has schema 3 of a later version, and this one reads up to 2: update Loadline",
  ],
  "of a foreign schema": ['{"schema":"github-action-benchmark"}', 'it has schema "github-action-benchmark"'],
  "no history at all": ["[1,2,3]", "it is no history document"],
  "cut in the middle": [FIRST_SCHEMA.slice(0, 500), "it is not JSON"],
  // Spaces alone would be a bomb.
  "too large": [Array.from({ length: 80_000 }, (_, line) => String(line).padStart(101)).join("\n"), "at most 8000000"],
  "with a commit that is none": [SECOND_SCHEMA.replace(/"sha": ?"[0-9a-f]{40}"/, '"sha":"main"'), "full commit hash"],
};

test.each(Object.entries(USELESS))(
  "a document that is %s: the next is used, and the report says why",
  async (...row) => {
    const [, [text, reason]] = row;
    await using github = await startFakeGitHub();
    storeText(github, 11, SECOND_SCHEMA);
    storeText(github, 12, text);
    const { known, unusable } = await readAndPublish(aPullRequestJob(github, step));
    expect(known.summary.source?.run).toBe(11);
    expect(known.entries.length).toBeGreaterThan(0);
    expect(unusable).toEqual([expect.stringContaining(`Run 12 of main: `)]);
    expect(unusable[0]).toContain(reason);
    expect(known.summary.reason).toBe(unusable[0]);
  },
);

test("where no candidate can be used, the report names the newest one's reason and counts the others", async () => {
  await using github = await startFakeGitHub();
  storeText(github, 11, SECOND_SCHEMA, { expired: true });
  storeText(github, 12, SECOND_SCHEMA, { gone: true });
  storeText(github, 13, '{"schema":3}');
  const job = aPullRequestJob(github, step);
  const { known, unusable } = await readStoredRuns(job, 20);
  expect(unusable).toEqual([
    expect.stringMatching(/^Run 13 of main: its history cannot be read: it has schema 3 .*: update Loadline$/),
    "Run 12 of main: its artifact has expired",
    "Run 11 of main: its artifact has expired",
  ]);
  await readAndPublish(job, aResult({ history: known.summary }));
  expect(unescaped(step.summary())).toContain(
    `Main: no stored runs, ${unusable[0]} (as the log says, 2 more could not be used).`,
  );
});

test("where the newest cannot be used, the report says which ones are, and why that one is not", async () => {
  await using github = await startFakeGitHub();
  storeText(github, 11, SECOND_SCHEMA);
  storeText(github, 12, SECOND_SCHEMA, { expired: true });
  const job = aPullRequestJob(github, step);
  const { known } = await readStoredRuns(job, 20);
  await readAndPublish(job, aResult({ history: known.summary }));
  expect(unescaped(step.summary())).toMatch(
    /Main: \d stored runs, the newest from run 11\. .* Left out: Run 12 of main: its artifact has expired\.$/m,
  );
});

test("the largest document that is stored can be read again", async () => {
  await using github = await startFakeGitHub();
  const links = Array.from({ length: 100 }, (_, run) => {
    const cells = Array.from({ length: 400 }, (__, cell) =>
      aLinkCell({ request: `GET /users/${cell}`, change: Math.sin(run * 400 + cell) / 7, error: 0.01 / (1 + cell) }),
    );
    return aLink(run + 1, { cells });
  });
  const entries = links.map(({ baseSha: _, cells, ...run }) => ({
    ...run,
    environment: anEnvironment(),
    cells: cells.map(({ change, error: __, blocks: ___, ...cell }) => ({ ...cell, value: Math.exp(change) })),
  }));
  const text = encodeHistory({ schema: 2, entries, links });
  expect(text.length).toBeGreaterThan(7_500_000);
  storeText(github, 11, text);
  const { known, unusable } = await readStoredRuns(aPullRequestJob(github, step), 100);
  expect(unusable).toEqual([]);
  expect(known.entries.length).toBeGreaterThan(50);
  expect(known.links.length).toBeGreaterThan(25);
});

interface Push {
  readonly run: number;
  /** The commit that it is measured against. */
  readonly base: number;
  readonly key?: string;
  /** Another job of a run that is there already. */
  readonly again?: boolean;
}

async function pushToMain(github: FakeGitHub, push: Push): Promise<void> {
  const begun = await begin(github, push);
  await begun.end();
}

/** A run of main that has read what is stored, and publishes its own when it ends. */
async function begin(github: FakeGitHub, push: Push): Promise<{ end(): Promise<void> }> {
  const { run, base, key = "loadline", again } = push;
  const job = aMainJob(github, { ...step, run, sha: commit(run) });
  const keyed = { ...job, inputs: { ...job.inputs, artifactName: key } };
  const stored = await readStoredRuns(keyed, 20);
  return {
    end: async () => {
      github.currentRun = run;
      await readAndPublish(keyed, resultOf(push), stored);
      if (again === true) return;
      github.runs.push({ id: run, sha: commit(run) });
      github.commits.set(commit(run), [commit(Math.max(base, run - 1))]);
      github.branches.set("main", commit(run));
    },
  };
}

function resultOf({ run, base }: Push) {
  const startedAt = new Date(Date.UTC(2027, 0, 1, run)).toISOString();
  return aResult({
    measurement: aMeasurement({
      startedAt,
      head: { sha: commit(run), label: "main" },
      base: { sha: commit(base), label: "main's last stored run" },
    }),
  });
}

function storeText(
  github: FakeGitHub,
  run: number,
  text: string,
  how: { readonly expired?: boolean; readonly gone?: boolean } = {},
): void {
  const parent = github.branches.get("main");
  github.runs.push({ id: run, sha: commit(run) });
  github.commits.set(commit(run), parent === undefined ? [] : [parent]);
  github.branches.set("main", commit(run));
  const zip = zipSync({ "history.json": strToU8(text) });
  github.addArtifact({ run, name: "loadline-baseline", zip, ...how });
}

function newest({ artifacts }: FakeGitHub): HistoryDocument {
  const files = unzipSync(artifacts.at(-1)?.zip ?? new Uint8Array());
  const decoded = decodeHistory(strFromU8(files["history.json"] ?? new Uint8Array()));
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded.document;
}

const runsOf = ({ entries }: HistoryDocument): number[] => entries.map(({ run }) => run);

async function runsKnown(github: FakeGitHub, artifactName: string): Promise<number[]> {
  const job = aPullRequestJob(github, step);
  const { known } = await readStoredRuns({ ...job, inputs: { ...job.inputs, artifactName } }, 20);
  return known.entries.map(({ run }) => run);
}

function unescaped(markdown: string): string {
  return markdown.replace(/\\(?=[^\w\s])|\u200B/g, "").replaceAll("&#124;", "|");
}
