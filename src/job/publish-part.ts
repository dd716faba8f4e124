import { join } from "node:path";
import { jobLog } from "../github/log.ts";
import { writeOutputs } from "../github/outputs.ts";
import { writeSummary } from "../github/summary.ts";
import type { Part } from "../model/measurement.ts";
import { encodePart } from "../report/part-json.ts";
import { partSummary } from "../report/part-summary.ts";
import type { MeasuredPart } from "../run/measure-part.ts";
import { keepFiles, uploadFiles } from "./artifact-files.ts";
import { leaveOut } from "./comment.ts";
import type { Job } from "./job.ts";
import { PART_FILE, partName } from "./stored-runs.ts";

/** Stores one share of a split job for the job that judges; nothing is said of the change, as nothing is judged. */
export async function publishPart(
  job: Job,
  { part, document, valid }: MeasuredPart & { readonly part: Part },
): Promise<void> {
  const { context, inputs } = job;
  const name = partName(inputs.artifactName, part);
  const artifact = { name, files: [[PART_FILE, encodePart(document)]], main: PART_FILE } as const;
  const directory = await keepFiles(artifact, context);
  const summary = partSummary(document.measurement, valid);
  jobLog.info(summary);
  const unwritten = await writeSummary(`${summary}\n`);
  if (unwritten !== undefined) jobLog.warn(unwritten);
  if (directory !== undefined) writeOutputs({ "result-path": join(directory, PART_FILE) });
  if (document.measurement.interrupted) return;
  const upload = await uploadFiles(directory, artifact, job);
  if (!upload.ok) await leaveOut(upload.reason);
  writeOutputs({ "artifact-id": upload.ok ? String(upload.id) : "" });
}
