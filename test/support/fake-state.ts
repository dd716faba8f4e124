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

export interface FakeComment {
  readonly id: number;
  readonly pullRequest: number;
  readonly author: string;
  body: string;
}

export interface FakeArtifact {
  readonly id: number;
  readonly run: number;
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
}

/** What goes wrong with the next requests that match. */
export interface Fault {
  /** Against "METHOD /path?query". */
  readonly match: RegExp;
  /** How often; once by default. */
  times?: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The connection is reset. */
  readonly reset?: boolean;
  /** Half of the right answer arrives, and the connection ends. */
  readonly cut?: boolean;
  /** The request is carried out before its answer goes wrong. */
  readonly done?: boolean;
  /** No answer at all. */
  readonly silent?: boolean;
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
  /** Whose token it is. */
  viewer: string;
  readonly runs: FakeRun[];
  readonly artifacts: FakeArtifact[];
  readonly comments: FakeComment[];
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
