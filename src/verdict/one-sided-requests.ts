import { ARMS, type Arm, otherArm } from "../model/arm.ts";
import type { Block } from "../model/measurement.ts";
import type { RequestId } from "./new-requests.ts";

/** Rounds that it takes: in one or two, a task that is seldom chosen may fall to one arm by chance. */
const FEWEST_ROUNDS = 3;

/**
 * The only arm to which a load script ever sent the request, in every round that counts; undefined where it was sent to
 * both, or now and then. The script is the same for both arms, so the other one led its users elsewhere.
 */
export function onlyArmOf(id: RequestId, blocks: readonly Block[]): Arm | undefined {
  const rounds = blocks
    .filter(({ invalid, arms }) => invalid === null && arms.length === ARMS.length)
    .flatMap((block) => block.rounds.filter(({ scenario, invalid }) => scenario === id.scenario && invalid === null));
  if (rounds.length < FEWEST_ROUNDS) return undefined;
  const errors = rounds.map(({ cells }) =>
    cells.find((cell) => cell.request === id.request && cell.metric === "errors"),
  );
  return ARMS.find((arm) =>
    errors.every((cell) => cell !== undefined && cell[arm] !== null && cell[otherArm(arm)] === null),
  );
}
