import {
  type Answer,
  addComment,
  basicError,
  type FakeArtifact,
  type FakeComment,
  type FakePull,
  type FakeRun,
  type FakeState,
} from "./fake-state.ts";
import { make } from "./openapi.ts";

interface RestRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly body: unknown;
}

type Handler = (state: FakeState, request: RestRequest) => Answer;

/** By GitHub's operation id. */
export const restHandlers: Readonly<Record<string, Handler | undefined>> = {
  "repos/get": (state) => ({
    status: 200,
    body: make("full-repository", {
      id: state.repositoryId,
      name: state.repo,
      full_name: `${state.owner}/${state.repo}`,
      default_branch: state.defaultBranch,
    }),
  }),
  "issues/list-comments": (state, { params, url }) => {
    const all = state.comments.filter(({ pullRequest }) => pullRequest === Number(params.issue_number));
    const { items, headers } = page(all, url);
    return { status: 200, body: items.map((comment) => issueComment(state, comment)), headers };
  },
  "issues/create-comment": (state, { params, body }) => {
    const { body: text } = body as { body: string };
    if (text.length > 65_536) return tooLong();
    const comment = addComment(state, Number(params.issue_number), text, state.viewer);
    return { status: 201, body: issueComment(state, comment) };
  },
  "issues/get-comment": (state, { params }) => {
    const comment = state.comments.find(({ id }) => id === Number(params.comment_id));
    if (comment === undefined) return { status: 404, body: basicError("Not Found", 404) };
    return { status: 200, body: issueComment(state, comment) };
  },
  "issues/update-comment": (state, { params, body }) => {
    const comment = state.comments.find(({ id }) => id === Number(params.comment_id));
    if (comment === undefined) return { status: 404, body: basicError("Not Found", 404) };
    const { body: text } = body as { body: string };
    if (text.length > 65_536) return tooLong();
    comment.body = text;
    return { status: 200, body: issueComment(state, comment) };
  },
  "issues/delete-comment": (state, { params }) => {
    const index = state.comments.findIndex(({ id }) => id === Number(params.comment_id));
    if (index >= 0) state.comments.splice(index, 1);
    return { status: 204 };
  },
  "actions/list-workflow-runs": (state, { url }) => {
    const wanted = (run: FakeRun) =>
      matches(url, "event", run.event ?? "push") && matches(url, "branch", run.branch ?? "main");
    const all = state.runs.filter(wanted).sort((a, b) => b.id - a.id);
    const { items, headers } = page(all, url);
    const body = { total_count: all.length, workflow_runs: items.map((run) => workflowRun(state, run)) };
    return { status: 200, body, headers };
  },
  "actions/list-workflow-run-artifacts": (state, { params, url }) => {
    const all = state.artifacts.filter(({ run, name }) => run === Number(params.run_id) && matches(url, "name", name));
    const { items, headers } = page(all, url);
    return {
      status: 200,
      body: { total_count: all.length, artifacts: items.map((each) => artifact(state, each)) },
      headers,
    };
  },
  "actions/download-artifact": (state, { params }) => {
    const found = state.artifacts.find(({ id }) => id === Number(params.artifact_id));
    if (found === undefined || found.expired || found.gone) {
      return { status: 410, body: basicError("Artifact has expired", 410) };
    }
    const location = `${state.blobUrl}/download/${found.id}?sig=${encodeURIComponent("c2l+/=")}`;
    return { status: 302, headers: { location } };
  },
  "git/get-commit": (state, { params }) => {
    const parents = state.commits.get(params.commit_sha ?? "");
    if (parents === undefined) return { status: 404, body: basicError("Not Found", 404) };
    const commit = make("git-commit", { sha: params.commit_sha ?? "" });
    const link = { url: "https://example.invalid/x", html_url: "https://example.invalid/x" };
    return { status: 200, body: { ...commit, parents: parents.map((sha) => ({ sha, ...link })) } };
  },
  "pulls/list": (state, { url }) => {
    const { items, headers } = page(listPulls(state, url), url);
    return { status: 200, body: items.map((pull) => pullRequest(state, pull)), headers };
  },
  "repos/get-content": (state, { params }) => {
    const path = params.path ?? "";
    const text = state.files.get(path);
    if (text === undefined) return { status: 404, body: basicError("Not Found", 404) };
    const content = Buffer.from(text).toString("base64").replace(/.{60}/g, "$&\n");
    const file = { type: "file", path, encoding: "base64", content, size: text.length } as const;
    return { status: 200, body: make("content-file", file) };
  },
  "repos/compare-commits": (state, { params }) => {
    const sha = (ref = "") => state.branches.get(ref) ?? ref;
    const [base, head] = [sha(params.base), sha(params.head)];
    if (!state.commits.has(base) || !state.commits.has(head))
      return { status: 404, body: basicError("Not Found", 404) };
    return { status: 200, body: comparison(state, base, head) };
  },
};

/** Lists as GitHub does: a head that is no "owner:branch" is ignored. */
function listPulls(state: FakeState, url: URL): readonly FakePull[] {
  const [owner, ref] = url.searchParams.get("head")?.split(/:(.*)/s) ?? [];
  return state.pulls.filter(
    ({ head, state: own = "open" }) =>
      matches(url, "state", own) && (ref === undefined || (head.owner === owner && head.ref === ref)),
  );
}

function pullRequest(state: FakeState, pull: FakePull): object {
  const { number, sha, head, baseRef = "main", baseRepositoryId = state.repositoryId } = pull;
  const user = make("simple-user", { login: head.owner });
  const repo = (id: number) => make("repository", { id, name: state.repo });
  const side = { user, label: `${head.owner}:${head.ref}` };
  return make("pull-request-simple", {
    number,
    state: pull.state ?? "open",
    // The description has it as always there, and yet GitHub sends null for a deleted fork.
    head: { ...side, ref: head.ref, sha, repo: head.repositoryId === null ? null : repo(head.repositoryId) } as never,
    base: { ...side, ref: baseRef, sha: state.branches.get(baseRef) ?? sha, repo: repo(baseRepositoryId) },
  });
}

function comparison(state: FakeState, base: string, head: string): object {
  const ofBase = ancestors(state, base);
  const ofHead = ancestors(state, head);
  const ahead = ofHead.filter((sha) => !ofBase.includes(sha)).length;
  const behind = ofBase.filter((sha) => !ofHead.includes(sha)).length;
  const status = ahead === 0 ? (behind === 0 ? "identical" : "behind") : behind === 0 ? "ahead" : "diverged";
  const merge = ofHead.find((sha) => ofBase.includes(sha)) ?? base;
  return make("commit-comparison", {
    status,
    ahead_by: ahead,
    behind_by: behind,
    total_commits: ahead,
    commits: [],
    merge_base_commit: make("commit", { sha: merge }),
    base_commit: make("commit", { sha: base }),
  });
}

/** Nearest first, the commit itself included. */
function ancestors(state: FakeState, sha: string): string[] {
  const found: string[] = [];
  const queue = [sha];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (found.includes(next)) continue;
    found.push(next);
    queue.push(...(state.commits.get(next) ?? []));
  }
  return found;
}

function workflowRun(state: FakeState, run: FakeRun): object {
  const repository = (id: number) =>
    make("minimal-repository", { id, name: state.repo, full_name: `${state.owner}/${state.repo}` });
  return make("workflow-run", {
    id: run.id,
    head_sha: run.sha,
    head_branch: run.branch ?? "main",
    event: run.event ?? "push",
    status: "completed",
    conclusion: run.conclusion ?? "success",
    path: run.path ?? ".github/workflows/perf.yml",
    repository: repository(state.repositoryId),
    head_repository: repository(run.headRepositoryId ?? state.repositoryId),
    run_attempt: run.attempt ?? 1,
  });
}

function artifact(state: FakeState, given: FakeArtifact): object {
  const { id, name, size, expired, digest, claimedRun, createdAt } = given;
  const sha = state.runs.find((run) => run.id === claimedRun)?.sha ?? "0".repeat(40);
  const source = { repository_id: state.repositoryId, head_repository_id: state.repositoryId };
  return make("artifact", {
    id,
    name,
    size_in_bytes: size,
    expired,
    digest,
    created_at: createdAt,
    workflow_run: { id: claimedRun, ...source, head_branch: "main", head_sha: sha },
  });
}

function issueComment(state: FakeState, { id, pullRequest, body, author }: FakeComment): object {
  const bot = author.endsWith("[bot]");
  return make("issue-comment", {
    id,
    body,
    user: make("simple-user", { login: author, id: bot ? 41_898_282 : 5, type: bot ? "Bot" : "User" }),
    html_url: `https://github.com/${state.owner}/${state.repo}/pull/${pullRequest}#issuecomment-${id}`,
  });
}

function tooLong(): Answer {
  const message = "Body is too long (maximum is 65536 characters)";
  const error = { resource: "IssueComment", code: "unprocessable", field: "data", message };
  return { status: 422, body: { ...basicError("Validation Failed", 422), errors: [error] } };
}

function matches(url: URL, key: string, value: string): boolean {
  const wanted = url.searchParams.get(key);
  return wanted === null || wanted === value;
}

/** One page, and the Link header as GitHub forms it. */
function page<T>(all: readonly T[], url: URL): { items: readonly T[]; headers: Record<string, string> } {
  const size = Number(url.searchParams.get("per_page") ?? 30);
  const current = Number(url.searchParams.get("page") ?? 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (number: number, name: string) => {
    const target = new URL(url);
    target.searchParams.set("page", String(number));
    return `<${target.href}>; rel="${name}"`;
  };
  const links = [
    ...(current > 1 ? [link(current - 1, "prev")] : []),
    ...(current < last ? [link(current + 1, "next"), link(last, "last")] : []),
  ];
  const items = all.slice((current - 1) * size, current * size);
  return { items, headers: links.length > 0 ? { link: links.join(", ") } : {} };
}
