import { createHash } from "node:crypto";

export interface FakeRun {
  readonly id: number;
  readonly sha: string;
  readonly branch?: string;
  readonly event?: string;
  readonly conclusion?: string;
  readonly path?: string;
  readonly headRepositoryId?: number;
  readonly attempt?: number;
}

export interface FakePull {
  readonly number: number;
  readonly sha: string;
  /** The branch, and its repository; null: it was deleted. */
  readonly head: { readonly owner: string; readonly ref: string; readonly repositoryId: number | null };
  readonly baseRef?: string;
  readonly baseRepositoryId?: number;
  readonly state?: "open" | "closed";
}

export interface FakeComment {
  readonly id: number;
  readonly pullRequest: number;
  readonly author: string;
  body: string;
}

export interface FakeArtifact {
  readonly id: number;
  readonly run: number;
  readonly attempt: number;
  readonly name: string;
  readonly zip: Uint8Array;
  readonly digest: string | null;
  readonly expired: boolean;
  /** Listed as present, answered 410. */
  readonly gone: boolean;
  /** How the download goes wrong: half of it with a fitting length, or the connection lost halfway. */
  readonly cut: "short" | "connection" | null;
  /** The run that its own record names, when it lies. */
  readonly claimedRun: number;
  readonly size: number;
  readonly createdAt: string;
}

/** What goes wrong with the next requests that match. */
export interface Fault {
  /** Against "METHOD /path?query". */
  readonly match: RegExp;
  /** How often; once by default. */
  times?: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  /** The connection is reset. */
  readonly reset?: boolean;
  /** Half of the right answer arrives, and the connection ends. */
  readonly cut?: boolean;
  /** The request is carried out before its answer goes wrong. */
  readonly done?: boolean;
  /** No answer at all. */
  readonly silent?: boolean;
  /** Nothing goes wrong, but this happens before the request is carried out: what another run does. */
  readonly meanwhile?: () => void;
}

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly version: string | undefined;
  status: number | "reset" | "cut" | "silent" | undefined;
}

/** What the repository on the fake GitHub holds. */
export interface FakeState {
  readonly owner: string;
  readonly repo: string;
  readonly repositoryId: number;
  readonly defaultBranch: string;
  /** Where the API is: "" for github.com, "/api/v3" for an Enterprise Server. */
  readonly apiPath: string;
  /** Whose token it is. */
  viewer: string;
  readonly runs: FakeRun[];
  readonly artifacts: FakeArtifact[];
  readonly comments: FakeComment[];
  readonly pulls: FakePull[];
  /** Of the default branch's head, by path. */
  readonly files: Map<string, string>;
  /** Parents of each commit. */
  readonly commits: Map<string, readonly string[]>;
  readonly branches: Map<string, string>;
  readonly faults: Fault[];
  readonly log: LoggedRequest[];
  readonly violations: string[];
  /** Origin of the blob store. */
  blobUrl: string;
  /** The run whose job is uploading. */
  currentRun: number;
  currentAttempt: number;
  nextId: number;
}

/** What the fake says to a request. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection ends halfway. */
  readonly cut?: "connection";
}

export function addComment(state: FakeState, pullRequest: number, body: string, author: string): FakeComment {
  const comment = { id: state.nextId++, pullRequest, body, author };
  state.comments.push(comment);
  return comment;
}

export function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

/** As GitHub words its errors. */
export function basicError(message: string, status: number): object {
  return { message, documentation_url: "https://docs.github.com/rest", status: String(status) };
}
