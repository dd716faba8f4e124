import { z } from "zod";
import type { Failure } from "../model/memory.ts";
import { METRIC_IDS, METRICS } from "../model/metric.ts";
import type { Result } from "../model/result.ts";
import { isWaived, type Verdict } from "../model/verdict.ts";
import { formatChange } from "./format.ts";
import { join, name, say, type Text } from "./text.ts";
import { titleOf } from "./title.ts";

/**
 * What a comment remembers of the verdicts before it, in a line that no reader sees. Percent-encoded, it has no `>`, so
 * that nothing in it ends the line. Only our own comments are read, and yet it is checked like anybody's text.
 */

/** Longest line, in characters. */
export const MEMORY_LIMIT = 4096;

const MOST = 20;
const TOLD = 10;
const LINE = /(?:^|\n)<!-- loadline:memory (\S+) -->\s*$/;

const nameText = z.string().max(300).nullable();
const Memory = z.array(
  z.strictObject({
    run: z.int().positive(),
    scenario: nameText,
    request: nameText,
    metric: z.enum(METRIC_IDS),
    change: z.number().min(-1e6).max(1e6).nullable(),
    budget: nameText,
  }),
);

/** Markdown with what is to be remembered below it; as many failures as fit into MEMORY_LIMIT. */
export function withMemory(markdown: string, failures: readonly Failure[]): string {
  const lines = failures
    .slice(0, MOST)
    .map((_, index, all) => `<!-- loadline:memory ${encode(all.slice(0, all.length - index))} -->`);
  const line = lines.find(({ length }) => length <= MEMORY_LIMIT);
  return line === undefined ? markdown : `${markdown.trimEnd()}\n\n${line}\n`;
}

/** What a comment remembers; nothing where it has no such line or one that does not hold what it should. */
export function readMemory(markdown: string | undefined): readonly Failure[] {
  const [, encoded] = LINE.exec(markdown ?? "") ?? [];
  if (encoded === undefined || encoded.length > MEMORY_LIMIT) return [];
  try {
    return Memory.parse(JSON.parse(decodeURIComponent(encoded))).slice(0, MOST);
  } catch {
    return [];
  }
}

/** The markdown without what it remembers. */
export function withoutMemory(markdown: string): string {
  return markdown.replace(LINE, "").trimEnd();
}

/** What fails the check now, and what failed it before and is neither mended nor gone. */
export function remember(result: Result, before: readonly Failure[], run: number): readonly Failure[] {
  const now = failuresOf(result, run);
  const open = before.filter(
    (failure) => stateOf(failure, result) === "open" && !now.some((other) => isSame(failure, other)),
  );
  return [...now, ...open];
}

/** "Fixed since run 10: `list users` p50 was +8.1 %." for each run in which something failed that now does not. */
export function fixedSince(
  result: Result,
  before: readonly Failure[],
  { isSeveral, linkOf }: { isSeveral: (scenario: string) => boolean; linkOf: (run: number) => string },
): readonly Text[] {
  const fixed = before.filter((failure) => stateOf(failure, result) === "fixed");
  const runs = [...new Set(fixed.map(({ run }) => run))];
  return runs.map((run) => {
    const told = fixed.filter((failure) => failure.run === run);
    const more = told.length > TOLD ? `, and ${told.length - TOLD} more` : "";
    const list = join(
      told.slice(0, TOLD).map((failure) => sentenceOf(failure, isSeveral)),
      ", ",
    );
    return say`Fixed since ${linkOf(run)}: ${list}${more}.`;
  });
}

function sentenceOf({ scenario, request, metric, change, budget }: Failure, isSeveral: (of: string) => boolean): Text {
  const title: Text = scenario === null ? ["the whole service"] : titleOf({ scenario, request }, isSeveral(scenario));
  if (budget !== null) return say`${title} budget ${name(budget)} was broken`;
  return say`${title} ${METRICS[metric].label} was ${formatChange(metric, change ?? 0, null).value}`;
}

const MENDED: ReadonlySet<Verdict> = new Set(["no change", "not slower", "improvement"]);

/** Fixed only when that is shown; what is inconclusive now stays open, what is no longer measured is forgotten. */
function stateOf(failure: Failure, { findings, budgets }: Result): "fixed" | "open" | "gone" {
  if (failure.budget !== null) {
    const same = budgets.filter((budget) => isSame(failure, { ...budget, budget: budget.text }));
    if (same.length === 0) return "gone";
    return same.every(({ outcome }) => outcome === "met") ? "fixed" : "open";
  }
  const finding = findings.find((each) => each.gated && isSame(failure, { ...each, budget: null }));
  if (finding === undefined || finding.verdict === "gone") return "gone";
  return MENDED.has(finding.verdict) ? "fixed" : "open";
}

function failuresOf({ findings, budgets, failed }: Result, run: number): readonly Failure[] {
  const regressions = failed.includes("regression")
    ? findings.filter((finding) => finding.gated && finding.verdict === "regression" && !isWaived(finding))
    : [];
  const broken = failed.includes("budget")
    ? budgets.filter((budget) => budget.outcome === "broken" && !isWaived(budget))
    : [];
  return [
    ...regressions.map(({ scenario, request, metric, change }) => {
      return { run, scenario, request, metric, change: change ?? 0, budget: null };
    }),
    ...broken.map(({ scenario, request, metric, text }) => {
      return { run, scenario, request, metric, change: null, budget: text };
    }),
  ];
}

type Identity = Pick<Failure, "scenario" | "request" | "metric" | "budget">;

function isSame(a: Identity, b: Identity): boolean {
  return a.scenario === b.scenario && a.request === b.request && a.metric === b.metric && a.budget === b.budget;
}

function encode(failures: readonly Failure[]): string {
  return encodeURIComponent(JSON.stringify(failures));
}
