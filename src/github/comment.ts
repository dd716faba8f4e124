import type { GitHubClient } from "./client.ts";
import { explainFailure, statusOf } from "./failure.ts";

/** Which comment of which run; a pull request has one comment for each key. */
export interface CommentMark {
  readonly key: string;
  readonly run: number;
  readonly attempt: number;
}

export interface CommentRequest extends CommentMark {
  readonly owner: string;
  readonly repo: string;
  readonly pullRequest: number;
  /** Markdown, at most COMMENT_LIMIT characters. */
  readonly markdown: string;
  /** False: only an existing comment is brought up to date. */
  readonly create: boolean;
}

export type CommentOutcome =
  | { readonly kind: "created" | "updated" | "unchanged" | "newer"; readonly url: string }
  /** There is none, and none was wanted. */
  | { readonly kind: "none" }
  /** A sentence on why there is none. */
  | { readonly kind: "refused"; readonly reason: string };

type Comment = Awaited<ReturnType<GitHubClient["rest"]["issues"]["listComments"]>>["data"][number];

/** A comment of ours and the mark in its first line. */
interface Marked extends CommentMark {
  readonly comment: Comment;
}

/** GitHub allows 65,536 characters; the rest is for the mark. */
export const COMMENT_LIMIT = 65_536 - 1024;

const BOT = "github-actions[bot]";
const PERMISSION = "pull-requests: write";
const MARK = /^<!-- loadline:v1 key=(\S*) run=(\d+) attempt=(\d+) -->/;

/**
 * Brings the pull request's one comment up to date, or creates it. A comment of a newer run is left alone, duplicates of
 * ours are deleted. Only comments that this token's owner wrote count, since anybody can paste a mark. Never throws for
 * what GitHub says: a missing comment must not fail a build.
 */
export async function publishComment(client: GitHubClient, request: CommentRequest): Promise<CommentOutcome> {
  try {
    const [first, ...duplicates] = await listOwn(client, request);
    if (first === undefined) return request.create ? await create(client, request) : { kind: "none" };
    const newer = [first, ...duplicates].find((each) => isNewer(each, request));
    if (newer !== undefined) return { kind: "newer", url: newer.comment.html_url };
    const outcome = await update(client, request, first.comment);
    await removeAll(client, request, duplicates);
    return outcome;
  } catch (error) {
    if (statusOf(error) === undefined) throw error;
    return { kind: "refused", reason: `There is no comment on the pull request. ${explainFailure(error, PERMISSION)}` };
  }
}

/** The first line of a comment, by which it is found again; a key cannot end it. */
export function markLine({ key, run, attempt }: CommentMark): string {
  return `<!-- loadline:v1 key=${encodeURIComponent(key)} run=${run} attempt=${attempt} -->`;
}

/** The mark of a comment's first line; undefined for any other comment. */
export function readMark(body: string): CommentMark | undefined {
  const [, key = "", run, attempt] = MARK.exec(body) ?? [];
  return run === undefined ? undefined : { key: decodeKey(key), run: Number(run), attempt: Number(attempt) };
}

/** Our comments for the key, oldest first. */
async function listOwn(client: GitHubClient, { owner, repo, pullRequest, key }: CommentRequest): Promise<Marked[]> {
  const where = { owner, repo, issue_number: pullRequest, per_page: 100 };
  const all = await client.paginate(client.rest.issues.listComments, where);
  const marked = all.flatMap((comment) => {
    const mark = readMark(comment.body ?? "");
    return mark?.key === key ? [{ ...mark, comment }] : [];
  });
  if (marked.length === 0) return [];
  const author = await readViewer(client);
  return marked.filter(({ comment }) => comment.user?.login === author).sort((a, b) => a.comment.id - b.comment.id);
}

/** Who comments with this token; REST does not tell an app's token. */
async function readViewer(client: GitHubClient): Promise<string> {
  try {
    const { viewer } = await client.graphql<{ viewer: { login: string } }>("{ viewer { login } }");
    return viewer.login;
  } catch (error) {
    if ((statusOf(error) ?? 0) >= 500) throw error;
    return BOT;
  }
}

async function update(client: GitHubClient, request: CommentRequest, old: Comment): Promise<CommentOutcome> {
  if (old.body?.trim() === bodyOf(request).trim()) return { kind: "unchanged", url: old.html_url };
  const updated = await patch(client, request, old.id);
  return updated === undefined ? create(client, request) : { kind: "updated", url: updated.html_url };
}

/** Undefined when somebody deleted the comment since it was listed. */
async function patch(client: GitHubClient, request: CommentRequest, id: number): Promise<Comment | undefined> {
  const { owner, repo } = request;
  try {
    return (await client.rest.issues.updateComment({ owner, repo, comment_id: id, body: bodyOf(request) })).data;
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 410) return undefined;
    throw error;
  }
}

async function create(client: GitHubClient, request: CommentRequest): Promise<CommentOutcome> {
  try {
    return await post(client, request);
  } catch (error) {
    if ((statusOf(error) ?? 0) < 500) throw error;
  }
  // It may be there although no answer came: posting again without looking would make two.
  const own = await listOwn(client, request);
  const posted = own.find(({ run, attempt }) => run === request.run && attempt === request.attempt);
  return posted === undefined ? post(client, request) : { kind: "created", url: posted.comment.html_url };
}

async function post(client: GitHubClient, request: CommentRequest): Promise<CommentOutcome> {
  const { owner, repo, pullRequest } = request;
  const { data } = await client.rest.issues.createComment({
    owner,
    repo,
    issue_number: pullRequest,
    body: bodyOf(request),
  });
  return { kind: "created", url: data.html_url };
}

/** Duplicates come from two runs that created at the same time; one that stays does no harm. */
async function removeAll(
  client: GitHubClient,
  { owner, repo }: CommentRequest,
  marked: readonly Marked[],
): Promise<void> {
  const gone = marked.map(({ comment }) => client.rest.issues.deleteComment({ owner, repo, comment_id: comment.id }));
  await Promise.allSettled(gone);
}

function bodyOf(request: CommentRequest): string {
  return `${markLine(request)}\n${request.markdown}`;
}

function isNewer(mark: CommentMark, than: CommentMark): boolean {
  return mark.run > than.run || (mark.run === than.run && mark.attempt > than.attempt);
}

function decodeKey(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
