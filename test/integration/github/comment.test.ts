import { expect, test } from "vitest";
import { createClient, type GitHubClient } from "../../../src/github/client.ts";
import { type CommentOutcome, type CommentRequest, markLine, publishComment } from "../../../src/github/comment.ts";
import { BOT, type FakeGitHub, startFakeGitHub, takeViolations } from "../../support/fake-github.ts";

const CREATE = /^POST .*issues/;
const FORBIDDEN = { status: 403, body: { message: "Resource not accessible by integration" } };

test("one comment per pull request and key: created, brought up to date, left alone when equal", async () => {
  await using github = await startFakeGitHub();
  expect(await publish(github, { run: 10, markdown: "one" })).toMatchObject({ kind: "created" });
  expect(await publish(github, { run: 11, markdown: "two" })).toMatchObject({ kind: "updated" });
  expect(await publish(github, { run: 11, markdown: "two" })).toMatchObject({ kind: "unchanged" });
  expect(await publish(github, { run: 11, markdown: "other", key: "other" })).toMatchObject({ kind: "created" });
  expect(bodies(github)).toEqual([`${mark(11)}\ntwo`, `${mark(11, "other")}\nother`]);
  const writes = github.requests().filter((line) => !/^GET|graphql/.test(line));
  expect(writes.map((line) => line.split(" ")[0])).toEqual(["POST", "PATCH", "POST"]);
});

test("it is found on the third page", async () => {
  await using github = await startFakeGitHub();
  for (let index = 0; index < 205; index++) github.addComment(7, `noise ${index}`, "someone");
  github.addComment(7, `${mark(10)}\none`);
  expect(await publish(github, { run: 11, markdown: "two" })).toMatchObject({ kind: "updated" });
});

test("a mark that somebody else pasted does not count", async () => {
  await using github = await startFakeGitHub();
  const forged = github.addComment(7, `${mark(99)}\nforged`, "mallory");
  expect(await publish(github, { run: 11 })).toMatchObject({ kind: "created" });
  expect(forged.body).toBe(`${mark(99)}\nforged`);
});

test("with the token of an app or a person, its own comments count", async () => {
  await using github = await startFakeGitHub({ viewer: "our-app[bot]" });
  github.addComment(7, `${mark(9)}\nthe default token's`, BOT);
  expect(await publish(github, { run: 10 })).toMatchObject({ kind: "created" });
  expect(await publish(github, { run: 11 })).toMatchObject({ kind: "updated" });
});

test("where GitHub does not say whose token it is, the default token's comments count", async () => {
  await using github = await startFakeGitHub();
  github.addComment(7, `${mark(9)}\none`);
  github.faults.push({ match: /graphql/, ...FORBIDDEN });
  expect(await publish(github, { run: 10 })).toMatchObject({ kind: "updated" });
});

test.each([
  ["run", { run: 12, attempt: 1 }],
  ["attempt", { run: 11, attempt: 3 }],
])("a comment of a newer %s stays", async (_name, newer) => {
  await using github = await startFakeGitHub();
  const comment = github.addComment(7, `${markLine({ key: "loadline", ...newer })}\nnewer`);
  const outcome = await publish(github, { run: 11, attempt: 2 });
  expect(outcome).toMatchObject({ kind: "newer", url: expect.stringContaining(String(comment.id)) });
  expect(bodies(github)).toHaveLength(1);
  expect(comment.body).toContain("newer");
});

test("own duplicates go, the oldest stays", async () => {
  await using github = await startFakeGitHub();
  const first = github.addComment(7, `${mark(9)}\na`);
  github.addComment(7, `${mark(10)}\nb`);
  github.addComment(7, `${mark(10, "other")}\nb`);
  const forged = github.addComment(7, `${mark(9)}\nforged`, "mallory");
  expect(await publish(github, { run: 11 })).toMatchObject({ kind: "updated" });
  expect(github.comments.map(({ id }) => id)).toEqual([first.id, first.id + 2, forged.id]);
});

test("a duplicate that cannot be deleted does no harm", async () => {
  await using github = await startFakeGitHub();
  github.addComment(7, `${mark(9)}\na`);
  github.addComment(7, `${mark(9)}\nb`);
  github.faults.push({ match: /^DELETE/, ...FORBIDDEN });
  expect(await publish(github, { run: 11 })).toMatchObject({ kind: "updated" });
});

test("without a comment and nothing to tell, none is created; an existing one is still brought up to date", async () => {
  await using github = await startFakeGitHub();
  expect(await publish(github, { run: 10, create: false })).toEqual({ kind: "none" });
  await publish(github, { run: 10 });
  expect(await publish(github, { run: 11, create: false })).toMatchObject({ kind: "updated" });
});

test.each([
  ["was carried out", { reset: true, done: true }],
  ["was carried out, with half an answer", { cut: true }],
  ["was not carried out", { status: 502 }],
])("a post without an answer that %s ends in one comment", async (_name, fault) => {
  await using github = await startFakeGitHub();
  github.faults.push({ match: CREATE, ...fault });
  expect(await publish(github, { run: 10 })).toMatchObject({ kind: "created" });
  expect(bodies(github)).toHaveLength(1);
});

test.each([
  ["was carried out", { reset: true, done: true }],
  ["was carried out, with half an answer", { cut: true }],
  ["was not carried out", { status: 502 }],
  ["a proxy answered", { status: 200, headers: { "content-type": "text/html" }, body: "<h1>Log in</h1>" }],
])("an edit without an answer that %s ends in the new text", async (_name, fault) => {
  await using github = await startFakeGitHub();
  github.addComment(7, `${mark(9)}\na`);
  github.faults.push({ match: /^PATCH/, ...fault });
  expect(await publish(github, { run: 10 })).toMatchObject({ kind: "updated" });
  expect(bodies(github)).toEqual([`${mark(10)}\ntext`]);
});

test("what stays uncertain is given up after a second look", async () => {
  await using github = await startFakeGitHub();
  github.faults.push({ match: CREATE, status: 502, times: 9 });
  const outcome = await publish(github, { run: 10 });
  expect(outcome).toEqual({ kind: "refused", reason: expect.stringMatching(/GitHub failed with status 502/) });
  expect(github.requests().filter((line) => CREATE.test(line))).toHaveLength(2);
});

test("a newer run that writes between the look and the edit is not overwritten", async () => {
  await using github = await startFakeGitHub();
  const comment = github.addComment(7, `${mark(9)}\na`);
  const meanwhile = () => {
    comment.body = `${mark(11)}\nnewer`;
  };
  github.faults.push({ match: /graphql/, meanwhile });
  expect(await publish(github, { run: 10 })).toMatchObject({ kind: "newer" });
  expect(bodies(github)).toEqual([`${mark(11)}\nnewer`]);
});

test.each([
  ["older", 9, "created", ["text", 10]],
  ["newer", 11, "newer", ["theirs", 11]],
])("of two runs that both create one, that of the %s other stays or goes", async (_name, run, kind, [text, left]) => {
  await using github = await startFakeGitHub();
  github.faults.push({ match: CREATE, meanwhile: () => github.addComment(7, `${mark(run)}\ntheirs`) });
  expect(await publish(github, { run: 10 })).toMatchObject({ kind });
  expect(bodies(github)).toEqual([`${mark(Number(left))}\n${text}`]);
});

test("two runs at the same time end in one comment, the newer run's", async () => {
  await using github = await startFakeGitHub();
  await Promise.all([publish(github, { run: 10 }), publish(github, { run: 11 })]);
  expect(bodies(github)).toEqual([`${mark(11)}\ntext`]);
});

test("what the comment said is given to whoever writes the next one", async () => {
  await using github = await startFakeGitHub();
  const said: (string | undefined)[] = [];
  const write = (previous: string | undefined) => {
    said.push(previous);
    return `after ${previous}`;
  };
  await publish(github, { run: 10, write });
  await publish(github, { run: 11, write });
  expect(said).toEqual([undefined, "after undefined"]);
  expect(bodies(github)).toEqual([`${mark(11)}\nafter after undefined`]);
});

test("a limit on questions is no reason to take the default token's comment for ours", async () => {
  await using github = await startFakeGitHub({ viewer: "our-app[bot]" });
  github.addComment(7, `${mark(9)}\nthe default token's`, BOT);
  github.faults.push({ match: /graphql/, status: 403, body: { message: "You have exceeded a secondary rate limit." } });
  const outcome = await publish(github, { run: 10 });
  expect(outcome).toEqual({ kind: "refused", reason: expect.stringContaining("limits how often it may be asked") });
  expect(bodies(github)).toEqual([`${mark(9)}\nthe default token's`]);
});

test("a comment that was deleted while it was written is created anew", async () => {
  await using github = await startFakeGitHub();
  github.addComment(7, `${mark(9)}\na`);
  github.faults.push({ match: /^PATCH/, status: 404 });
  expect(await publish(github, { run: 10 })).toMatchObject({ kind: "created" });
});

test.each([
  ["a fork's read-only token", { match: CREATE, ...FORBIDDEN }, /lacks the permission "pull-requests: write".*forks/],
  ["no permission to look", { match: /^GET .*comments/, ...FORBIDDEN }, /lacks the permission "pull-requests: write"/],
  ["a private repository", { match: /^GET .*comments/, status: 404 }, /It was not found, or the token lacks/],
  [
    "a service that is down",
    { match: /./, status: 503, times: 9 },
    /GitHub failed with status 503 \(GitHub said: fault/,
  ],
])("%s is told in a sentence, and no failure", async (_name, fault, reason) => {
  await using github = await startFakeGitHub();
  github.faults.push(fault);
  expect(await publish(github, { run: 10 })).toEqual({ kind: "refused", reason: expect.stringMatching(reason) });
  expect(bodies(github)).toEqual([]);
});

test("a comment that GitHub finds too long is told in a sentence", async () => {
  await using github = await startFakeGitHub();
  const outcome = await publish(github, { run: 10, markdown: "x".repeat(70_000) });
  expect(outcome).toEqual({ kind: "refused", reason: expect.stringMatching(/maximum is 65536 characters/) });
  expect(takeViolations(github)).toEqual([expect.stringContaining("must NOT have more than 65536 characters")]);
});

interface Published extends Partial<CommentRequest> {
  readonly markdown?: string;
}

function publish(github: FakeGitHub, { markdown = "text", ...over }: Published): Promise<CommentOutcome> {
  return publishComment(connect(github), {
    owner: github.owner,
    repo: github.repo,
    pullRequest: 7,
    key: "loadline",
    run: 10,
    attempt: 1,
    write: () => markdown,
    create: true,
    ...over,
  });
}

function connect({ token, url }: FakeGitHub): GitHubClient {
  return createClient(token, url, { timeoutMs: 5000, pause: async () => {} });
}

function mark(run: number, key = "loadline"): string {
  return markLine({ key, run, attempt: 1 });
}

function bodies({ comments }: FakeGitHub): string[] {
  return comments.map(({ body }) => body);
}
