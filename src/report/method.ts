import type { Commit } from "../model/measurement.ts";
import type { ReportContext, Result } from "../model/result.ts";
import { formatShare, formatSize } from "./format.ts";
import { count, name, prose, say, type Text } from "./text.ts";

const SHA = /^[0-9a-f]{7,64}$/;
const SHOWN_SHA = 12;
/** Only an address of this shape becomes a link. */
const RUN_URL = /^https:\/\/[\w.-]+(:\d+)?(\/[\w.-]+)*\/?$/;

/** How the run was measured and judged, one statement each. */
export function methodOf(result: Result): readonly Text[] {
  const { base, head, effort } = result.measurement;
  const against = base === null ? [] : say`base ${commit(base)}, `;
  const { cpuModel, cpus, memoryBytes, arch, os, kernel, image, runnerLabel, node, loadline } = result.environment;
  const runner = [runnerLabel, image].filter((part) => part !== null).join(", ");
  const where = runner === "" ? [] : say`, ${name(runner)}`;
  return [
    say`Revisions: ${against}head ${commit(head)}.`,
    ...lookOf(result),
    ...intervalOf(result),
    historyOf(result),
    say`Machine: ${prose(cpuModel)}, ${count(cpus, "CPU")}, ${Math.round(memoryBytes / 1e9)} GB, ${prose(`${arch}, ${os} ${kernel}`)}${where}.`,
    say`Node ${prose(node)}, Loadline ${prose(loadline)}, effort ${effort}, seed ${result.seed}.`,
  ];
}

const USUAL_CONFIG = "loadline.yml";

/** A path that means itself to a shell and in Markdown. */
const PLAIN_PATH = /^[\w][\w./-]*$/;

/** The command that measures the same pair of revisions, without backticks; null without a base commit. */
export function repeatCommand({ measurement }: Result, { configPath }: ReportContext): string | null {
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

function commit({ sha, label }: Commit): Text {
  if (sha === null || !SHA.test(sha)) return [name(label)];
  return label === sha ? [name(sha.slice(0, SHOWN_SHA))] : say`${name(sha.slice(0, SHOWN_SHA))} (${name(label)})`;
}

function lookOf({ look }: Result): readonly Text[] {
  if (look === null) return [];
  const { blocks, planned, alpha, familyRate, cells } = look;
  return [
    say`Judged after ${blocks} of at most ${count(planned, "block")}; a block is a fresh boot of both revisions.`,
    say`At most ${formatShare(familyRate)} of pull requests that change nothing show a regression: over ${count(cells, "cell")} and all looks (${formatShare(alpha)} spent at this one).`,
  ];
}

function intervalOf({ findings }: Result): readonly Text[] {
  const levels = findings.flatMap(({ interval }) => (interval === null ? [] : [interval.level]));
  if (levels.length === 0) return [];
  const [least, most] = [formatShare(Math.min(...levels)), formatShare(Math.max(...levels))];
  return [[`Intervals hold at ${least === most ? least : `${least} to ${most}`}.`]];
}

function historyOf({ history, findings }: Result): Text {
  const { runs, source, reason } = history;
  if (runs === 0) return reason === null ? ["Main: no stored runs."] : say`Main: no stored runs, ${prose(reason)}.`;
  const from = source === null ? [] : say`, the newest from run ${source.run}`;
  const seen = findings.flatMap(({ history: cell, metric }) =>
    cell === null || cell.detectable === null ? [] : [{ size: cell.detectable, metric }],
  );
  const [least] = seen.toSorted((a, b) => a.size - b.size);
  const limit =
    least === undefined ? "" : `; changes under ${formatSize(least.metric, least.size)} could not be seen against them`;
  return say`Main: ${count(runs, "stored run")}${from}. Runners differ, so they give context and no verdict${limit}.`;
}
