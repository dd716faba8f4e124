import { tmpdir } from "node:os";
import { join } from "node:path";
import { type UploadOutcome, uploadArtifact } from "../github/artifact-store.ts";
import { jobLog } from "../github/log.ts";
import type { ProfileFile } from "../run/profile-files.ts";
import { writeResultFolder } from "../storage/result-folder.ts";
import type { Job } from "./job.ts";
import { profilesName } from "./stored-runs.ts";

/** Name, which may have a folder before it, and content. */
export type ArtifactFile = readonly [name: string, content: string | Uint8Array];

/** What a job stores. */
export interface Artifact {
  readonly name: string;
  readonly files: readonly ArtifactFile[];
  /** The text file that goes to the log where no disk takes it. */
  readonly main: string;
}

/** The folder that holds the artifact's files; where no disk takes them, the result goes to the log. */
export async function keepFiles(
  { files, main }: Artifact,
  { tempDirectory, workspace }: Job["context"],
): Promise<string | undefined> {
  const { directory, problems } = await writeResultFolder([tempDirectory, tmpdir(), workspace], files);
  for (const { message } of problems) jobLog.warn(message);
  const result = new Map(files).get(main);
  if (directory === undefined && typeof result === "string") {
    jobLog.untrusted("The result could be written nowhere, so here it is, as loadline report reads it:", result);
  }
  return directory;
}

/**
 * Uploads profiles as an artifact of their own: the result's is read by other runs, which take few and small files only.
 * Never throws.
 */
export async function uploadProfiles(profiles: readonly ProfileFile[], job: Job): Promise<void> {
  if (profiles.length === 0) return;
  const files = profiles.map(({ name, bytes }): ArtifactFile => [name, bytes]);
  const artifact = { name: profilesName(job.inputs.artifactName), files, main: "" };
  const upload = await uploadFiles(await keepFiles(artifact, job.context), artifact, job);
  if (!upload.ok) jobLog.warn(upload.reason);
}

/** Uploads them from there. Never throws. */
export async function uploadFiles(
  directory: string | undefined,
  { name, files }: Artifact,
  { inputs: { retentionDays }, uploadSeconds: deadlineSeconds }: Job,
): Promise<UploadOutcome> {
  if (directory === undefined) return { ok: false, reason: "No artifact was stored: no disk took its files." };
  return await uploadArtifact({
    name,
    files: files.map(([file]) => join(directory, file)),
    directory,
    retentionDays,
    deadlineSeconds,
  });
}
