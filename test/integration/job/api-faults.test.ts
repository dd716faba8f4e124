import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { OUTPUT_NAMES } from "../../../src/github/outputs.ts";
import { type FakeGitHub, startFakeGitHub } from "../../support/fake-github.ts";
import type { Fault } from "../../support/fake-state.ts";
import { addOwnComment, addStoredRuns, aPullRequestJob, readAndPublish, stepFiles } from "../../support/publication.ts";

type Trouble = Omit<Fault, "match">;

const HTML = { status: 200, headers: { "content-type": "text/html" }, body: "<h1>Please log in</h1>" };
const SECONDARY = { message: "You have exceeded a secondary rate limit. Please wait a few minutes." };

/** What goes wrong every time, and how it is told. */
const LASTING: Readonly<Record<string, readonly [Trouble, RegExp]>> = {
  "401": [{ status: 401, body: { message: "Bad credentials" } }, /github-token is not accepted .*Bad credentials/],
  "403, a token that can only read": [
    { status: 403, body: { message: "Resource not accessible by integration" } },
    /lacks the permission "(pull-requests: write|actions: read)"/,
  ],
  "403, a secondary limit": [{ status: 403, body: SECONDARY }, /GitHub limits how often it may be asked \(/],
  "403, a secondary limit for a minute": [
    { status: 403, headers: { "retry-after": "60" }, body: SECONDARY },
    /limits how often it may be asked, next in 60 s/,
  ],
  "404": [{ status: 404, body: { message: "Not Found" } }, /It was not found, or the token lacks the permission/],
  "409": [{ status: 409 }, /GitHub refused the request with status 409/],
  "410": [{ status: 410 }, /GitHub refused the request with status 410/],
  "422, too long": [
    { status: 422, body: { message: "Body is too long (maximum is 65536 characters)" } },
    /GitHub refused the request with status 422 .*too long/,
  ],
  "422, a failed validation": [{ status: 422, body: { message: "Validation Failed" } }, /with status 422/],
  "429 for an hour": [{ status: 429, headers: { "retry-after": "3600" } }, /limits how often .*, next in 3600 s/],
  "500": [{ status: 500 }, /GitHub failed with status 500/],
  "502 from a gateway": [{ ...HTML, status: 502 }, /GitHub failed with status 502/],
  "503": [{ status: 503 }, /GitHub failed with status 503/],
  "a reset": [{ reset: true }, /GitHub could not be reached/],
  "half an answer": [{ cut: true }, /GitHub's answer was of no use/],
  "a proxy's page": [HTML, /GitHub's answer was of no use: text\/html arrived, no JSON/],
  "JSON of another form": [{ status: 200, body: {} }, /GitHub's answer was of no use/],
};

/** What goes wrong once, and is got over without a word. */
const PASSING: Readonly<Record<string, Trouble>> = {
  "429 for three seconds": { status: 429, headers: { "retry-after": "3" } },
  "403 for three seconds": { status: 403, headers: { "retry-after": "3" }, body: SECONDARY },
  "502": { status: 502 },
  "a reset": { reset: true },
  "a reset after it was carried out": { reset: true, done: true },
  "half an answer": { cut: true },
  "a proxy's page": HTML,
};

const HISTORY_CALLS: Readonly<Record<string, RegExp>> = {
  "list main's runs": /^GET .*\/workflows\/perf\.yml\/runs/,
  "list a run's artifacts": /^GET .*\/runs\/\d+\/artifacts/,
  "compare a run's commit with main": /^GET .*\/compare\//,
  "ask for an archive": /^GET .*\/artifacts\/\d+\/zip/,
  "download the archive": /^GET \/download\//,
};

/** With the comments that were there, as runs: an edit and a removal of duplicates need some. */
const COMMENT_CALLS: Readonly<Record<string, { readonly call: RegExp; readonly earlier: readonly number[] }>> = {
  "list the comments": { call: /^GET .*\/issues\/7\/comments/, earlier: [9] },
  "ask whose token it is": { call: /^POST .*graphql/, earlier: [9] },
  "read the comment again": { call: /^GET .*\/issues\/comments\/\d+/, earlier: [9] },
  "edit the comment": { call: /^PATCH /, earlier: [9] },
  "create the comment": { call: /^POST .*\/issues\/7\/comments/, earlier: [] },
  "remove a duplicate": { call: /^DELETE /, earlier: [8, 9] },
};

const step = stepFiles();
beforeEach(() => step.reset());
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
afterAll(() => step[Symbol.dispose]());

test("with nothing wrong, every output is set and every part is there", async () => {
  await using github = await startFakeGitHub();
  addStoredRuns(github, [11, 12]);
  await readAndPublish(aPullRequestJob(github, step));
  expectPublished(github);
  const set = [...step.outputs().matchAll(/^(\S+)<<(\S+)\n(.*)\n\2$/gm)].map(([, name, , value]) => [name, value]);
  expect(Object.fromEntries(set)).toEqual({
    verdict: "regression",
    regressions: "1",
    improvements: "0",
    inconclusive: "0",
    "budgets-broken": "0",
    "result-path": expect.stringMatching(/\/result\.json$/),
    "artifact-id": String(github.artifacts.at(-1)?.id),
    "comment-url": `https://github.com/acme/shop/pull/7#issuecomment-${github.comments[0]?.id}`,
  });
  expect(set.map(([name]) => name).toSorted()).toEqual(OUTPUT_NAMES.toSorted());
});

test.each(rows(HISTORY_CALLS, LASTING))("%s, always %s: no history, and why", async (call, name, match, row) => {
  const [trouble, sentence] = row;
  await using github = await startFakeGitHub();
  addStoredRuns(github, [11, 12]);
  github.faults.push({ match, times: 99, ...trouble });
  const { unusable, known } = await readAndPublish(aPullRequestJob(github, step));
  expectPublished(github);
  // A redirect has no body to lose.
  if (call === "ask for an archive" && name === "half an answer") return;
  expect(known.entries).toEqual([]);
  expect(unusable.length).toBeGreaterThan(0);
  for (const reason of unusable) {
    if (reason.startsWith("Main's")) expect(reason).toMatch(sentence);
    else expect(reason).toMatch(/^Run 1[12] of main: \S.{4,}/);
  }
});

test.each(rows(HISTORY_CALLS, PASSING))("%s, once %s: the history is there", async (_call, _name, call, trouble) => {
  await using github = await startFakeGitHub();
  addStoredRuns(github, [11, 12]);
  github.faults.push({ match: call, ...trouble });
  const { unusable, commits } = await readAndPublish(aPullRequestJob(github, step));
  expect([unusable, commits.length]).toEqual([[], 2]);
  expectPublished(github);
});

test.each(rows(COMMENT_CALLS, LASTING))("%s, always %s: no second comment, and why", async (call, name, row, told) => {
  const [trouble, sentence] = told;
  await using github = await startFakeGitHub();
  for (const run of row.earlier) addOwnComment(github, run);
  github.faults.push({ match: row.call, times: 99, ...trouble });
  await readAndPublish(aPullRequestJob(github, step));
  expectKept(github);
  expectNoBlindPost(github);
  expect(github.comments.length).toBeLessThanOrEqual(Math.max(1, row.earlier.length));
  if (isHarmless(call, name)) {
    expect(step.summary()).not.toContain("There is no comment");
    expect(github.comments.some(({ body }) => body.includes("run=20 "))).toBe(true);
  } else {
    expect(unescaped(step.summary())).toMatch(/There is no comment on the pull request\. /);
    expect(unescaped(step.summary())).toMatch(sentence);
    expect(step.log()).toMatch(/^::warning::There is no comment on the pull request\. /m);
  }
});

test.each(rows(COMMENT_CALLS, PASSING))(
  "%s, once %s: one comment",
  async (_call, _name, { call, earlier }, trouble) => {
    await using github = await startFakeGitHub();
    for (const run of earlier) addOwnComment(github, run);
    github.faults.push({ match: call, ...trouble });
    await readAndPublish(aPullRequestJob(github, step));
    expectPublished(github, call.test("DELETE ") ? 2 : 1);
  },
);

test.each([
  ["list main's runs", HISTORY_CALLS["list main's runs"]],
  ["list the comments", COMMENT_CALLS["list the comments"]?.call],
  ["edit the comment", COMMENT_CALLS["edit the comment"]?.call],
])("%s, once without an answer: it is given up after its time, and done", async (_call, match = /never/) => {
  await using github = await startFakeGitHub();
  addStoredRuns(github, [11]);
  addOwnComment(github, 9);
  github.faults.push({ match, silent: true });
  const { unusable } = await readAndPublish(aPullRequestJob(github, { ...step, patience: { timeoutMs: 3000 } }));
  expect(unusable).toEqual([]);
  expectPublished(github);
});

test("no network at all: everything that is not GitHub's is there, and each part says why it is not", async () => {
  const github = await startFakeGitHub();
  const job = aPullRequestJob(github, step);
  await github[Symbol.asyncDispose]();
  const { unusable } = await readAndPublish(job);
  expect(unusable).toEqual([expect.stringMatching(/could not be read\. GitHub could not be reached: .*ECONNREFUSED/)]);
  expectKept(github);
  expect(unescaped(step.summary())).toMatch(
    /no comment on the pull request\. GitHub could not be reached: .*ECONNREFUSED/,
  );
  expect(unescaped(step.summary())).toMatch(/The artifact .* was not uploaded: /);
});

/** Of each call: the faults that the artifact client reports at once, and those that it retries beyond our patience. */
const UPLOAD_CALLS: Readonly<Record<string, RegExp>> = {
  "create the artifact": /CreateArtifact/,
  "upload a block": /^PUT .*comp=block&/,
  "finish the artifact": /FinalizeArtifact/,
};
const UPLOAD_FAULTS: Readonly<Record<string, readonly [Trouble, number]>> = {
  "401": [{ status: 401 }, 60],
  "403": [{ status: 403 }, 60],
  "404": [{ status: 404 }, 60],
  "409": [{ status: 409 }, 60],
  "a reset": [{ reset: true }, 60],
  "500 without end": [{ status: 500 }, 1],
  "no answer": [{ silent: true }, 1],
};

test.each(rows(UPLOAD_CALLS, UPLOAD_FAULTS))("%s, always %s: the file stays", async (_call, _name, match, row) => {
  const [trouble, uploadSeconds] = row;
  await using github = await startFakeGitHub();
  github.faults.push({ match, times: 99, ...trouble });
  await readAndPublish(aPullRequestJob(github, { ...step, uploadSeconds }));
  expectKept(github);
  expect(github.artifacts).toEqual([]);
  expect(github.comments).toHaveLength(1);
  expect(step.outputs()).toMatch(/^artifact-id<<(\S+)\n\n\1$/m);
  expect(unescaped(step.summary())).toMatch(/The artifact "loadline-result" was not uploaded: \S/);
  if (uploadSeconds === 1) expect(step.summary()).toContain("it took longer than 1 s");
});

/** The verdict, the report and the result's file, whatever GitHub said. */
function expectKept({ runs }: FakeGitHub): void {
  expect(runs).toBeDefined();
  const outputs = step.outputs();
  expect(outputs).toMatch(/^verdict<<(\S+)\nregression\n\1$/m);
  expect(step.summary()).toMatch(/^\*\*🔴 Loadline: 1 regression/);
  const [, , path = ""] = /^result-path<<(\S+)\n(.*)\n\1$/m.exec(outputs) ?? [];
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ verdict: "regression", failed: ["regression"] });
}

function expectPublished(github: FakeGitHub, comments = 1): void {
  expectKept(github);
  expect(step.summary()).not.toMatch(/There is no comment|was not uploaded/);
  expect(github.comments.filter(({ body }) => body.includes(" run=20 "))).toHaveLength(1);
  expect(github.comments.length).toBeLessThanOrEqual(comments);
  expect(github.artifacts.filter(({ name }) => name === "loadline-result")).toHaveLength(1);
}

/** Between two attempts to create a comment somebody looked whether it is there. */
function expectNoBlindPost(github: FakeGitHub): void {
  const lines = github.requests().filter((line) => /\/issues\/7\/comments/.test(line));
  for (const [index, line] of lines.entries()) {
    if (line.startsWith("POST")) expect(lines[index - 1]).toMatch(/^GET/);
  }
}

/** Faults after which there is a comment all the same. */
function isHarmless(call: string, name: string): boolean {
  if (call === "remove a duplicate") return true;
  const gone = name === "404" || name === "410";
  // The fake carries out what it answers by half, and the second look finds it.
  if (call === "create the comment") return name === "half an answer";
  if (call === "edit the comment") return gone || name === "half an answer";
  if (call === "read the comment again") return gone;
  // Who may not ask, or asks something that has no such question, has the default token.
  return call === "ask whose token it is" && (name === "404" || name.startsWith("403, a token"));
}

function unescaped(markdown: string): string {
  return markdown.replace(/\\(?=[^\w\s])|\u200B/g, "").replaceAll("&#124;", "|");
}

function rows<Call, Row>(
  calls: Readonly<Record<string, Call>>,
  faults: Readonly<Record<string, Row>>,
): [call: string, fault: string, Call, Row][] {
  return Object.entries(calls).flatMap(([call, match]) =>
    Object.entries(faults).map(([name, fault]): [string, string, Call, Row] => [call, name, match, fault]),
  );
}
