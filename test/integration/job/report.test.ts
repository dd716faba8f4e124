import { strToU8, zipSync } from "fflate";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { markLine } from "../../../src/github/comment.ts";
import { reportJob } from "../../../src/job/report-job.ts";
import { encodeResult } from "../../../src/report/json.ts";
import { type FakeGitHub, startFakeGitHub, takeViolations } from "../../support/fake-github.ts";
import { addOwnComment, addStoredRuns, stepFiles } from "../../support/publication.ts";
import { addForkPull, addResult, aForeignResult, aReportJob, FORK, HEAD } from "../../support/report-job.ts";

const step = stepFiles();
beforeEach(() => step.reset());
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
afterAll(() => step[Symbol.dispose]());

describe("a fork's run is reported", () => {
  test("in its pull request, marked as a fork's, judged by main's config and beside main's stored runs", async () => {
    await using github = await aFork();
    addStoredRuns(github, [11, 12, 13]);
    addResult(github, aForeignResult(0.2));
    expect(await reportJob(aReportJob(github, step))).toBe(0);
    expect(github.comments).toMatchObject([{ pullRequest: 7 }]);
    const body = bodyOf(github);
    expect(body).toMatch(/^<!-- loadline:v1 key=loadline run=50 attempt=1 -->\n\*\*🔴 Loadline: 1 regression/);
    expect(body).toContain(
      "Reported from a fork's run ([run 50](https://github.com/acme/shop/actions/runs/50)): the numbers come from that run",
    );
    expect(body).toContain("By main's config this fails, which a report cannot do to the check: a regression.");
    expect(body).not.toContain("Repeat locally");
    expect(body).toMatch(/newest from run 13/);
    expect(step.summary()).toMatch(/^\*\*🔴 Loadline: 1 regression/);
    expect(outputs()).toMatchObject({ verdict: "regression", "budgets-broken": "0" });
    expect(outputs()["comment-url"]).toMatch(/pull\/7#issuecomment/);
    // An annotation would be one on main's newest commit.
    expect(step.log()).not.toMatch(/^::(error|warning|notice)/m);
  });

  test("with at most 25 requests, however many of main's runs stored nothing", async () => {
    await using github = await aFork();
    for (let run = 11; run < 40; run++) github.runs.push({ id: run, sha: "d".repeat(40) });
    addOwnComment(github, 9);
    addResult(github, aForeignResult(0));
    await reportJob(aReportJob(github, step));
    expect(github.log.length).toBeLessThanOrEqual(25);
    expect(github.log.length).toBeGreaterThan(15);
    expect(bodyOf(github)).toContain("Reported from a fork's run");
  });

  test("and nothing of the pull request is fetched or run: GitHub is asked for these things alone", async () => {
    await using github = await aFork();
    addStoredRuns(github, [11]);
    addResult(github, aForeignResult(0));
    await reportJob(aReportJob(github, step));
    const kinds = new Set(github.requests().map((line) => line.replaceAll(/[0-9a-f]{40}|\d+/g, "…")));
    expect([...kinds].toSorted()).toEqual([
      "GET /download/…",
      "GET /repos/acme/shop/actions/artifacts/…/zip",
      "GET /repos/acme/shop/actions/runs/…/artifacts",
      "GET /repos/acme/shop/actions/workflows/perf.yml/runs",
      "GET /repos/acme/shop/compare/main...…",
      "GET /repos/acme/shop/contents/loadline.yml",
      "GET /repos/acme/shop/issues/…/comments",
      "GET /repos/acme/shop/pulls",
      "POST /graphql",
      "POST /repos/acme/shop/issues/…/comments",
    ]);
  });

  test.each([
    ["the same repository", { id: 77, owner: { login: "acme" } }],
    ["Dependabot, which is of the same repository", { id: 77, owner: { login: "acme" } }],
  ])("and so is a run of %s, without the word fork", async (_name, head_repository) => {
    await using github = await aFork();
    github.pulls[0] = { number: 7, sha: HEAD, head: { owner: "acme", ref: "feature", repositoryId: 77 } };
    addResult(github, aForeignResult(0));
    expect(await reportJob(aReportJob(github, step, { head_repository }))).toBe(0);
    expect(bodyOf(github)).toMatch(/^Reported from another run \(\[run 50\]/m);
    expect(bodyOf(github)).not.toContain("fork");
  });

  test("and what failed before is told as fixed", async () => {
    await using github = await aFork();
    addResult(github, aForeignResult(0.2));
    await reportJob(aReportJob(github, step));
    github.artifacts.splice(0);
    addResult(github, aForeignResult(0), { run: 51 });
    await reportJob(aReportJob(github, step, { id: 51 }));
    expect(github.comments).toHaveLength(1);
    expect(bodyOf(github)).toMatch(/Fixed since \[run 50\].*p50 was \+20/);
  });
});

describe("the pull request is found by what GitHub says of the run", () => {
  test.each<[string, Partial<FakeGitHub["pulls"][number]>]>([
    ["has moved on", { sha: "e".repeat(40) }],
    ["is closed", { state: "closed" }],
    [
      "is of another fork whose branch has the same name",
      { head: { owner: "other", ref: "feature", repositoryId: 98 } },
    ],
    [
      "comes from another repository of the same owner",
      { head: { owner: FORK.owner, ref: "feature", repositoryId: 98 } },
    ],
    ["is for another repository", { baseRepositoryId: 78 }],
  ])("one that %s is not commented", async (_name, over) => {
    await using github = await aFork();
    github.pulls[0] = {
      number: 7,
      sha: HEAD,
      head: { owner: FORK.owner, ref: "feature", repositoryId: FORK.id },
      ...over,
    };
    addResult(github, aForeignResult(0.2));
    expect(await reportJob(aReportJob(github, step))).toBe(0);
    expect(github.comments).toEqual([]);
    expect(step.summary()).toMatch(/^Nothing to report: no open pull request has the commit of run 50/);
    expect(github.requests()).toEqual(["GET /repos/acme/shop/pulls"]);
  });

  test("a number in the artifact, in whatever form, is not looked at", async () => {
    await using github = await aFork();
    const forged = { ...aForeignResult(0), pullRequest: 8, pull_request: { number: 8 }, number: 8 };
    addResult(github, JSON.stringify(forged));
    await reportJob(aReportJob(github, step));
    expect(github.comments.map(({ pullRequest }) => pullRequest)).toEqual([7]);
  });

  test("of two with the same commit the run's base decides; without one, nothing is commented", async () => {
    await using github = await aFork();
    const head = { owner: FORK.owner, ref: "feature", repositoryId: FORK.id };
    github.pulls.push({ number: 8, sha: HEAD, head, baseRef: "release" });
    addResult(github, aForeignResult(0, { base: { sha: "b".repeat(40), label: "release" } }));
    await reportJob(aReportJob(github, step));
    expect(github.comments.map(({ pullRequest }) => pullRequest)).toEqual([8]);
    github.artifacts.splice(0);
    await reportJob(aReportJob(github, step));
    expect(step.summary()).toContain("Nothing to report: #7, #8 have the same newest commit");
    expect(github.comments).toHaveLength(1);
  });

  test.each([
    ["the fork was deleted", { head_repository: null }],
    ["it has no branch", { head_branch: null }],
  ])("none where %s", async (_name, over) => {
    await using github = await aFork();
    expect(await reportJob(aReportJob(github, step, over))).toBe(0);
    expect(step.summary()).toContain("Nothing to report");
    expect(github.requests()).toEqual([]);
  });

  test("GitHub answers with a pull request whose fork was deleted: it is passed over", async () => {
    await using github = await aFork();
    github.pulls[0] = { number: 7, sha: HEAD, head: { owner: FORK.owner, ref: "feature", repositoryId: null } };
    expect(await reportJob(aReportJob(github, step))).toBe(0);
    expect(step.summary()).toContain("Nothing to report");
    expect(takeViolations(github).join()).toContain("/head/repo");
  });

  test.each(["push", "schedule", "pull_request_target"])("a run that %s started is not reported", async (event) => {
    await using github = await aFork();
    expect(await reportJob(aReportJob(github, step, { event }))).toBe(0);
    expect(step.summary()).toMatch(/^Nothing to report: run 50 was started by /);
    expect(github.requests()).toEqual([]);
  });
});

describe("a run without a result", () => {
  test.each([
    ["failure", 1, "it failed before it stored a result; no artifact loadline-result was found."],
    ["cancelled", 1, "it was cancelled before it stored a result; no artifact"],
    ["timed_out", 1, "it ran out of time before it stored a result; no artifact"],
    ["skipped", 1, "it was skipped; no artifact"],
    ["success", 1, "it succeeded without storing a result; no artifact"],
    ["startup_failure", 2, 'it ended with "startup failure" before it stored a result in attempt 2; no artifact'],
  ])("(%s) fails nothing; comment and summary say why", async (conclusion, run_attempt, sentence) => {
    await using github = await aFork();
    const earlier = addOwnComment(github, 40);
    expect(await reportJob(aReportJob(github, step, { conclusion, run_attempt }))).toBe(0);
    expect(earlier.body).toMatch(/^<!-- .* run=50 .*\n\*\*⚪ Loadline: no verdict, the run left none\*\*/);
    expect(earlier.body).toContain(sentence);
    expect(earlier.body).toContain("an earlier verdict");
    expect(step.summary()).toContain(sentence);
    expect(outputs().verdict).toBe("invalid");
  });

  test("creates no comment where there was none", async () => {
    await using github = await aFork();
    expect(await reportJob(aReportJob(github, step, { conclusion: "failure" }))).toBe(0);
    expect(github.comments).toEqual([]);
  });

  test("in this attempt: an artifact of the attempt before is not taken for its own", async () => {
    await using github = await aFork();
    addResult(github, aForeignResult(0.2), { createdAt: "2026-10-31T10:00:00Z" });
    const again = { run_attempt: 2, run_started_at: "2026-10-31T11:00:00Z", conclusion: "cancelled" };
    expect(await reportJob(aReportJob(github, step, again))).toBe(0);
    expect(step.summary()).toContain("it was cancelled before it stored a result in attempt 2");
  });

  test("in this attempt, as when another job alone was repeated: the verdict of the attempt before stays", async () => {
    await using github = await aFork();
    addResult(github, aForeignResult(0.2), { createdAt: "2026-10-31T10:00:00Z" });
    await reportJob(aReportJob(github, step));
    const told = bodyOf(github).replace("attempt=1", "attempt=2");
    expect(told).toMatch(/\*\*🔴 Loadline: 1 regression/);
    const again = { run_attempt: 2, run_started_at: "2026-10-31T11:00:00Z", conclusion: "success" };
    expect(await reportJob(aReportJob(github, step, again))).toBe(0);
    expect(github.comments.map(({ body }) => body)).toEqual([told]);
    expect(step.summary()).toContain("it succeeded without storing a result in attempt 2");
  });
});

describe("an artifact that cannot be used fails nothing, and is told", () => {
  const huge = { ...aForeignResult(0), padding: "x".repeat(11_000_000) };
  const cases: Readonly<Record<string, (github: FakeGitHub) => void>> = {
    "it is not JSON": (github) => addResult(github, "{"),
    "it has no schema number": (github) => addResult(github, "[]"),
    "it has schema 2": (github) => addResult(github, JSON.stringify({ ...aForeignResult(0), schema: 2 })),
    "measurement.blocks: missing": (github) => {
      const { blocks: _, ...measurement } = aForeignResult(0).measurement;
      addResult(github, JSON.stringify({ ...aForeignResult(0), measurement }));
    },
    "not of the expected type": (github) =>
      addResult(github, encodeResult(aForeignResult(0)).replace(/"head": 0\.01\d*/, '"head": "fast"')),
    "it names a scenario twice": (github) => {
      const { scenarios } = aForeignResult(0).measurement;
      addResult(github, aForeignResult(0, { scenarios: [...scenarios, ...scenarios] }));
    },
    "holds no result.json": (github) => addResult(github, "", { zip: zipSync({ "other.json": strToU8("{}") }) }),
    "more than 20 files": (github) => {
      const files = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index}.json`, strToU8("{}")]));
      addResult(github, "", { zip: zipSync(files) });
    },
    "invalid zip data": (github) => addResult(github, "", { zip: strToU8("no archive") }),
    "at most 10000000 are read": (github) => addResult(github, JSON.stringify(huge)),
    "compressed more than 200 times": (github) => addResult(github, " ".repeat(9_000_000)),
    "at most 5000000 are read": (github) => addResult(github, "{}", { size: 5_000_001 }),
    "its artifact has expired": (github) => addResult(github, aForeignResult(0), { expired: true }),
    "the digest differs": (github) => addResult(github, aForeignResult(0), { digest: `sha256:${"0".repeat(64)}` }),
  };
  test.each(Object.entries(cases))("%s", async (told, add) => {
    await using github = await aFork();
    add(github);
    expect(await reportJob(aReportJob(github, step))).toBe(0);
    expect(bodyOf(github)).toContain(
      "Reported from another [run](https://github.com/acme/shop/actions/runs/50): what it stored cannot be used: ",
    );
    expect(unescaped(bodyOf(github))).toContain(told);
    expect(outputs()).toMatchObject({ verdict: "invalid" });
    expect(github.log.length).toBeLessThan(15);
  });

  test("gone between the list and the download is one that has expired", async () => {
    await using github = await aFork();
    addResult(github, aForeignResult(0), { gone: true });
    expect(await reportJob(aReportJob(github, step))).toBe(0);
    expect(bodyOf(github)).toContain("its artifact has expired");
  });
});

describe("a hostile result", () => {
  test("whose verdict is forged is judged by its numbers", async () => {
    await using github = await aFork();
    addResult(github, { ...aForeignResult(0.5), verdict: "improvement", failed: [], findings: [], warnings: [] });
    await reportJob(aReportJob(github, step));
    expect(outputs()).toMatchObject({ verdict: "regression" });
    expect(bodyOf(github)).toMatch(/🔴 Loadline: 1 regression/);
  });

  test("with markup, mentions and commands in every text of it shows none of it alive", async () => {
    await using github = await aFork();
    const evil = "@acme/everyone <img src=x> [x](https://evil.example) ::error::x ##[error]x --> | #1";
    addResult(github, JSON.stringify(everyText(aForeignResult(0), evil)));
    expect(await reportJob(aReportJob(github, step))).toBe(0);
    const body = bodyOf(github);
    const prose = body.replaceAll(/`[^`]*`/g, "");
    expect(body).toContain("Reported from a fork's run");
    expect(prose).not.toMatch(/@acme|<img|\]\(https:\/\/evil|#1\b/);
    expect(body.split("\n").filter((line) => line.includes("-->"))).toHaveLength(1);
    expect(step.log()).not.toMatch(/^\s*::error|##\[error/m);
    expect(outputs()).toMatchObject({ verdict: "no change" });
  });

  test("of the largest size that is read takes no more than the comment's room", async () => {
    await using github = await aFork();
    const requests = Array.from({ length: 500 }, (_, index) => `GET /${index}${"|".repeat(60)}`);
    const cells = requests.flatMap((request) => [
      { request, metric: "p50", base: 1, head: 2, change: 0.69, gateable: true },
    ]);
    const result = aForeignResult(0.2);
    const blocks = result.measurement.blocks.map((block) => ({
      ...block,
      rounds: block.rounds.map((round) => ({ ...round, scenario: "other", cells })),
    }));
    const scenarios = result.measurement.scenarios.map((each) => ({ ...each, name: "other", requests }));
    addResult(github, JSON.stringify({ ...result, measurement: { ...result.measurement, blocks, scenarios } }));
    expect(await reportJob(aReportJob(github, step))).toBe(0);
    expect(bodyOf(github).length).toBeLessThanOrEqual(65_536);
    expect(bodyOf(github)).toMatch(/500 regressions/);
    expect(Buffer.byteLength(step.summary())).toBeLessThan(1024 * 1024);
  });
});

describe("main's config", () => {
  test("that is not there leaves the defaults, and that is told", async () => {
    await using github = await aFork();
    github.files.clear();
    addResult(github, aForeignResult(0.2));
    expect(await reportJob(aReportJob(github, step))).toBe(0);
    expect(unescaped(bodyOf(github))).toContain(
      "Everything is judged by the defaults, without budgets, because the default branch has no loadline.yml.",
    );
  });

  test("that cannot be read leaves the defaults, and its problems are in the log", async () => {
    await using github = await aFork();
    github.files.set("loadline.yml", "scenarios: 7\n");
    addResult(github, aForeignResult(0));
    expect(await reportJob(aReportJob(github, step))).toBe(0);
    expect(bodyOf(github)).toContain("this version cannot read the default branch's loadline.yml");
    expect(step.log()).toMatch(/::warning::loadline.yml has/);
  });
});

describe("the comment", () => {
  test("of a newer run is left as it is", async () => {
    await using github = await aFork();
    const newer = addOwnComment(github, 51);
    addResult(github, aForeignResult(0.2));
    const before = newer.body;
    expect(await reportJob(aReportJob(github, step))).toBe(0);
    expect(github.comments.map(({ body }) => body)).toEqual([before]);
  });

  test("that the measuring run has written itself is left as it is; what it only announced is not", async () => {
    await using github = await aFork();
    const own = addOwnComment(github, 50);
    addResult(github, aForeignResult(0.2));
    await reportJob(aReportJob(github, step));
    expect(own.body).toContain("an earlier verdict");
    own.body = `${markLine({ key: "loadline", run: 50, attempt: 1 })}\n**⏳ Loadline: measuring…** up to 6 min\n`;
    await reportJob(aReportJob(github, step));
    expect(own.body).toContain("Reported from a fork's run");
    expect(github.comments).toHaveLength(1);
  });

  test("of the same report is brought up to date", async () => {
    await using github = await aFork();
    addResult(github, aForeignResult(0.2));
    await reportJob(aReportJob(github, step));
    const first = bodyOf(github);
    addStoredRuns(github, [11]);
    await reportJob(aReportJob(github, step));
    expect(github.comments).toHaveLength(1);
    expect(bodyOf(github)).not.toBe(first);
  });

  test.each([
    ["never", 0.2, 0],
    ["changes", 0, 0],
    ["changes", 0.2, 1],
    ["always", 0, 1],
  ] as const)("with comment: %s, for a change of %d", async (policy, slower, comments) => {
    await using github = await aFork();
    addResult(github, aForeignResult(slower));
    const job = aReportJob(github, step);
    expect(await reportJob({ ...job, inputs: { ...job.inputs, comment: policy } })).toBe(0);
    expect(github.comments).toHaveLength(comments);
    expect(outputs().verdict).toBe(slower > 0 ? "regression" : "no change");
  });
});

test("what the run left out is told with comment: changes, too, though nothing else is", async () => {
  await using github = await aFork();
  github.files.set("loadline.yml", `${github.files.get("loadline.yml")}  login: { request: GET /login }\n`);
  addResult(github, aForeignResult(0));
  const job = aReportJob(github, step);
  expect(await reportJob({ ...job, inputs: { ...job.inputs, comment: "changes" } })).toBe(0);
  expect(bodyOf(github)).toContain("The run did not measure what main's config has: login.");
});

describe("the step fails where it could not do its work", () => {
  test.each([
    ["find the pull request", /^GET .*\/pulls\?/, 'the permission "pull-requests: read"'],
    ["list the artifacts", /^GET .*\/runs\/50\/artifacts/, 'the permission "actions: read"'],
    ["download the artifact", /^GET .*\/zip/, 'the permission "actions: read"'],
    ["read main's config", /^GET .*\/contents\//, 'the permission "contents: read"'],
  ])("%s", async (_name, match, told) => {
    await using github = await aFork();
    addResult(github, aForeignResult(0));
    github.faults.push({ match, times: 9, status: 403, body: { message: "Resource not accessible by integration" } });
    await expect(reportJob(aReportJob(github, step))).rejects.toMatchObject({
      code: "report-impossible",
      message: expect.stringContaining(told),
      exitStatus: 3,
    });
    expect(github.comments).toEqual([]);
  });

  test("write the comment", async () => {
    await using github = await aFork();
    addResult(github, aForeignResult(0));
    github.faults.push({
      match: /^POST .*comments/,
      times: 9,
      status: 403,
      body: { message: "Resource not accessible" },
    });
    expect(await reportJob(aReportJob(github, step))).toBe(3);
    expect(unescaped(step.summary())).toContain('The token lacks the permission "pull-requests: write"');
    expect(outputs()).toMatchObject({ verdict: "no change" });
  });

  test("without a token", async () => {
    await using github = await aFork();
    await expect(reportJob({ ...aReportJob(github, step), client: undefined })).rejects.toMatchObject({
      code: "no-token",
      exitStatus: 2,
    });
  });

  test("without a run in the event", async () => {
    await using github = await aFork();
    const job = aReportJob(github, step);
    const context = { ...job.context, payload: {} };
    await expect(reportJob({ ...job, context })).rejects.toMatchObject({ code: "event-unreadable" });
  });

  test("but not where main's stored runs cannot be had", async () => {
    await using github = await aFork();
    addResult(github, aForeignResult(0));
    github.faults.push({ match: /\/workflows\/perf\.yml\/runs/, times: 9, status: 403 });
    expect(await reportJob(aReportJob(github, step))).toBe(0);
    expect(bodyOf(github)).toMatch(/no stored runs, Main's stored runs could not be read/);
  });
});

async function aFork(): Promise<FakeGitHub> {
  const github = await startFakeGitHub();
  addForkPull(github);
  return github;
}

function bodyOf({ comments }: FakeGitHub): string {
  return comments[0]?.body ?? "";
}

function outputs(): Record<string, string> {
  const set = step.outputs().matchAll(/^(\S+)<<(\S+)\n(.*)\n\2$/gm);
  return Object.fromEntries([...set].map(([, name = "", , value = ""]) => [name, value]));
}

/** Every text that the schema leaves free, replaced. */
function everyText(value: unknown, text: string, key = ""): unknown {
  if (typeof value === "string") return FREE.has(key) ? text : value;
  if (Array.isArray(value)) return value.map((each) => everyText(each, text, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, everyText(each, text, name)]));
}

const FREE = new Set(
  "sha label name text reason cpuModel arch os image runnerLabel kernel node loadline requests request scenario hash configHash startedAt".split(
    " ",
  ),
);

function unescaped(markdown: string): string {
  return markdown.replace(/\\(?=[^\w\s])|\u200B/g, "");
}
