import { ARMS, type Arm, type PerArm } from "../model/arm.ts";
import type { BlockCell, FailureCount, Round } from "../model/measurement.ts";
import { METRIC_IDS, METRICS } from "../model/metric.ts";
import { NO_STATUS, type RoundRecord, type Slice } from "../model/sample.ts";
import { ESTIMATORS, errorsEverywhere } from "./estimators.ts";
import { hungArms } from "./hung-arms.ts";
import { errorRates, type PairedRound, pairRound } from "./paired-samples.ts";
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
  return {
    scenario: record.scenario.name,
    pairs: round.pairs.length,
    discarded: round.discarded,
    requests: round.all.sent,
    cells: invalid === null ? cellsOf(record, round) : errorsAlone(record, round),
    failures: countFailures(round),
    invalid,
    notes: invalid === null ? notesOn(record, round) : [],
    seconds: record.seconds,
    gapSeconds: record.gapSeconds,
    loadSeconds: record.slices.reduce((sum, { opened, drained }) => sum + drained - opened, 0),
  };
}

function cellsOf(record: RoundRecord, round: PairedRound): BlockCell[] {
  const metricsPer = (per: "request" | "scenario") => METRIC_IDS.filter((id) => METRICS[id].per === per);
  const ofRequests = [...round.byRequest].flatMap(([request, samples]) =>
    metricsPer("request").map((metric) => ({ request, metric, ...ESTIMATORS[metric]({ record, round, samples }) })),
  );
  const ofScenario = metricsPer("scenario").map((metric) => ({
    request: null,
    metric,
    ...ESTIMATORS[metric]({ record, round, samples: round.all }),
  }));
  return [...ofRequests, ...ofScenario];
}

/** Head's budget of errors is judged on them; nothing is compared. */
function errorsAlone(record: RoundRecord, round: PairedRound): BlockCell[] {
  if (round.pairs.length === 0 || !errorsEverywhere(round.all)) return [];
  return [...round.byRequest].map(([request, samples]) => {
    const { base, head } = ESTIMATORS.errors({ record, round, samples });
    return { request, metric: "errors", base, head, change: null, gateable: false };
  });
}

function whyInvalid(record: RoundRecord, round: PairedRound): string | null {
  const hung = hungArms(record.slices);
  if (hung.length > 0) return whyHung(record, hung);
  if (round.pairs.length === 0) return whyNoPairs(record, round);
  if (errorsEverywhere(round.all)) return `more than half of the requests failed: ${describeErrors(round)}`;
  const requests = Math.min(...round.arms.map((arm) => round.all.sent[arm] ?? 0));
  const thin = round.pairs.length < FEWEST.pairs || requests < FEWEST.requests;
  if (!thin || requests >= FEWEST.requestsForMean) return null;
  const { users } = record.scenario;
  return (
    `too slow for this many users: ${requests} requests per arm in ${record.seconds.toFixed(0)} s ` +
    `with ${users} ${users === 1 ? "user" : "users"}, and ${FEWEST.requestsForMean} are needed`
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

function describeErrors(round: PairedRound): string {
  const rates = errorRates(round.all);
  const shares = round.arms.map((arm) => `${arm} ${((rates[arm] ?? 0) * 100).toFixed(0)} %`);
  const kinds = countFailures(round).toSorted((a, b) => b.count - a.count);
  return [...shares, ...new Set(kinds.slice(0, 2).map(({ kind }) => kind))].join(", ");
}

/** Worded without figures, so that the same note of several blocks can be counted. */
function notesOn({ spill }: RoundRecord, round: PairedRound): string[] {
  const notes: string[] = [];
  if (spill !== undefined && spill > SPILL)
    notes.push(
      `the service went on working after its response and put more than ${SPILL * 100} % of its CPU time into the other arm's slices`,
    );
  for (const [request, samples] of round.byRequest) {
    if (errorsEverywhere(samples)) notes.push(`${request}: more than half of the requests failed on every arm`);
  }
  return notes;
}

/** Of the pairs that count, largest first within an arm's request. */
function countFailures({ pairs }: PairedRound): FailureCount[] {
  const counts = new Map<string, FailureCount>();
  for (const { arm, slice } of pairs.flatMap(slicesOf)) {
    for (const [i, ok] of slice.ok.entries()) {
      if (ok === 1) continue;
      const request = slice.names[slice.name[i] ?? 0] ?? "";
      const kind = failureKind(slice.status[i] ?? 0);
      const key = JSON.stringify([arm, request, kind]);
      const count = (counts.get(key)?.count ?? 0) + 1;
      counts.set(key, { arm, request, kind, count });
    }
  }
  return [...counts.values()].sort(
    (a, b) => a.arm.localeCompare(b.arm) || a.request.localeCompare(b.request) || b.count - a.count,
  );
}

function slicesOf(pair: PerArm<Slice>): { arm: Arm; slice: Slice }[] {
  return ARMS.flatMap((arm) => {
    const slice = pair[arm];
    return slice === undefined ? [] : [{ arm, slice }];
  });
}

function failureKind(status: number): string {
  switch (status) {
    case NO_STATUS.lost:
      return "lost";
    case NO_STATUS.timedOut:
      return "timed out";
    case NO_STATUS.refused:
      return "refused";
    default:
      return String(status);
  }
}
