import { type AssessedCell, type AssessInput, assess } from "./assess.ts";
import type { Evidence } from "./evidence.ts";
import { pairedVerdict } from "./rules.ts";
import { onTestScale, type Series } from "./series.ts";

/**
 * Whether measuring may stop at this look. It stops to fail when a gated cell is a regression. It stops to pass when
 * every gated cell's estimate plus half its standard error lies below the floor and none looks like an improvement
 * that is not proven yet; that rule never turns a finding, so it costs no alpha. With nothing to compare it goes on.
 */
export function decide(input: AssessInput): "stop" | "go on" {
  const alpha = input.look?.alpha ?? 0;
  const gated = assess(input).cells.flatMap(gatedEvidence);
  if (gated.length === 0) return "go on";
  const verdicts = gated.map(({ series, evidence }) => pairedVerdict(series, evidence, alpha));
  if (verdicts.includes("regression")) return "stop";
  const settled = gated.every(({ series, evidence }, i) => {
    const floor = onTestScale(series.definition, series.floor);
    const below = evidence.estimate + 0.5 * evidence.error < floor;
    return below && (evidence.estimate > -floor || verdicts[i] === "improvement");
  });
  return settled ? "stop" : "go on";
}

function gatedEvidence({ series, standing, evidence }: AssessedCell): { series: Series; evidence: Evidence }[] {
  return standing.kind === "gated" && evidence !== null ? [{ series, evidence }] : [];
}
