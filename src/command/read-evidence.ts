import { readFile } from "node:fs/promises";
import { EXIT, Problem } from "../model/problem.ts";
import { decodePart } from "../report/part-json.ts";
import type { EarlierAttempts } from "../run/again.ts";
import type { GivenPart } from "../run/judge-parts.ts";
import { readResult } from "./read-result.ts";

/** The evidence of a stored result, to which the next attempt is added; throws a Problem where it cannot be known to fit. */
export async function readEvidence(path: string, headLabel: string): Promise<EarlierAttempts> {
  const { measurement } = await readResult(path);
  assertCommitted(path, measurement.head.label);
  assertCommitted("this tree", headLabel);
  return { attempt: (measurement.attempt ?? 1) + 1, found: measurement, required: true };
}

/** Reads one share of a split job; throws a Problem where it is none. */
export async function readPart(path: string): Promise<GivenPart> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new Problem({ ...NO_PART, message: `${path} cannot be read`, cause });
  });
  const decoded = decodePart(text);
  if (!decoded.ok) throw new Problem({ ...NO_PART, message: `${path} is not a part of Loadline: ${decoded.reason}` });
  assertCommitted(path, decoded.value.measurement.head.label);
  return { name: path, document: decoded.value };
}

const NO_PART = {
  code: "part-unreadable",
  hint: "loadline run --part 1/2 --json FILE writes such a file.",
  exitStatus: EXIT.usage,
} as const;

/** Uncommitted changes have no hash by which two measurements could be known to be of the same; throws a Problem. */
export function assertCommitted(what: string, label: string): void {
  if (!/uncommitted/.test(label)) return;
  throw new Problem({
    code: "evidence-unknown",
    message: `${what} is ${label}: blocks add up only for commits, which can be known to be the same`,
    hint: "Commit the changes and measure that commit; write results outside of the checkout, or where git ignores them.",
    exitStatus: EXIT.usage,
  });
}
