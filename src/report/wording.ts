import type { Measurement } from "../model/measurement.ts";
import { METRICS, type MetricId } from "../model/metric.ts";
import type { Finding, Interval, Verdict } from "../model/verdict.ts";
import {
  formatChange,
  formatP,
  formatShare,
  formatSize,
  magnitude,
  magnitudes,
  signed,
  unitOfChange,
} from "./format.ts";
import { inWords, isLatency } from "./in-words.ts";
import { prose, say, type Text } from "./text.ts";

interface Wording {
  readonly icon: string;
  /** In a table. */
  readonly label: string;
  /** In a headline, after the number of cells; where it does not change with the number only `one` is given. */
  readonly one: string;
  readonly many?: string;
  /** The whole finding, read after the cell's name. `family` is the number of cells judged together. */
  readonly sentence: (finding: Finding, family: number) => Text;
}

/** How each verdict is told. What is inconclusive is never told as the absence of something. */
export const WORDING: Readonly<Record<Verdict, Wording>> = {
  invalid: {
    icon: "⛔",
    label: "no verdict",
    one: "without verdict",
    sentence: ({ reason }) => say`: no verdict: ${prose(reason ?? "no valid value was measured")}`,
  },
  regression: { icon: "🔴", label: "regression", one: "regression", many: "regressions", sentence: provenChange },
  suspected: { icon: "🟠", label: "suspected", one: "suspected", sentence: suspicion },
  inconclusive: {
    icon: "🟡",
    label: "inconclusive",
    one: "inconclusive",
    sentence: (finding, family) => say`: inconclusive: ${changeWithUnit(finding)}${undecided(finding, family)}`,
  },
  "no baseline": {
    icon: "⚪",
    label: "no comparison",
    one: "without comparison",
    sentence: ({ reason }) => say`: no comparison: ${prose(reason ?? "there is no base")}`,
  },
  new: {
    icon: "⚪",
    label: "new, nothing to compare with",
    one: "new",
    sentence: ({ reason }) =>
      reason === null ? [": new, nothing to compare with"] : say`: new, nothing to compare with: ${prose(reason)}`,
  },
  gone: {
    icon: "⚪",
    label: "no longer in the config",
    one: "gone",
    sentence: () => [": no longer in the config, nothing to compare with"],
  },
  "not suspected": { icon: "", label: "not suspected", one: "not suspected", sentence: unsuspected },
  "seems better": { icon: "", label: "better, not proven", one: "better but not proven", sentence: unprovenBetter },
  improvement: { icon: "🟢", label: "improvement", one: "improvement", many: "improvements", sentence: provenChange },
  "not slower": {
    icon: "",
    label: "not slower",
    one: "not slower",
    sentence: (finding) => [
      `: not ${worseWord(finding.metric)} by ${formatSize(finding.metric, finding.margin)} or more${inBrackets(finding)}`,
    ],
  },
  "no change": {
    icon: "",
    label: "no change",
    one: "without change",
    sentence: (finding) => [
      `: no change larger than ${formatSize(finding.metric, finding.margin)}${inBrackets(finding)}`,
    ],
  },
};

/** What stands behind a verdict, for a footnote; undefined where the table says it all. */
export function evidence(finding: Finding, family: number): Text | undefined {
  switch (finding.verdict) {
    case "regression":
    case "improvement": {
      if (finding.withinRun === true) return ["The interval comes from within one run: it holds for these two boots."];
      const side = capital(directionWord(finding.metric, finding.change ?? 0));
      return [`${side} in ${sameSide(finding)} of ${finding.blocks} blocks${provenP(finding, ", ")}.`];
    }
    case "inconclusive": {
      const text = undecided(finding, family).replace(/^; /, "");
      return text === "" ? undefined : [`${capital(text)}.`];
    }
    case "suspected":
      return [`${capital(againstHistory(finding))}.`];
    case "seems better":
      return [`${capital(againstHistory(finding))}, so this is not proven.`];
    case "not suspected":
    case "no change":
    case "not slower":
    case "new":
    case "gone":
    case "invalid":
    case "no baseline":
      return undefined;
  }
}

/** Whether the finding says something about head against base, or against main's stored runs where that was wanted. */
export function isComparedIn({ compare }: Measurement): (finding: Finding) => boolean {
  const compared = compare === "stored" ? COMPARED_WITH_STORED : COMPARED;
  return ({ verdict }) => compared.has(verdict);
}

const COMPARED_WITH_STORED: ReadonlySet<Verdict> = new Set(["suspected", "not suspected", "seems better"]);

const COMPARED: ReadonlySet<Verdict> = new Set([
  "regression",
  "improvement",
  "inconclusive",
  "not slower",
  "no change",
]);

/** The comparative of a change: latencies are slower or faster, everything else is higher or lower. */
function directionWord(metric: MetricId, change: number): string {
  if (metric === "recovery") return change > 0 ? "longer" : "shorter";
  if (isLatency(metric)) return change > 0 ? "slower" : "faster";
  return change > 0 ? "higher" : "lower";
}

function worseWord(metric: MetricId): string {
  return directionWord(metric, METRICS[metric].better === "lower" ? 1 : -1);
}

function provenChange(finding: Finding): Text {
  const { metric, change, interval } = finding;
  if (change === null) return [`: ${WORDING[finding.verdict].label}`];
  const word = directionWord(metric, change);
  const blocks = `${word} in ${sameSide(finding)} of ${finding.blocks} blocks${provenP(finding, "; ")}`;
  const tail = finding.withinRun === true ? "from within one run" : blocks;
  const told = inWords(finding);
  if (told !== undefined && interval !== null) {
    return [`: ${told} (${roundly(change)} %, ${roundInterval(interval)} at ${formatShare(interval.level)}; ${tail})`];
  }
  const verb = metric === "errors" || metric === "rps" ? "are" : "is";
  const range =
    interval && `${magnitudes(metric, interval)} ${unitOfChange(metric)} at ${formatShare(interval.level)}; `;
  return [` ${verb} ${magnitude(metric, change)} ${word} (${range ?? ""}${tail})`];
}

function suspicion(finding: Finding): Text {
  return [` is ${againstHistory(finding)}`];
}

function unprovenBetter(finding: Finding): Text {
  return [` is ${againstHistory(finding)}, so this is not proven`];
}

function unsuspected({ metric, history }: Finding): Text {
  const { detectable = null, runs = 0 } = history ?? {};
  const limit = detectable === null ? "" : `, which could only have shown ${formatSize(metric, detectable)} or more`;
  return [`: not suspected against the last ${runs} runs of main${limit}`];
}

function againstHistory({ metric, history }: Finding): string {
  if (history?.change == null) return "unlike main's stored runs; not a same-machine comparison";
  const { runs, comparable, change, spread } = history;
  const where = comparable ? "on the same CPU model" : "on whatever machines they had";
  const vary = spread === null ? "" : ` (they vary by ±${formatSize(metric, spread)})`;
  const word = directionWord(metric, change);
  return `${word} than the last ${runs} runs of main ${where} by ${formatSize(metric, change)}${vary}; not a same-machine comparison`;
}

/** What an inconclusive finding leaves open; begins with "; ". */
function undecided({ metric, interval, detectable }: Finding, family: number): string {
  const seen = detectable === null ? "" : `; this run could have shown ${formatSize(metric, detectable)} or more`;
  const oneSided = interval !== null && (interval.low > 0 || interval.high < 0);
  if (!oneSided) return seen;
  return `; ${directionWord(metric, interval.low)} on its own, not proven among ${family} cells${seen}`;
}

function changeWithUnit(finding: Finding): string {
  const { metric, change, interval } = finding;
  return change === null ? "no estimate" : `${formatChange(metric, change, interval).value}${inBrackets(finding)}`;
}

function inBrackets({ metric, change, interval }: Finding): string {
  const text = formatChange(metric, change ?? 0, interval).interval;
  return text === null ? "" : ` (${text} ${unitOfChange(metric)})`;
}

/** Blocks in which head lay on the side of the verdict. */
function sameSide({ verdict, blocks, blocksWorse }: Finding): number {
  return verdict === "improvement" ? blocks - blocksWorse : blocksWorse;
}

function provenP({ p }: Finding, separator: string): string {
  return p === null ? "" : `${separator}corrected ${formatP(p)}`;
}

function roundly(change: number): string {
  return signed(change, 0);
}

/** The end nearer to zero first: "−49 to −53". */
function roundInterval({ low, high }: Interval): string {
  const [near, far] = Math.abs(low) <= Math.abs(high) ? [low, high] : [high, low];
  return `${roundly(near)} to ${roundly(far)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
