import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { type BaselineSearch, findStoredRuns } from "../../../src/github/baseline-run.ts";
import { createClient } from "../../../src/github/client.ts";
import { type FakeGitHub, startFakeGitHub } from "../../support/fake-github.ts";
import type { FakeArtifact, FakeRun } from "../../support/fake-state.ts";

const NAME = "loadline-baseline";
const FILE = "history.json";

test("the three newest stored runs of main, newest first", async () => {
  await using github = await startFakeGitHub();
  for (const id of [11, 12, 13, 14]) store(github, { id });
  expect(await search(github)).toEqual({
    stored: [14, 13, 12].map((run) => ({ run, sha: sha(run), document: { from: run } })),
    unusable: [],
  });
});

test("runs that stored nothing or were cancelled are passed over", async () => {
  await using github = await startFakeGitHub();
  store(github, { id: 11, conclusion: "failure" });
  store(github, { id: 12, conclusion: "cancelled" });
  addRun(github, { id: 13 });
  expect(await found(github)).toEqual([[11], []]);
});

test.each([
  [8, [1], []],
  [9, [], ["The newest 9 runs of main stored nothing usable."]],
])("after %i runs that stored nothing the search found %j, and asked at most 14 times", async (empty, runs, told) => {
  await using github = await startFakeGitHub();
  store(github, { id: 1 });
  for (let id = 2; id < 2 + empty; id++) addRun(github, { id });
  expect(await found(github)).toEqual([runs, told]);
  expect(github.requests().filter((line) => !line.includes("/download/")).length).toBeLessThanOrEqual(14);
});

test("scheduled runs and those started by hand count, those of pull requests are not even asked for", async () => {
  await using github = await startFakeGitHub();
  store(github, { id: 11, event: "schedule" });
  store(github, { id: 12, event: "workflow_dispatch" });
  store(github, { id: 13, event: "pull_request" });
  store(github, { id: 14, event: "pull_request_target" });
  store(github, { id: 15, branch: "feature" });
  expect(await found(github)).toEqual([[12, 11], []]);
});

test("of two attempts of a run the later artifact counts", async () => {
  await using github = await startFakeGitHub();
  store(github, { id: 11 });
  github.addArtifact({ run: 11, name: NAME, zip: zipped({ from: "attempt 2" }) });
  expect((await search(github)).stored).toMatchObject([{ run: 11, document: { from: "attempt 2" } }]);
});

test.each<[string, Partial<FakeRun>, RegExp]>([
  ["a fork's commit", { headRepositoryId: 78 }, /its commit comes from a fork$/],
  ["another workflow", { path: ".github/workflows/evil.yml" }, /it ran \.github\/workflows\/evil\.yml/],
])("%s on a branch called main is not read", async (_name, run, reason) => {
  await using github = await startFakeGitHub();
  store(github, { id: 11 });
  store(github, { id: 12, ...run });
  expect(await found(github)).toEqual([[11], [expect.stringMatching(reason)]]);
  expect(github.requests().filter((line) => line.includes("/runs/12/"))).toEqual([]);
});

test("a commit that is not on main, as of a tag called main, is not read", async () => {
  await using github = await startFakeGitHub();
  store(github, { id: 11 });
  store(github, { id: 12 });
  github.commits.set(sha(12), []);
  store(github, { id: 13 });
  github.branches.set("main", sha(13));
  github.commits.set(sha(13), [sha(11)]);
  expect(await found(github)).toEqual([
    [13, 11],
    [expect.stringMatching(/^Run 12 of main: its commit .* is not on main$/)],
  ]);
});

test.each<[string, Partial<FakeArtifact>, RegExp]>([
  ["expired", { expired: true }, /expired$/],
  ["gone", { gone: true }, /expired$/],
  ["too large", { size: 5_000_001 }, /has 5000001 bytes, at most 5000000 are read$/],
  ["half of it", { cut: "short" }, /the digest differs$/],
  ["half of it, with a broken connection", { cut: "connection" }, /0 of \d+ bytes arrived$/],
  ["half of it, without a digest", { cut: "short", digest: null }, /the digest differs$/],
  ["changed", { digest: `sha256:${"0".repeat(64)}` }, /the digest differs$/],
  ["no archive", { zip: strToU8("not a zip, but long enough to be looked into") }, /invalid zip data$/],
  ["without the file", { zip: zipSync({ "other.json": strToU8("{}") }) }, /holds no history\.json$/],
  ["not JSON", { zip: zipSync({ [FILE]: strToU8("{") }) }, /JSON/],
  ["a bomb", { zip: zipSync({ [FILE]: new Uint8Array(4_000_000) }) }, /compressed more than 200 times$/],
  ["a larger bomb", { zip: zipSync({ [FILE]: new Uint8Array(11_000_000) }) }, /11000000 bytes long, at most 10000000/],
  ["many files", { zip: manyFiles(21) }, /more than 20 files$/],
])("an artifact that is %s is told, and the next one is read", async (_name, artifact, reason) => {
  await using github = await startFakeGitHub();
  store(github, { id: 11 });
  store(github, { id: 12 }, artifact);
  expect(await found(github)).toEqual([[11], [expect.stringMatching(reason)]]);
});

test("an artifact that names another run as its own is passed over", async () => {
  await using github = await startFakeGitHub();
  store(github, { id: 11 });
  store(github, { id: 12 }, { claimedRun: 5 });
  expect(await found(github)).toEqual([[11], []]);
});

test("a bomb that lies about its size is unpacked no further than it says", async () => {
  await using github = await startFakeGitHub();
  const zip = zipSync({ [FILE]: new Uint8Array(3_000_000) });
  declare(zip, 1000);
  store(github, { id: 11 }, { zip });
  expect(await found(github)).toEqual([[], [expect.stringMatching(/JSON/)]]);
});

test.each([
  [403, /Main's stored runs could not be read\. The token lacks the permission "actions: read"/],
  [404, /It was not found, or the token lacks the permission "actions: read"/],
  [503, /GitHub said: fault/],
])("a search that GitHub answers with %i is told in a sentence", async (status, reason) => {
  await using github = await startFakeGitHub();
  store(github, { id: 11 });
  github.faults.push({ match: /workflows/, status, times: 9 });
  expect(await found(github)).toEqual([[], [expect.stringMatching(reason)]]);
});

test("a list of runs that arrives by half is asked for again, not taken for no runs", async () => {
  await using github = await startFakeGitHub();
  store(github, { id: 11 });
  github.faults.push({ match: /event=push/, cut: true });
  expect(await found(github)).toEqual([[11], []]);
});

function sha(run: number): string {
  return String(run).padStart(40, "0");
}

function addRun(github: FakeGitHub, run: Omit<FakeRun, "sha">): void {
  const parent = github.branches.get("main");
  github.runs.push({ sha: sha(run.id), ...run });
  github.commits.set(sha(run.id), parent === undefined ? [] : [parent]);
  github.branches.set("main", sha(run.id));
}

/** A run of main and what it stored. */
function store(github: FakeGitHub, run: Omit<FakeRun, "sha">, artifact: Partial<FakeArtifact> = {}): void {
  addRun(github, run);
  github.addArtifact({ run: run.id, name: NAME, zip: zipped({ from: run.id }), ...artifact });
}

function zipped(document: object): Uint8Array {
  return zipSync({ [FILE]: strToU8(JSON.stringify(document)), "result.json": strToU8("{}") });
}

function manyFiles(count: number): Uint8Array {
  return zipSync(Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.json`, strToU8("{}")])));
}

/** Makes the central directory of a one-file archive claim another size. */
function declare(zip: Uint8Array, bytes: number): void {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const directory = view.getUint32(zip.length - 22 + 16, true);
  view.setUint32(directory + 24, bytes, true);
}

function search(github: FakeGitHub): Promise<BaselineSearch<unknown>> {
  const client = createClient(github.token, github.url, { timeoutMs: 5000, pause: async () => {} });
  return findStoredRuns(client, {
    owner: github.owner,
    repo: github.repo,
    repositoryId: github.repositoryId,
    defaultBranch: "main",
    workflowPath: ".github/workflows/perf.yml",
    artifactName: NAME,
    fileName: FILE,
    decode: (text) => JSON.parse(text) as unknown,
  });
}

async function found(github: FakeGitHub): Promise<unknown[]> {
  const { stored, unusable } = await search(github);
  return [stored.map(({ run }) => run), unusable];
}
