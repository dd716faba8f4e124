import { type AssessedCell, type AssessInput, assess } from "./assess.ts";
import type { Evidence } from "./evidence.ts";
import { pairedVerdict } from "./rules.ts";
import { onTestScale, type Series } from "./series.ts";
import { acceptedChange, type WaiversOn } from "./waivers.ts";

/**
 * Whether measuring may stop at this look. It stops to fail when a gated cell is a regression. What a waiver accepts is
 * no reason to stop: the other cells still want their evidence, and its ceiling stands for the floor. It stops to pass when
 * every gated cell's estimate plus half its standard error lies below the floor and none looks like an improvement
 * that is not proven yet; that rule never turns a finding, so it costs no alpha. With nothing to compare it goes on.
 */
export function decide(input: AssessInput, waived: WaiversOn = { waivers: [], at: "" }): "stop" | "go on" {
  const alpha = input.look?.alpha ?? 0;
  const gated = assess(input).cells.flatMap(gatedEvidence);
  if (gated.length === 0) return "go on";
  const verdicts = gated.map(({ series, evidence }) => pairedVerdict(series, evidence, alpha));
  const accepted = gated.map(({ series }) => {
    const change = acceptedChange(series, waived);
    return change === null ? null : onTestScale(series.definition, change);
  });
  const fails = gated.some(({ evidence }, i) => verdicts[i] === "regression" && evidence.low > (accepted[i] ?? 0));
  if (fails) return "stop";
  const settled = gated.every(({ series, evidence }, i) => {
    const floor = onTestScale(series.definition, series.floor);
    const below = evidence.estimate + 0.5 * evidence.error < Math.max(floor, accepted[i] ?? 0);
    return below && (evidence.estimate > -floor || verdicts[i] === "improvement");
  });
  return settled ? "stop" : "go on";
}

function gatedEvidence({ series, standing, evidence }: AssessedCell): { series: Series; evidence: Evidence }[] {
  return standing.kind === "gated" && evidence !== null ? [{ series, evidence }] : [];
}
