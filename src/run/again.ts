import type { Measurement } from "../model/measurement.ts";
import { EXIT, Problem } from "../model/problem.ts";
import type { Warning } from "../model/warning.ts";
import { pool } from "./pooled-evidence.ts";
import { type Subject, whyOther } from "./subject.ts";

/** What a re-run found of its run's earlier attempts. */
export interface EarlierAttempts {
  /** Of this run, 2 or more. */
  readonly attempt: number;
  /** The newest stored measurement, which holds the blocks of all before it; or one sentence why there is none. */
  readonly found: Measurement | { readonly missing: string };
  /** True: evidence that does not fit ends the run, as it was asked for. */
  readonly required?: boolean;
}

/** What a re-run goes on from. */
export interface Again {
  /** Of this run, 1-based. */
  readonly attempt: number;
  /** Null: it is judged on its own blocks. */
  readonly evidence: Measurement | null;
  readonly warnings: readonly Warning[];
}

/**
 * Decides whether earlier blocks are evidence on the same question. The attempt's smaller share of the error rate does
 * not depend on it: what an earlier attempt could spend is spent, or re-running until green or red would pay.
 */
export function goOn({ attempt, found, required = false }: EarlierAttempts, subject: Subject): Again {
  if (subject.compare === "stored" && !required) return { attempt, evidence: null, warnings: [] };
  const reason = "missing" in found ? found.missing : whyNot(found, attempt, subject);
  if (required && reason !== undefined) throw notAdded(reason);
  if (reason === undefined && !("missing" in found)) return { attempt, evidence: pool([found]), warnings: [] };
  const text = `This is attempt ${attempt}, judged on its own blocks at a smaller error rate: the earlier ones were not added, because ${reason}.`;
  return { attempt, evidence: null, warnings: [{ code: "evidence", text }] };
}

function notAdded(reason: string): Problem {
  return new Problem({
    code: "evidence-differs",
    message: `The stored blocks cannot be added to: ${reason}`,
    hint: "Blocks add up for the same commits, config, effort and fail-on.",
    exitStatus: EXIT.usage,
  });
}

function whyNot(found: Measurement, attempt: number, subject: Subject): string | undefined {
  if (subject.compare === "stored") return "head alone was measured, whose values are of one machine";
  if (found.part !== undefined) return "they are one part of a split job";
  if ((found.attempt ?? 1) >= attempt) return `they are of attempt ${found.attempt ?? 1}`;
  return whyOther(found, subject);
}

/** Why a re-run fails that measured nothing valid. */
export function nothingAdded(earlier: number, why: string): Problem {
  return new Problem({
    code: "nothing-added",
    message: `This re-run added no valid block to the ${earlier} of earlier attempts: ${why}.`,
    hint: "The earlier attempt's result stands; run the job again when this is repaired.",
    exitStatus: EXIT.unmeasured,
  });
}
