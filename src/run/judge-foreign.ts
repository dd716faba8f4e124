import type { FailReason } from "../model/config.ts";
import type { Measurement } from "../model/measurement.ts";
import type { Result } from "../model/result.ts";
import type { Scenario } from "../model/scenario.ts";
import type { RequestId } from "../verdict/new-requests.ts";
import { validBlocks } from "../verdict/validity.ts";
import { conclude, type KnownHistory } from "./conclude.ts";
import { acceptForeign, type ForeignRun } from "./foreign-measurement.ts";
import { type RulesInput, rulesOf } from "./foreign-rules.ts";
import { lookAtAll, lookAtHeadAlone, lookWhereItStopped, type OneLook } from "./one-look.ts";

export interface ForeignInput extends Pick<RulesInput, "main" | "digest"> {
  /** As a stranger's document says it. */
  readonly result: Pick<Result, "measurement" | "look">;
  readonly run: Omit<ForeignRun, "compare">;
  /** What the caller says over main's config. */
  readonly failOn: readonly FailReason[] | undefined;
  readonly history: KnownHistory;
}

export type ForeignVerdict =
  | { readonly ok: true; readonly result: Result }
  /** One clause, without text of the document. */
  | { readonly ok: false; readonly reason: string };

/**
 * Judges a stranger's numbers anew, by main's rules and against main's stored runs. Of the document count its
 * measurement and, of its looks, only how many blocks were planned: what else it claims is not read.
 */
export function judgeForeign(input: ForeignInput): ForeignVerdict {
  const { main, digest, history, failOn } = input;
  const { compare: compared } = input.result.measurement;
  const compare = "config" in main ? main.config.compare : "paired";
  const accepted = acceptForeign(input.result.measurement, { ...input.run, compare });
  if (!accepted.ok) return accepted;
  const { measurement } = accepted;
  const rules = rulesOf({ main, measurement, compared, digest, history: history.entries });
  const { config, scenarios, measured, warnings } = rules;
  const { look, note } = lookOf(measurement, scenarios, input.result.look?.planned ?? 0);
  const fewer = note === undefined ? [] : [{ code: "fewer-blocks", text: note }];
  const result = conclude({
    config: { ...config, effort: measurement.effort, failOn: failOn ?? config.failOn },
    scenarios,
    measured: { measurement: { ...measurement, scenarios: measured, warnings: [...warnings, ...fewer] }, look },
    baseRequests: "config" in main ? requestsOf(main.config.scenarios) : undefined,
    history,
  });
  return { ok: true, result };
}

/** By the attempt that GitHub tells, which decides on the error rate. */
function lookOf(measurement: Measurement, scenarios: readonly Scenario[], planned: number): OneLook {
  const { effort, compare, attempt = 1, sources, blocks } = measurement;
  const regular = scenarios.filter(({ soak }) => soak === undefined);
  const valid = validBlocks(blocks, regular).length;
  if (compare === "stored") return lookAtHeadAlone(effort, valid);
  if (attempt > 1 || sources !== undefined) return lookAtAll(effort, valid, attempt);
  return lookWhereItStopped(effort, valid, planned);
}

function requestsOf(scenarios: readonly Scenario[]): RequestId[] {
  return scenarios.flatMap(({ name, requests }) =>
    requests.map((request) => ({ scenario: name, request: request.name })),
  );
}
