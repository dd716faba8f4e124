import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { createClient } from "../../../src/github/client.ts";
import { findInOwnRun, type OwnRunQuery } from "../../../src/github/own-run.ts";
import { type FakeGitHub, startFakeGitHub } from "../../support/fake-github.ts";
import type { FakeArtifact } from "../../support/fake-state.ts";

const RUN = 11;
const FILE = "result.json";

test("the newest artifact of those names is read, and no other run's", async () => {
  await using github = await startFakeGitHub();
  store(github, "result", 1);
  store(github, "result", 2);
  store(github, "other", 3);
  store(github, "result", 4, { run: 12 });
  store(github, "result", 5, { claimedRun: 12 });
  expect(await search(github, { wanted: 1 })).toEqual({ found: [{ name: "result", document: 2 }], unusable: [] });
  expect((await search(github)).found.map(({ document }) => document)).toEqual([2, 1]);
});

test.each<[string, Partial<FakeArtifact>, RegExp]>([
  ["expired", { expired: true }, /^its artifact has expired$/],
  ["gone", { gone: true }, /^its artifact has expired$/],
  ["too large", { size: 5_000_001 }, /has 5000001 bytes/],
  ["half of it", { cut: "short" }, /the digest differs$/],
  ["changed", { digest: `sha256:${"0".repeat(64)}` }, /the digest differs$/],
  ["no archive", { zip: strToU8("not a zip, but long enough to be looked into") }, /invalid zip data$/],
  ["without the file", { zip: zipSync({ "other.json": strToU8("1") }) }, /holds no result\.json$/],
  ["a bomb", { zip: zipSync({ [FILE]: new Uint8Array(4_000_000) }) }, /compressed more than 200 times$/],
  ["not what it should be", { zip: zipSync({ [FILE]: strToU8("{") }) }, /JSON/],
])("one of this run that is %s is told, and an older one is read", async (_name, artifact, reason) => {
  await using github = await startFakeGitHub();
  store(github, "result", 1);
  store(github, "result", 2, artifact);
  expect(await search(github)).toEqual({
    found: [{ name: "result", document: 1 }],
    unusable: [{ name: "result", reason: expect.stringMatching(reason) }],
  });
});

test.each([
  [403, /cannot be listed\. The token lacks the permission "actions: read"/],
  [404, /cannot be listed\. It was not found/],
  [503, /cannot be listed\. GitHub failed with status \d+ \(GitHub said: fault/],
])("a list that GitHub answers with %i is told in a sentence", async (status, reason) => {
  await using github = await startFakeGitHub();
  store(github, "result", 1);
  github.faults.push({ match: /artifacts/, status, times: 9 });
  const { found, unusable } = await search(github);
  expect([found, unusable]).toEqual([[], [{ name: null, reason: expect.stringMatching(reason) }]]);
});

test("one that is found only on a further page of a large run's artifacts is read", async () => {
  await using github = await startFakeGitHub();
  for (let id = 1; id <= 220; id++) store(github, "other", id);
  store(github, "result", 221);
  expect(await search(github)).toEqual({ found: [{ name: "result", document: 221 }], unusable: [] });
  expect(github.requests().filter((line) => line.endsWith("/artifacts"))).toHaveLength(3);
});

test("no more than 24 artifacts are downloaded", async () => {
  await using github = await startFakeGitHub();
  for (let id = 1; id <= 26; id++) store(github, "result", id, { zip: strToU8("no zip") });
  expect((await search(github)).unusable).toHaveLength(24);
});

function store(github: FakeGitHub, name: string, document: number, over: Partial<FakeArtifact> = {}): void {
  github.addArtifact({ run: RUN, name, zip: zipSync({ [FILE]: strToU8(String(document)) }), ...over });
}

async function search(github: FakeGitHub, over: Partial<OwnRunQuery<unknown>> = {}) {
  const client = createClient(github.token, github.url, { timeoutMs: 5000, pause: async () => {} });
  const query = { owner: github.owner, repo: github.repo, run: RUN, choose: () => ["result"], fileName: FILE };
  return await findInOwnRun(client, { ...query, decode: (text: string) => JSON.parse(text), wanted: 9, ...over });
}
