import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Upload, type UploadOutcome, uploadArtifact } from "../../../src/github/artifact-store.ts";
import { type FakeGitHub, startFakeGitHub } from "../../support/fake-github.ts";

const FILES = { "history.json": '{"entries":[]}', "result.json": `{"text":"${"é".repeat(5000)}"}` };

let directory = "";

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "loadline-upload-"));
  for (const [name, text] of Object.entries(FILES)) await writeFile(join(directory, name), text);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(directory, { recursive: true });
});

test("the files arrive as they are, under the name", async () => {
  await using github = await startFakeGitHub();
  const outcome = await upload(github);
  const [artifact] = github.artifacts;
  expect(artifact).toMatchObject({ name: "loadline-result", run: 1 });
  expect(outcome).toEqual({ ok: true, id: artifact?.id });
  const files = Object.entries(unzipSync(artifact?.zip ?? new Uint8Array()));
  expect(Object.fromEntries(files.map(([name, bytes]) => [name, strFromU8(bytes)]))).toEqual(FILES);
});

test("a name that the run has used already is told with its remedy", async () => {
  await using github = await startFakeGitHub();
  await upload(github);
  expect(await upload(github)).toEqual({
    ok: false,
    reason:
      'The artifact "loadline-result" was not uploaded: this run has one of that name already; give each job or step an artifact-name of its own.',
  });
});

test.each([
  ["refuses", { status: 403 }, /was not uploaded: .*403/],
  ["breaks the connection", { reset: true }, /was not uploaded: /],
])("a service that %s is told in a sentence", async (_name, fault, reason) => {
  await using github = await startFakeGitHub();
  github.faults.push({ match: /CreateArtifact/, ...fault });
  expect(await upload(github)).toEqual({ ok: false, reason: expect.stringMatching(reason) });
});

test("a service that does not answer is given up after the deadline", async () => {
  await using github = await startFakeGitHub();
  github.faults.push({ match: /CreateArtifact/, silent: true });
  const outcome = await upload(github, { deadlineSeconds: 0.3 });
  expect(outcome).toEqual({ ok: false, reason: expect.stringMatching(/it took longer than 0\.3 s/) });
});

test.each([
  ["https://github.example.com", /in a file only: github\.example\.com has no artifact service/],
  ["http://127.0.0.1:3000", /in a file only: 127\.0\.0\.1 has no artifact service/],
  ["not an address", /in a file only: not an address has no artifact service/],
])("on %s the result stays in its file", async (server, reason) => {
  await using github = await startFakeGitHub();
  const outcome = await upload(github, {}, { GITHUB_SERVER_URL: server });
  expect(outcome).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  expect(github.log).toEqual([]);
});

test("without a server's address it is github.com", async () => {
  await using github = await startFakeGitHub();
  expect(await upload(github, {}, { GITHUB_SERVER_URL: "" })).toMatchObject({ ok: true });
});

test("on a *.ghe.com, as on github.com, there is an artifact service", async () => {
  await using github = await startFakeGitHub();
  expect(await upload(github, {}, { GITHUB_SERVER_URL: "https://acme.ghe.com" })).toMatchObject({ ok: true });
});

test("without the runner's token the result stays in its file", async () => {
  await using github = await startFakeGitHub();
  const outcome = await upload(github, {}, { ACTIONS_RUNTIME_TOKEN: "" });
  expect(outcome).toEqual({ ok: false, reason: expect.stringMatching(/the runner gave no access/) });
});

function upload(
  github: FakeGitHub,
  over: Partial<Upload> = {},
  env: Record<string, string> = {},
): Promise<UploadOutcome> {
  const set = {
    GITHUB_SERVER_URL: "https://github.com",
    ACTIONS_RESULTS_URL: github.url,
    ACTIONS_RUNTIME_TOKEN: github.runtimeToken,
    ...env,
  };
  for (const [name, value] of Object.entries(set)) vi.stubEnv(name, value);
  const files = Object.keys(FILES).map((name) => join(directory, name));
  return uploadArtifact({
    name: "loadline-result",
    files,
    directory,
    retentionDays: undefined,
    deadlineSeconds: 60,
    ...over,
  });
}
