import { METRICS } from "../model/metric.ts";
import type { Result } from "../model/result.ts";
import type { Finding } from "../model/verdict.ts";
import { formatSize, sizeNumber } from "./format.ts";
import { count, prose, say, type Text } from "./text.ts";

/** How a run is told that compares head with main's stored runs only: nothing in it is proven. */

/** "; could only have seen 31 to 52 % or more (by cell)" for the end of a headline; empty for every other run. */
export function limitOfStored(result: Result): string {
  const seen = visibleChange(result);
  return seen === undefined ? "" : `; could only have seen ${seen.sizes} or more${seen.byCell}`;
}

/** "Changes under 31 to 52 % (by cell) could not have been seen against main's stored runs."; undefined without any. */
export function sensitivityOfStored(result: Result): string | undefined {
  const seen = visibleChange(result);
  if (seen === undefined) return undefined;
  return `Changes under ${seen.sizes}${seen.byCell} could not have been seen against main's stored runs.`;
}

/** "nothing was compared (3 of 5 stored runs)" */
export function nothingComparedWithStored(result: Result): string {
  const { runs, needed } = mostRuns(result);
  const unknown = runs === 0 && result.history.runs > 0;
  return unknown || runs >= needed ? "nothing was compared" : `nothing was compared (${runs} of ${needed} stored runs)`;
}

/** What must be read first: what it was compared with, or why with nothing. */
export function leadOfStored(result: Result): Text {
  const { verdict, findings, history } = result;
  if (findings.some((finding) => finding.gated && finding.history?.p != null)) {
    return ["Compared with main's stored runs only, which come from other machines: nothing here is proven."];
  }
  if (verdict === "invalid" && history.runs > 0) {
    return [
      `Nothing was compared: none of main's ${count(history.runs, "stored run")} has these scenarios and requests. If they were renamed on purpose, leave invalid out of fail-on for this pull request.`,
    ];
  }
  if (findings.some((finding) => finding.gated && finding.verdict === "new")) {
    return ["Nothing was compared: main's stored runs are of another load. Budgets alone judged head."];
  }
  const { runs, needed } = mostRuns(result);
  const why = history.reason === null ? [] : say` (${prose(history.reason)})`;
  return say`Nothing was compared: there are ${runs} of the ${needed} stored runs of main that it takes${why}. Each push to main stores one. Budgets alone judged head.`;
}

/** The smallest changes of the compared cells that could have been seen; undefined where no cell could show any. */
function visibleChange({ measurement, findings }: Result): { sizes: string; byCell: string } | undefined {
  if (measurement.compare !== "stored") return undefined;
  const ratios = findings.filter(({ gated, metric }) => gated && METRICS[metric].scale === "ratio");
  const known = ratios.flatMap((finding) => finding.history?.detectable ?? []);
  const [first] = ratios;
  if (first === undefined || known.length === 0) return undefined;
  const most = formatSize(first.metric, Math.max(...known));
  const least = sizeNumber(Math.min(...known));
  return most.startsWith(`${least} `)
    ? { sizes: most, byCell: "" }
    : { sizes: `${least} to ${most}`, byCell: " (by cell)" };
}

/** Of the gated cell that has the most stored runs. */
function mostRuns({ findings }: Result): { readonly runs: number; readonly needed: number } {
  const known = findings.flatMap(({ gated, history }: Finding) => (gated && history !== null ? [history] : []));
  const runs = Math.max(0, ...known.map((history) => history.runs));
  return { runs, needed: Math.max(FEWEST_RUNS, ...known.map(({ needed }) => needed)) };
}

/** What a comparison takes, where no cell was measured that says it. */
const FEWEST_RUNS = 5;
