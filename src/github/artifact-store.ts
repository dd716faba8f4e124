import { setTimeout as pause } from "node:timers/promises";
import { messageOf } from "./failure.ts";

export interface Upload {
  readonly name: string;
  /** Absolute paths below `directory`. */
  readonly files: readonly string[];
  readonly directory: string;
  /** Undefined: as the repository is set. */
  readonly retentionDays: number | undefined;
  /** Seconds after which it is given up; the client itself would try for a quarter of an hour. */
  readonly deadlineSeconds: number;
}

export type UploadOutcome =
  | { readonly ok: true; readonly id: number }
  /** A sentence. */
  | { readonly ok: false; readonly reason: string };

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Uploads files as one artifact of this run; never throws. After the deadline the client goes on in the background and
 * keeps the process alive: end it when everything is written.
 */
export async function uploadArtifact(upload: Upload, env: Variables = process.env): Promise<UploadOutcome> {
  const unavailable = whyUnavailable(env);
  if (unavailable !== undefined) return { ok: false, reason: unavailable };
  const abandon = new AbortController();
  try {
    return await Promise.race([send(upload), giveUp(upload.deadlineSeconds, abandon.signal)]);
  } catch (error) {
    return { ok: false, reason: `The artifact "${upload.name}" was not uploaded: ${explain(error)}.` };
  } finally {
    abandon.abort();
  }
}

/** Artifacts are GitHub's own service, which Enterprise Server and look-alikes do not have in this form. */
function whyUnavailable(env: Variables): string | undefined {
  const host = hostOf(env.GITHUB_SERVER_URL || "https://github.com");
  if (host !== "github.com" && !host.endsWith(".ghe.com") && !host.endsWith(".localhost")) {
    return `The result is in a file only: ${host} has no artifact service that Loadline can use.`;
  }
  if (!env.ACTIONS_RUNTIME_TOKEN || !env.ACTIONS_RESULTS_URL) {
    return "The result is in a file only: the runner gave no access to the artifact service.";
  }
  return undefined;
}

/** What is no address is shown as it is. */
function hostOf(server: string): string {
  return URL.parse(server)?.hostname.toLowerCase() ?? server;
}

async function send({ name, files, directory, retentionDays }: Upload): Promise<UploadOutcome> {
  const { DefaultArtifactClient } = await import("@actions/artifact");
  const options = retentionDays === undefined ? {} : { retentionDays };
  const { id } = await new DefaultArtifactClient().uploadArtifact(name, [...files], directory, options);
  if (id === undefined) throw new Error("GitHub gave it no id");
  return { ok: true, id };
}

async function giveUp(seconds: number, signal: AbortSignal): Promise<never> {
  await pause(seconds * 1000, undefined, { signal });
  throw new Error(`it took longer than ${seconds} s`);
}

function explain(error: unknown): string {
  const message = messageOf(error);
  if (!message.includes("already exists")) return message;
  return "this run has one of that name already; give each job or step an artifact-name of its own";
}
