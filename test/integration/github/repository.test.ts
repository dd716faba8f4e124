import { expect, test } from "vitest";
import { createClient } from "../../../src/github/client.ts";
import type { EventPayload, GitHubContext } from "../../../src/github/context.ts";
import { readRepository } from "../../../src/github/repository.ts";
import { startFakeGitHub } from "../../support/fake-github.ts";

test("the event describes the repository", async () => {
  const described = context({ repository: { id: 5, default_branch: "trunk" } });
  expect(await readRepository(described, undefined)).toEqual({ id: 5, defaultBranch: "trunk" });
});

test("GitHub is asked where the event does not, as a schedule's", async () => {
  await using github = await startFakeGitHub({ defaultBranch: "trunk" });
  const client = createClient(github.token, github.url);
  expect(await readRepository(context({}), client)).toEqual({ id: 77, defaultBranch: "trunk" });
});

test("what cannot be found out is a problem that says why", async () => {
  await expect(readRepository(context({}), undefined)).rejects.toThrow(/no github-token to ask with/);
  await using github = await startFakeGitHub();
  const client = createClient("ghs_wrong", github.url);
  await expect(readRepository(context({}), client)).rejects.toThrow(/The github-token is not accepted/);
});

function context(payload: EventPayload): GitHubContext {
  return {
    eventName: "schedule",
    actor: "author",
    payload,
    owner: "acme",
    repo: "shop",
    sha: "a".repeat(40),
    ref: "refs/heads/trunk",
    run: 10,
    attempt: 1,
    workflowPath: ".github/workflows/perf.yml",
    runUrl: "https://github.com/acme/shop/actions/runs/10",
    workspace: "/workspace",
    tempDirectory: "/tmp",
  };
}
