import type { RoundRecord } from "../model/sample.ts";
import { capacityOf } from "./capacity.ts";
import type { PairedRound } from "./paired-samples.ts";
import { spikesOf } from "./profile-estimators.ts";

/** What a stress or spike round found that no value says; worded alike in every block, so that blocks can be counted. */
export function profileNotes(record: RoundRecord, round: PairedRound): string[] {
  return [...stressNotes(record, round), ...spikeNotes(record, round)];
}

function stressNotes(record: RoundRecord, { arms }: PairedRound): string[] {
  const { stress, rate } = record.scenario;
  if (stress === undefined) return [];
  const unit = rate === undefined ? "users" : "requests/s";
  const [first, last] = [stress.levels[0], stress.levels.at(-1)];
  return arms.flatMap((arm) => {
    const capacity = capacityOf(arm, record);
    if (capacity === null) return [];
    if (capacity.broke === null) return [`${arm} had not reached any limit at ${last} ${unit}, the highest level`];
    if (capacity.belowFirst)
      return [`${arm} was past "${capacity.broke}" at ${first} ${unit} already, the lowest level`];
    return [`${arm} reached "${capacity.broke}" first`];
  });
}

function spikeNotes(record: RoundRecord, round: PairedRound): string[] {
  const spikes = spikesOf(record, round);
  const seconds = record.scenario.spike?.afterSeconds ?? 0;
  return round.arms.flatMap((arm) =>
    spikes[arm]?.neverBack === true
      ? [`${arm} had not recovered ${seconds} s after the peak, when the round ended`]
      : [],
  );
}
