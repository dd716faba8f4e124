import { strFromU8, unzipSync } from "fflate";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { type FakeGitHub, startFakeGitHub } from "../../support/fake-github.ts";
import { aPullRequestJob, readAndPublish, stepFiles } from "../../support/publication.ts";

const PROFILES = ["callgrind.out.1-list.head", "head/boot-1/4711.0.cpuprofile"];

const step = stepFiles();
beforeEach(() => step.reset());
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
afterAll(() => step[Symbol.dispose]());

test("what profilers saw is an artifact of its own, in its folders", async () => {
  await using github = await startFakeGitHub();
  await publishProfiles(github);
  expect(github.artifacts.map(({ name }) => name)).toEqual(["loadline-result", "loadline-profiles"]);
  const files = unzipSync(github.artifacts[1]?.zip ?? new Uint8Array());
  const texts = Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)] as const);
  expect(Object.fromEntries(texts)).toEqual(Object.fromEntries(PROFILES.map((name) => [name, `of ${name}`])));
});

test("profiles that GitHub does not take are told, and cost nothing else", async () => {
  await using github = await startFakeGitHub();
  const log = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  // As where two jobs of a workflow have the same artifact-name.
  github.addArtifact({ run: github.currentRun, name: "loadline-profiles", zip: new Uint8Array() });
  await publishProfiles(github);
  expect(github.artifacts.map(({ name }) => name)).toEqual(["loadline-profiles", "loadline-result"]);
  expect(github.comments).toHaveLength(1);
  expect(log.mock.calls.join("\n")).toContain('The artifact "loadline-profiles" was not uploaded');
});

async function publishProfiles(github: FakeGitHub): Promise<void> {
  const profiles = PROFILES.map((name) => ({ name, bytes: new TextEncoder().encode(`of ${name}`) }));
  await readAndPublish(aPullRequestJob(github, step), undefined, undefined, profiles);
}
