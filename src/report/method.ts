import type { Commit } from "../model/measurement.ts";
import type { ReportContext, Result } from "../model/result.ts";
import { attemptOf } from "./evidence.ts";
import { formatShare, formatSize } from "./format.ts";
import { count, name, prose, type Span, say, type Text } from "./text.ts";
import { unusedWaivers } from "./waivers.ts";

const SHA = /^[0-9a-f]{7,64}$/;
const SHOWN_SHA = 12;
/** Only an address of this shape becomes a link. */
const RUN_URL = /^https:\/\/[\w.-]+(:\d+)?(\/[\w.-]+)*\/?$/;

/**
 * A word that a machine has for itself. In another run's document it could be any sentence, so it is marked as a name
 * there.
 */
export function machineWord({ reported }: ReportContext): (text: string) => Span {
  return reported === undefined ? prose : name;
}

/** How the run was measured and judged, one statement each; `chain` says what is known of main's. */
export function methodOf(result: Result, context: ReportContext, chain: readonly Text[]): readonly Text[] {
  const word = machineWord(context);
  const { base, head, effort } = result.measurement;
  const against = base === null ? [] : say`base ${commit(base)}, `;
  const { cpuModel, cpus, memoryBytes, arch, os, kernel, image, runnerLabel, node, loadline } = result.environment;
  const runner = [runnerLabel, image].filter((part) => part !== null).join(", ");
  const where = runner === "" ? [] : say`, ${name(runner)}`;
  return [
    say`Revisions: ${against}head ${commit(head)}.`,
    ...aloneOf(result),
    ...lookOf(result),
    ...attemptOf(result),
    ...intervalOf(result),
    ...unusedOf(result),
    historyOf(result),
    ...chain,
    say`Machine: ${word(cpuModel)}, ${count(cpus, "CPU")}, ${Math.round(memoryBytes / 1e9)} GB, ${word(`${arch}, ${os} ${kernel}`)}${where}.`,
    say`Node ${word(node)}, Loadline ${word(loadline)}, effort ${effort}, seed ${result.seed}.`,
  ];
}

const USUAL_CONFIG = "loadline.yml";

/** A path that means itself to a shell and in Markdown. */
const PLAIN_PATH = /^[\w][\w./-]*$/;

/** The command that measures the same pair of revisions, without backticks; null without a base commit. */
export function repeatCommand({ measurement }: Result, { configPath, reported }: ReportContext): string | null {
  // A stranger's document must not choose what others run on their machines.
  if (reported !== undefined) return null;
  const sha = measurement.base?.sha ?? null;
  if (sha === null || !SHA.test(sha)) return null;
  const effort = measurement.effort === "standard" ? "" : ` --effort ${measurement.effort}`;
  const elsewhere = configPath !== USUAL_CONFIG && PLAIN_PATH.test(configPath);
  const config = elsewhere ? ` --config ${configPath}` : "";
  return `loadline run${config} --base ${sha.slice(0, SHOWN_SHA)}${effort}`;
}

/** The address of the workflow run where it is harmless as a link. */
export function safeRunUrl({ runUrl }: ReportContext): string | null {
  return runUrl !== null && RUN_URL.test(runUrl) ? runUrl : null;
}

/** The address of head's files where it is harmless as a link; null off GitHub and for what has no commit. */
export function headUrl(context: ReportContext, { sha }: Commit): string | null {
  const url = safeRunUrl(context);
  if (url === null || sha === null || !SHA.test(sha) || context.reported !== undefined) return null;
  return `${url.slice(0, url.indexOf("/actions/"))}/blob/${sha}`;
}

function commit({ sha, label }: Commit): Text {
  if (sha === null || !SHA.test(sha)) return [name(label)];
  return label === sha ? [name(sha.slice(0, SHOWN_SHA))] : say`${name(sha.slice(0, SHOWN_SHA))} (${name(label)})`;
}

function aloneOf({ measurement, blocks }: Result): readonly Text[] {
  if (measurement.compare !== "stored") return [];
  return [[`Head alone was measured, in ${count(blocks, "block")} (compare: stored).`]];
}

function lookOf({ look }: Result): readonly Text[] {
  if (look === null) return [];
  const { blocks, planned, alpha, familyRate, cells } = look;
  return [
    say`Judged after ${blocks} of at most ${count(planned, "block")}; a block is a fresh boot of both revisions.`,
    say`At most ${formatShare(familyRate)} of pull requests that change nothing show a regression: over ${count(cells, "cell")} and all looks (${formatShare(alpha)} spent at this one).`,
  ];
}

function unusedOf(result: Result): readonly Text[] {
  const unused = unusedWaivers(result);
  return unused === undefined ? [] : [unused];
}

function intervalOf({ findings }: Result): readonly Text[] {
  const levels = findings.flatMap(({ interval }) => (interval === null ? [] : [interval.level]));
  if (levels.length === 0) return [];
  const [least, most] = [formatShare(Math.min(...levels)), formatShare(Math.max(...levels))];
  return [[`Intervals hold at ${least === most ? least : `${least} to ${most}`}.`]];
}

function historyOf({ history, findings, measurement }: Result): Text {
  const { runs, source, reason } = history;
  if (runs === 0) return reason === null ? ["Main: no stored runs."] : say`Main: no stored runs, ${prose(reason)}.`;
  const from = source === null ? [] : say`, the newest from run ${source.run}`;
  const seen = findings.flatMap(({ history: cell, metric }) =>
    cell === null || cell.detectable === null ? [] : [{ size: cell.detectable, metric }],
  );
  const [least] = seen.toSorted((a, b) => a.size - b.size);
  const limit =
    least === undefined ? "" : `; changes under ${formatSize(least.metric, least.size)} could not be seen against them`;
  const use = measurement.compare === "stored" ? "prove nothing" : "give context and no verdict";
  const left = reason === null ? [] : say` Left out: ${prose(reason)}.`;
  return say`Main: ${count(runs, "stored run")}${from}. Runners differ, so they ${use}${limit}.${left}`;
}
