import type { GitHubClient } from "./client.ts";
import { explainFailure, statusOf, UnusableAnswer } from "./failure.ts";
import { viewerOf } from "./viewer.ts";

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
  /**
   * Markdown of at most COMMENT_LIMIT characters. `previous` is what our comment says so far, without its mark;
   * undefined when there is none; `mark` is whose it is. May be called more than once.
   */
  readonly write: (previous: string | undefined, mark: CommentMark | undefined) => string;
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

interface Answer {
  readonly data: Comment;
}

/** A comment of ours and the mark in its first line. */
interface Marked extends CommentMark {
  readonly comment: Comment;
}

/** GitHub allows 65,536 characters; the rest is for the mark. */
export const COMMENT_LIMIT = 65_536 - 1024;

const PERMISSION = "pull-requests: write";
const MARK = /^<!-- loadline:v1 key=(\S*) run=(\d+) attempt=(\d+) -->/;
const LOOKS = 2;

/**
 * Brings the pull request's one comment up to date, or creates it. A comment of a newer run is left alone, duplicates of
 * ours are deleted. Only comments that this token's owner wrote count, since anybody can paste a mark. A write without a
 * clear answer is not repeated: what is there is looked at again. Never throws: a missing comment must not fail a build.
 */
export async function publishComment(client: GitHubClient, request: CommentRequest): Promise<CommentOutcome> {
  const thread = new Thread(client, request);
  let intended: "created" | "updated" | undefined;
  for (let look = 1; ; look++) {
    try {
      const outcome = await thread.bringUpToDate();
      return outcome.kind === "unchanged" && intended !== undefined ? { ...outcome, kind: intended } : outcome;
    } catch (error) {
      if (!(error instanceof UncertainWrite)) return refused(error);
      if (look === LOOKS) return refused(error.cause);
      intended = error.intended;
    }
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

/** A write that may have been carried out although no clear answer came. */
class UncertainWrite extends Error {
  readonly intended: "created" | "updated";

  constructor(intended: "created" | "updated", cause: unknown) {
    super("a write without a clear answer", { cause });
    this.intended = intended;
  }
}

/** The comments of one pull request, as far as one key is concerned. */
class Thread {
  readonly #client: GitHubClient;
  readonly #request: CommentRequest;
  readonly #where: { readonly owner: string; readonly repo: string };

  constructor(client: GitHubClient, request: CommentRequest) {
    this.#client = client;
    this.#request = request;
    this.#where = { owner: request.owner, repo: request.repo };
  }

  async bringUpToDate(): Promise<CommentOutcome> {
    const own = await this.#listOwn();
    const [oldest, ...duplicates] = own;
    if (oldest === undefined) return this.#request.create ? await this.#create(undefined) : { kind: "none" };
    const latest = own.toSorted(compareMarks).at(-1) ?? oldest;
    if (isNewer(latest, this.#request)) return { kind: "newer", url: latest.comment.html_url };
    const outcome = await this.#update(oldest, latest);
    if (outcome.kind !== "newer") await this.#remove(duplicates);
    return outcome;
  }

  /** Our comments for the key, oldest first. */
  async #listOwn(): Promise<Marked[]> {
    const marked = (await this.#listAll()).flatMap((comment) => {
      const mark = readMark(comment.body ?? "");
      return mark?.key === this.#request.key ? [{ ...mark, comment }] : [];
    });
    if (marked.length === 0) return [];
    const author = await viewerOf(this.#client);
    return marked.filter(({ comment }) => comment.user?.login === author).sort((a, b) => a.comment.id - b.comment.id);
  }

  /** Page by page: Octokit's own paging makes an empty list of a 409, and of an answer that is no list. */
  async #listAll(): Promise<Comment[]> {
    const where = { ...this.#where, issue_number: this.#request.pullRequest, per_page: 100 };
    const all: Comment[] = [];
    for (let page = 1; ; page++) {
      const { data, headers } = await this.#client.rest.issues.listComments({ ...where, page });
      if (!Array.isArray(data)) throw new UnusableAnswer("something that is no list arrived");
      all.push(...data);
      if (!/\brel="next"/.test(headers.link ?? "")) return all;
    }
  }

  /** Reads the comment once more before it writes: a newer run may have written since all were listed. */
  async #update({ comment: { id } }: Marked, latest: Marked): Promise<CommentOutcome> {
    const one = { ...this.#where, comment_id: id };
    const current = await this.#ifStillThere(async () => commentIn(await this.#client.rest.issues.getComment(one)));
    if (current === undefined) return await this.#create(latest.comment);
    const mark = readMark(current.body ?? "");
    if (mark !== undefined && isNewer(mark, this.#request)) return { kind: "newer", url: current.html_url };
    const body = this.#bodyAfter(latest.comment.id === id ? current : latest.comment);
    if (current.body?.trim() === body.trim()) return { kind: "unchanged", url: current.html_url };
    const updated = await this.#ifStillThere(() =>
      certain("updated", () => this.#client.rest.issues.updateComment({ ...one, body })),
    );
    if (updated === undefined) return await this.#create(latest.comment);
    return { kind: "updated", url: updated.html_url };
  }

  async #create(previous: Comment | undefined): Promise<CommentOutcome> {
    const body = this.#bodyAfter(previous);
    const where = { ...this.#where, issue_number: this.#request.pullRequest };
    const created = await certain("created", () => this.#client.rest.issues.createComment({ ...where, body }));
    return await this.#settle(created);
  }

  /**
   * Two runs that saw no comment both create one. Whoever comes later sees both, and both agree which one stays: the
   * newer run's, of one run the one with the higher id.
   */
  async #settle({ id, html_url: url }: Comment): Promise<CommentOutcome> {
    const own = (await this.#listOwn().catch(() => [])).sort(compareMarks);
    const survivor = own.at(-1);
    const mine = own.find(({ comment }) => comment.id === id);
    if (survivor === undefined || mine === undefined) return { kind: "created", url };
    await this.#remove(survivor === mine ? own.slice(0, -1) : [mine]);
    return survivor === mine ? { kind: "created", url } : { kind: "newer", url: survivor.comment.html_url };
  }

  /** Duplicates come from two runs that created at the same time; one that stays does no harm. */
  async #remove(marked: readonly Marked[]): Promise<void> {
    const gone = marked.map(({ comment: { id } }) =>
      this.#client.rest.issues.deleteComment({ ...this.#where, comment_id: id }),
    );
    await Promise.allSettled(gone);
  }

  /** Undefined when somebody deleted the comment since it was listed. */
  async #ifStillThere(ask: () => Promise<Comment>): Promise<Comment | undefined> {
    try {
      return await ask();
    } catch (error) {
      if (statusOf(error) === 404 || statusOf(error) === 410) return undefined;
      throw error;
    }
  }

  #bodyAfter(previous: Comment | undefined): string {
    const said = previous?.body?.replace(MARK, "").replace(/^\r?\n/, "");
    return `${markLine(this.#request)}\n${this.#request.write(said, readMark(previous?.body ?? ""))}`;
  }
}

/** The answer to a write; a failure that leaves open whether it was carried out is told apart. */
async function certain(intended: "created" | "updated", write: () => Promise<Answer>): Promise<Comment> {
  try {
    return commentIn(await write());
  } catch (error) {
    throw (statusOf(error) ?? 0) < 500 ? error : new UncertainWrite(intended, error);
  }
}

/** GitHub's answer where it is a comment. */
function commentIn({ data }: Answer): Comment {
  if (Number.isInteger(data.id) && typeof data.html_url === "string") return data;
  throw new UnusableAnswer("something that is no comment arrived");
}

function refused(error: unknown): CommentOutcome {
  const reason = `There is no comment on the pull request. ${explainFailure(error, PERMISSION)}`;
  return { kind: "refused", reason };
}

function isNewer(mark: CommentMark, than: CommentMark): boolean {
  return mark.run > than.run || (mark.run === than.run && mark.attempt > than.attempt);
}

/** Older runs first, of one run the lower id. */
function compareMarks(a: Marked, b: Marked): number {
  return a.run - b.run || a.attempt - b.attempt || a.comment.id - b.comment.id;
}

function decodeKey(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
