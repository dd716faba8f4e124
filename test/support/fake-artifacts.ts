import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type Answer, type FakeArtifact, type FakeState, sha256 } from "./fake-state.ts";

/** Puts an artifact there as if a run had uploaded it. */
export type AddArtifact = (
  artifact: Partial<FakeArtifact> & Pick<FakeArtifact, "run" | "name" | "zip">,
) => FakeArtifact;

export interface ArtifactService {
  readonly runtimeToken: string;
  readonly add: AddArtifact;
  /** Undefined for a request that is neither the artifact service's nor the blob store's. */
  handle(request: IncomingMessage, url: URL, body: Buffer): Answer | undefined;
}

/** An upload between its creation and its end. */
interface Upload {
  readonly key: string;
  readonly blocks: Map<string, Buffer>;
  bytes: Buffer | undefined;
}

interface Message {
  readonly name: string;
  readonly version?: number;
  readonly size?: string;
  readonly hash?: string;
  readonly workflow_run_backend_id?: string;
  readonly workflow_job_run_backend_id?: string;
}

const BACKEND = { run: "run-backend", job: "job-backend" };
const TWIRP = /^\/twirp\/github\.actions\.results\.api\.v1\.ArtifactService\/(\w+)$/;

/** The artifact service (Twirp over JSON) and the subset of Azure's block blobs that it hands out. */
export function artifactService(state: FakeState): ArtifactService {
  const uploads = new Map<string, Upload>();
  const add: AddArtifact = (given) => {
    const { zip, run } = given;
    const size = zip.length;
    const attempt = state.currentAttempt;
    const createdAt = "2026-11-01T00:00:00Z";
    const whole = { attempt, digest: sha256(zip), size, createdAt };
    const defaults = { ...whole, expired: false, gone: false, cut: null, claimedRun: run };
    const artifact: FakeArtifact = { id: state.nextId++, ...defaults, ...given };
    state.artifacts.push(artifact);
    return artifact;
  };
  const create = (message: Message): Answer => {
    if (message.workflow_run_backend_id !== BACKEND.run || message.version !== 7) {
      return { status: 400, body: { code: "invalid_argument", msg: "not a run of this token" } };
    }
    const mine = state.artifacts.filter(({ run }) => run === state.currentRun);
    // Another attempt of the run may use a name again; both artifacts are listed.
    if (mine.some(({ attempt, name }) => attempt === state.currentAttempt && name === message.name)) {
      return { status: 409, body: { code: "already_exists", msg: "an artifact with this name already exists" } };
    }
    const upload = { key: randomUUID(), blocks: new Map<string, Buffer>(), bytes: undefined };
    uploads.set(message.name, upload);
    const signature = encodeURIComponent("YWJj/+==");
    return {
      status: 200,
      body: { ok: true, signed_upload_url: `${state.blobUrl}/upload/${upload.key}?sig=${signature}` },
    };
  };
  const finalize = ({ name, size, hash }: Message): Answer => {
    const bytes = uploads.get(name)?.bytes;
    if (bytes === undefined) return { status: 404, body: { code: "not_found", msg: "no such upload" } };
    if (Number(size) !== bytes.length || hash !== sha256(bytes)) {
      return { status: 400, body: { code: "invalid_argument", msg: `size or hash differ: ${size} ${hash}` } };
    }
    uploads.delete(name);
    return {
      status: 200,
      body: { ok: true, artifact_id: String(add({ run: state.currentRun, name, zip: bytes }).id) },
    };
  };
  return {
    runtimeToken: runtimeToken(),
    add,
    handle: (request, url, body) => {
      const call = TWIRP.exec(url.pathname)?.[1];
      if (call === "CreateArtifact") return create(message(body));
      if (call === "FinalizeArtifact") return finalize(message(body));
      if (call !== undefined) return { status: 404, body: { code: "bad_route", msg: call } };
      if (!/^\/(upload|download)\//.test(url.pathname)) return undefined;
      if (request.headers.authorization !== undefined) state.violations.push("a blob request carries the token");
      const [, verb, key = ""] = url.pathname.split("/");
      return verb === "upload" ? upload([...uploads.values()], key, url, body) : download(state, Number(key));
    },
  };
}

function upload(uploads: readonly Upload[], key: string, url: URL, body: Buffer): Answer {
  const target = uploads.find((each) => each.key === key);
  if (target === undefined) return { status: 404 };
  const headers = {
    "x-ms-request-id": "1",
    "x-ms-version": "2024-01-01",
    etag: '"1"',
    "last-modified": lastModified(),
  };
  const comp = url.searchParams.get("comp");
  if (comp === "block") target.blocks.set(url.searchParams.get("blockid") ?? "", body);
  else if (comp === "blocklist") {
    const ids = [...body.toString().matchAll(/<Latest>([^<]+)<\/Latest>/g)].map(([, id = ""]) => id);
    target.bytes = Buffer.concat(ids.map((id) => target.blocks.get(id) ?? Buffer.alloc(0)));
  } else target.bytes = body;
  return { status: 201, headers };
}

function download(state: FakeState, id: number): Answer {
  const artifact = state.artifacts.find((each) => each.id === id);
  if (artifact === undefined) return { status: 404 };
  const { zip, cut } = artifact;
  const headers = { "content-type": "application/zip" };
  if (cut === "short") return { status: 200, body: zip.subarray(0, zip.length / 2), headers };
  return { status: 200, body: zip, headers, ...(cut === null ? {} : { cut }) };
}

function message(body: Buffer): Message {
  return JSON.parse(body.toString()) as Message;
}

function lastModified(): string {
  return new Date().toUTCString();
}

/** The claims that the artifact client reads; it does not check the signature. */
function runtimeToken(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { scp: `Actions.Results:${BACKEND.run}:${BACKEND.job}`, exp: 4_102_444_800 };
  return `${part({ alg: "none", typ: "JWT" })}.${part(claims)}.x`;
}
