import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readContext } from "../../../src/github/context.ts";
import { EXIT, Problem } from "../../../src/model/problem.ts";

const ENV = {
  GITHUB_EVENT_NAME: "push",
  GITHUB_REPOSITORY: "acme/shop",
  GITHUB_RUN_ID: "12345678901",
  GITHUB_RUN_ATTEMPT: "2",
  GITHUB_SHA: "a".repeat(40),
  GITHUB_REF: "refs/heads/main",
  GITHUB_WORKFLOW_REF: "acme/shop/.github/workflows/perf.yml@refs/heads/a@b",
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_WORKSPACE: "/workspace",
  RUNNER_TEMP: "/temp",
};

let directory = "";

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "loadline-event-"));
});

afterAll(() => rm(directory, { recursive: true }));

test("what a runner sets is read", () => {
  expect(readContext(ENV)).toEqual({
    eventName: "push",
    payload: {},
    owner: "acme",
    repo: "shop",
    sha: "a".repeat(40),
    ref: "refs/heads/main",
    run: 12_345_678_901,
    attempt: 2,
    workflowPath: ".github/workflows/perf.yml",
    runUrl: "https://github.com/acme/shop/actions/runs/12345678901",
    workspace: "/workspace",
    tempDirectory: "/temp",
  });
});

test("of the payload only what is needed is kept", async () => {
  const side = { ref: "main", sha: "b".repeat(40), label: "acme:main" };
  const payload = {
    action: "synchronize",
    repository: { id: 77, default_branch: "main", name: "shop" },
    pull_request: { number: 7, title: "x", base: { ...side, repo: { id: 77 } }, head: { ...side, repo: null } },
  };
  const { pull_request: pull } = (await read(JSON.stringify(payload))).payload;
  expect(pull).toEqual({
    number: 7,
    base: { ref: "main", sha: "b".repeat(40), repo: { id: 77 } },
    head: { ref: "main", sha: "b".repeat(40), repo: null },
  });
});

test.each(["{", '{"pull_request":{"number":"7"}}'])("the payload %s is a problem", async (text) => {
  await expect(read(text)).rejects.toThrow(/event's payload at .* cannot be read/);
});

test("outside of GitHub Actions the command is recommended", () => {
  try {
    readContext({ ...ENV, GITHUB_REPOSITORY: "" });
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({ exitStatus: EXIT.usage, hint: expect.stringContaining("loadline run") });
  }
});

async function read(payload: string): Promise<ReturnType<typeof readContext>> {
  const path = join(directory, "event.json");
  await writeFile(path, payload);
  return readContext({ ...ENV, GITHUB_EVENT_PATH: path });
}
