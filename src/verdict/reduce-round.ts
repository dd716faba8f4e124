import { ARMS, type Arm, type PerArm } from "../model/arm.ts";
import type { BlockCell, FailureCount, Round } from "../model/measurement.ts";
import { type Metric, metricsOf } from "../model/metric.ts";
import type { RoundRecord, Slice } from "../model/sample.ts";
import { ESTIMATORS, errorsEverywhere } from "./estimators.ts";
import { FailureTally } from "./failures.ts";
import { hungArms } from "./hung-arms.ts";
import { errorRates, type PairedRound, pairRound } from "./paired-samples.ts";
import { profileNotes } from "./profile-notes.ts";
import { FEWEST } from "./sample-size.ts";

/** CPU that the closed arm used, as a share of the open one's, above which the reader is told. */
const SPILL = 0.05;

/**
 * One round's values: for each request the metrics that have a value per request, then the scenario's. Pure; a round of
 * which nothing counts says why in `invalid` and has no cells, but those of the errors that made it so. `record` may
 * hold one arm or both.
 */
export function reduceRound(record: RoundRecord): Round {
  const round = pairRound(record);
  const invalid = whyInvalid(record, round);
  // A climb goes on until it hangs, if need be.
  const hung = record.scenario.stress === undefined ? hungArms(record.slices) : [];
  return {
    scenario: record.scenario.name,
    pairs: record.timeline?.pairs ?? round.pairs.length,
    discarded: round.discarded,
    requests: round.all.sent,
    cells: invalid === null ? cellsOf(record, round) : errorsAlone(record, round),
    failures: countFailures(round, record),
    invalid,
    ...(hung.length === 0 ? {} : { hung }),
    notes: invalid === null ? [...notesOn(record, round), ...profileNotes(record, round)] : [],
    seconds: record.seconds,
    gapSeconds: record.gapSeconds,
    loadSeconds: record.loadSeconds,
  };
}

function cellsOf(record: RoundRecord, round: PairedRound): BlockCell[] {
  const metricsPer = (per: Metric["per"]) => metricsOf(record.scenario.profile, per);
  const ofRequests = [...round.byRequest].flatMap(([request, samples]) =>
    metricsPer("request").map((metric) => ({
      request,
      metric,
      ...ESTIMATORS[metric]({ request, record, round, samples }),
    })),
  );
  const ofScenario = metricsPer("scenario").map((metric) => ({
    request: null,
    metric,
    ...ESTIMATORS[metric]({ request: null, record, round, samples: round.all }),
  }));
  return [...ofRequests, ...ofScenario];
}

/** Head's budget of errors is judged on them; nothing is compared. */
function errorsAlone(record: RoundRecord, round: PairedRound): BlockCell[] {
  if (round.pairs.length === 0 || !errorsEverywhere(round.all)) return [];
  return [...round.byRequest].map(([request, samples]) => {
    const { base, head } = ESTIMATORS.errors({ request, record, round, samples });
    return { request, metric: "errors", base, head, change: null, gateable: false };
  });
}

function whyInvalid(record: RoundRecord, round: PairedRound): string | null {
  const failed = record.slices.find(({ generatorFailed }) => generatorFailed === true);
  if (failed !== undefined) return `${failed.arm}: ${failed.spoiled}`;
  if (record.scenario.stress !== undefined) return record.slices.length === 0 ? "nothing was measured" : null;
  const hung = hungArms(record.slices);
  if (hung.length > 0) return whyHung(record, hung);
  const half = record.cut === "whole" ? record.slices.find(({ spoiled }) => spoiled !== undefined) : undefined;
  if (half !== undefined) return `${half.arm}: ${half.spoiled}`;
  const pairs = record.timeline?.pairs ?? round.pairs.length;
  if (pairs === 0) return whyNoPairs(record, round);
  if (errorsEverywhere(round.all)) return `more than half of the requests failed: ${describeErrors(record, round)}`;
  return record.scenario.profile === "speed" || record.scenario.profile === "load" ? whyThin(record, round) : null;
}

function whyThin(record: RoundRecord, round: PairedRound): string | null {
  const requests = Math.min(...round.arms.map((arm) => round.all.sent[arm] ?? 0));
  const thin = (record.cut !== "whole" && round.pairs.length < FEWEST.pairs) || requests < FEWEST.requests;
  if (!thin || requests >= FEWEST.requestsForMean) return null;
  const { users, rate } = record.scenario;
  const load = rate === undefined ? `${users} ${users === 1 ? "user" : "users"}` : `${rate.perSecond} requests/s`;
  return (
    `too slow for this many users: ${requests} requests per arm in ${record.seconds.toFixed(0)} s ` +
    `with ${load}, and ${FEWEST.requestsForMean} are needed`
  );
}

/** Whatever was measured before: what hangs under load is not to be called as fast as it was until then. */
function whyHung({ slices }: RoundRecord, hung: readonly Arm[]): string {
  const reason = slices.findLast(({ arm, spoiled }) => hung.includes(arm) && spoiled !== undefined)?.spoiled;
  return `${hung.join(" and ")} ${hung.length === 1 ? "hangs" : "hang"} under load: ${reason}`;
}

function whyNoPairs({ slices }: RoundRecord, { discarded }: PairedRound): string {
  if (discarded === 0) return "nothing was measured";
  const reason = slices.find(({ spoiled }) => spoiled !== undefined)?.spoiled ?? "slices without their partner";
  return `none of its ${discarded} pairs of slices counts: ${reason}`;
}

function describeErrors(record: RoundRecord, round: PairedRound): string {
  const rates = errorRates(round.all);
  const shares = round.arms.map((arm) => `${arm} ${((rates[arm] ?? 0) * 100).toFixed(0)} %`);
  const kinds = countFailures(round, record).toSorted((a, b) => b.count - a.count);
  return [...shares, ...new Set(kinds.slice(0, 2).map(({ kind }) => kind))].join(", ");
}

/** Worded without figures, so that the same note of several blocks can be counted. */
function notesOn(record: RoundRecord, round: PairedRound): string[] {
  const { spill, slices, notes: atEnd = [], scenario } = record;
  const notes = [...new Set([...slices.flatMap((slice) => slice.notes ?? []), ...atEnd])];
  if (spill !== undefined && spill > SPILL)
    notes.push(
      `the service went on working after its response and put more than ${SPILL * 100} % of its CPU time into the other arm's slices`,
    );
  if (record.cut === "whole" && scenario.rate !== undefined && scenario.profile === "load")
    notes.push(
      "requests that arrive at a rate are played whole, on one revision after the other: slices see smaller changes",
    );
  for (const [request, samples] of round.byRequest) {
    if (errorsEverywhere(samples)) notes.push(`${request}: more than half of the requests failed on every arm`);
  }
  return notes;
}

/** Of the pairs that count. */
function countFailures({ pairs }: PairedRound, { timeline }: RoundRecord): readonly FailureCount[] {
  if (timeline !== undefined) return timeline.failures;
  const tally = new FailureTally();
  for (const slice of pairs.flatMap(slicesOf)) tally.add(slice);
  return tally.counts();
}

function slicesOf(pair: PerArm<Slice>): Slice[] {
  return ARMS.flatMap((arm) => pair[arm] ?? []);
}
