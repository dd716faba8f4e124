import { expect, test } from "vitest";
import { createClient, type GitHubClient, type Patience } from "../../../src/github/client.ts";
import { explainFailure, statusOf } from "../../../src/github/failure.ts";
import { type FakeGitHub, startFakeGitHub } from "../../support/fake-github.ts";
import type { Fault } from "../../support/fake-state.ts";

const REPO = { owner: "acme", repo: "shop" };
const GET = /^GET .*comments/;
const POST = /^POST .*comments/;

interface Case {
  readonly fault: Fault;
  /** Seconds waited between the attempts. */
  readonly waits: readonly number[];
  /** Undefined: it works in the end. */
  readonly status?: number;
}

test.each<[string, Case]>([
  ["a read after one 500", { fault: { match: GET, status: 500 }, waits: [1] }],
  ["a read after two 502", { fault: { match: GET, status: 502, times: 2 }, waits: [1, 2] }],
  ["a read after three 503", { fault: { match: GET, status: 503, times: 3 }, waits: [1, 2], status: 503 }],
  ["a read after a reset", { fault: { match: GET, reset: true }, waits: [1] }],
  ["a read after half an answer", { fault: { match: GET, cut: true }, waits: [1] }],
  ["a read that is never whole", { fault: { match: GET, cut: true, times: 3 }, waits: [1, 2], status: 502 }],
  ["a read without an answer", { fault: { match: GET, silent: true }, waits: [1] }],
  ["a read that a proxy answers", { fault: proxy(GET), waits: [1] }],
  ["a read that a proxy always answers", { fault: { ...proxy(GET), times: 3 }, waits: [1, 2], status: 502 }],
  ["a read that is told to wait", { fault: limited(GET, 429, "3"), waits: [3] }],
  ["a read that is told to wait by a 403", { fault: limited(GET, 403, "0"), waits: [0] }],
  ["a read that would have to wait too long", { fault: limited(GET, 429, "21"), waits: [], status: 429 }],
  ["a read that is not allowed", { fault: { match: GET, status: 403 }, waits: [], status: 403 }],
  ["a read of nothing", { fault: { match: GET, status: 404 }, waits: [], status: 404 }],
])("%s", async (_name, { fault, waits, status }) => {
  await using github = await startFakeGitHub();
  github.addComment(7, "first");
  github.faults.push(fault);
  const { client, waited } = connect(github, fault.silent === true ? { timeoutMs: 2000 } : {});
  const list = client.rest.issues.listComments({ ...REPO, issue_number: 7 });
  expect(await outcome(list.then(({ data }) => data.map(({ body }) => body)))).toEqual(status ?? ["first"]);
  expect(waited).toEqual(waits);
});

test.each<[string, Case]>([
  ["a write after a 500", { fault: { match: POST, status: 500 }, waits: [], status: 500 }],
  ["a write after a reset", { fault: { match: POST, reset: true }, waits: [], status: 500 }],
  ["a write that was told to wait", { fault: limited(POST, 429, "2"), waits: [2] }],
  ["a write whose answer was lost", { fault: { match: POST, reset: true, done: true }, waits: [], status: 500 }],
  ["a write whose answer was cut", { fault: { match: POST, cut: true }, waits: [], status: 502 }],
  ["a write that a proxy answered", { fault: proxy(POST), waits: [], status: 502 }],
])("%s is never repeated blindly", async (_name, { fault, waits, status }) => {
  await using github = await startFakeGitHub();
  github.faults.push(fault);
  const { client, waited } = connect(github);
  const created = client.rest.issues.createComment({ ...REPO, issue_number: 7, body: "text" });
  expect(await outcome(created.then(({ data }) => data.body))).toEqual(status ?? "text");
  expect(waited).toEqual(waits);
  expect(github.log).toHaveLength(1 + waits.length);
});

test("half a list is an error when paging, not an empty list", async () => {
  await using github = await startFakeGitHub();
  github.faults.push({ match: GET, cut: true, times: 3 });
  const { client } = connect(github);
  const all = client.paginate(client.rest.issues.listComments, { ...REPO, issue_number: 7, per_page: 100 });
  expect(await outcome(all)).toBe(502);
});

test("a question by GraphQL is a read, although it goes by POST", async () => {
  await using github = await startFakeGitHub();
  github.faults.push({ match: /graphql/, status: 502 });
  const { client, waited } = connect(github);
  expect(await client.graphql("{ viewer { login } }")).toEqual({ viewer: { login: github.viewer } });
  expect(waited).toEqual([1]);
});

test("half an archive is asked for again", async () => {
  await using github = await startFakeGitHub();
  const { id, zip } = github.addArtifact({ run: 1, name: "x", zip: new Uint8Array(5000) });
  github.faults.push({ match: /^GET .download/, cut: true });
  const { client, waited } = connect(github);
  const { data } = await client.rest.actions.downloadArtifact({ ...REPO, artifact_id: id, archive_format: "zip" });
  expect(new Uint8Array(data as ArrayBuffer)).toEqual(zip);
  expect(waited).toEqual([1]);
});

test("all requests and pauses together end when their time is over", async () => {
  await using github = await startFakeGitHub();
  let now = 0;
  const later = () => {
    now += 25_000;
  };
  github.faults.push(...Array.from({ length: 9 }, () => ({ match: GET, status: 503, meanwhile: later, done: true })));
  const { client, waited } = connect(github, { now: () => now });
  const list = () => outcome(client.rest.issues.listComments({ ...REPO, issue_number: 7 }));
  expect([await list(), await list(), await list()]).toEqual([503, 503, 500]);
  // 25 + 1 + 25 + 2 + 25, then 25 + 1 + 25 s make 129: no third attempt, and no other request.
  expect(waited).toEqual([1, 2, 1]);
  expect(github.log).toHaveLength(5);
  await expect(client.rest.repos.get(REPO)).rejects.toThrow("took longer than 120 s altogether");
});

/** An address at which somebody listened a moment ago. */
async function closedUrl(): Promise<string> {
  await using github = await startFakeGitHub();
  return github.url;
}

test.each([
  ["nobody listens", closedUrl, /^GitHub could not be reached: .*ECONNREFUSED/],
  ["no such host exists", () => "http://github.invalid", /^GitHub could not be reached: .*(ENOTFOUND|EAI_AGAIN)/],
])("where %s, every read ends after three attempts in a sentence", async (_name, url, sentence) => {
  const { client, waited } = connect({ token: "ghs_fake", url: await url() });
  const error: unknown = await client.rest.repos.get(REPO).catch((failure: unknown) => failure);
  expect(explainFailure(error, "contents: read")).toMatch(sentence);
  expect(waited).toEqual([1, 2]);
});

test("every request names the version of the interface", async () => {
  await using github = await startFakeGitHub();
  await connect(github).client.rest.repos.get(REPO);
  expect(github.log.map(({ version }) => version)).toEqual(["2022-11-28"]);
});

function limited(match: RegExp, status: number, seconds: string): Fault {
  return { match, status, headers: { "retry-after": seconds } };
}

/** What stands between a company's runners and GitHub may answer in its place. */
function proxy(match: RegExp): Fault {
  return { match, status: 200, headers: { "content-type": "text/html" }, body: "<h1>Please log in</h1>" };
}

function connect(
  { token, url }: Pick<FakeGitHub, "token" | "url">,
  over: Partial<Patience> = {},
): { client: GitHubClient; waited: number[] } {
  const waited: number[] = [];
  const pause = async (ms: number) => waited.push(ms / 1000);
  return { client: createClient(token, url, { timeoutMs: 10_000, pause, ...over }), waited };
}

/** What it comes to, or the status with which it fails. */
function outcome<T>(promise: Promise<T>): Promise<T | number | undefined> {
  return promise.catch((error: unknown) => statusOf(error));
}
