import { METRICS } from "../model/metric.ts";
import type { Result } from "../model/result.ts";
import type { Finding } from "../model/verdict.ts";
import { originOf } from "./evidence.ts";
import { namesOf } from "./footnotes.ts";
import { formatSize, sizeNumber } from "./format.ts";
import { leadOfStored, sensitivityOfStored } from "./stored-only.ts";
import { count, join, prose, say, type Text } from "./text.ts";
import { isComparedIn } from "./wording.ts";

/** Most reasons that are told one by one. */
const REASONS = 4;

/** "Compared 12 of 14 cells; 2 not comparable: too few samples (login)." A report always says this. */
export function accountingOf(result: Result): Text {
  const gated = result.findings.filter((finding) => finding.gated);
  const isCompared = isComparedIn(result.measurement);
  const missing = gated.filter((finding) => !isCompared(finding));
  const stored = result.measurement.compare === "stored" ? " with main's stored runs" : "";
  const total = `${count(gated.length, "cell")}${stored}`;
  const origin = originOf(result);
  const evidence = origin === undefined ? "" : `, ${origin}`;
  const compared = say`Compared ${gated.length - missing.length} of ${total}${evidence}`;
  if (missing.length === 0 || missing.length === gated.length) return say`${compared}.`;
  return say`${compared}; ${missing.length} not comparable: ${reasonsOf(missing)}.`;
}

/** Why not a single cell was compared, to be read first; undefined where one was. */
export function vacuityOf(result: Result): Text | undefined {
  const { findings, measurement } = result;
  const { base, baseAbsent, compare } = measurement;
  if (compare === "stored") return leadOfStored(result);
  if (base === null || baseAbsent !== null) {
    const reason = prose(baseAbsent ?? "there is no base");
    return say`No comparison: ${reason}. Only budgets and main's stored runs could judge head.`;
  }
  const gated = findings.filter((finding) => finding.gated);
  if (gated.some(isComparedIn(measurement))) return undefined;
  const reasons = gated.length === 0 ? ["no cell may fail the check"] : reasonsOf(gated);
  return say`Nothing was compared, so this says nothing about the change: ${reasons}.`;
}

/** "Changes under 2.1 % could not have been seen in this run."; undefined where nothing was compared. */
export function sensitivityOf(result: Result): string | undefined {
  const { findings, measurement } = result;
  if (measurement.compare === "stored") return sensitivityOfStored(result);
  const isCompared = isComparedIn(measurement);
  const known = findings.filter((finding) => finding.gated && isCompared(finding) && finding.detectable !== null);
  const ratios = known.filter(({ metric }) => METRICS[metric].scale === "ratio");
  const differences = known.filter(({ metric }) => METRICS[metric].unit === "fraction");
  const ranges = [rangeOf(ratios), rangeOf(differences)].filter((range) => range !== undefined);
  if (ranges.length === 0) return undefined;
  const changes = ranges.join(", and of error rates under ");
  return `Changes under ${changes}${ranges.length > 1 ? "," : ""} could not have been seen in this run.`;
}

function rangeOf(findings: readonly Finding[]): string | undefined {
  const [first] = findings;
  if (first === undefined) return undefined;
  const sizes = findings.flatMap(({ detectable }) => detectable ?? []);
  const most = formatSize(first.metric, Math.max(...sizes));
  const least = sizeNumber(Math.min(...sizes));
  return most.startsWith(`${least} `) ? most : `${least} to ${most} (by cell)`;
}

function reasonsOf(missing: readonly Finding[]): Text {
  const groups = Map.groupBy(missing, reasonOf);
  const told = [...groups].slice(0, REASONS).map(([reason, cells]) => {
    const scenarios = [...new Set(cells.map(({ scenario }) => scenario))];
    return say`${prose(reason)} (${namesOf(scenarios)})`;
  });
  const rest = groups.size - told.length;
  const more = rest === 0 ? [] : [say`${count(rest, "more reason")}`];
  return join([...told, ...more], "; ");
}

function reasonOf({ verdict, reason }: Finding): string {
  if (verdict === "new") return reason ?? "new";
  if (verdict === "gone") return "no longer in the config";
  return reason ?? "no valid value was measured";
}
