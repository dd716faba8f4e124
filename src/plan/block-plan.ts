import { ARMS, type Arm, otherArm } from "../model/arm.ts";
import { FAMILIES, familyOf } from "../model/profile.ts";
import type { Scenario } from "../model/scenario.ts";
import { type Random, shuffle } from "../stats/random.ts";

/** Every choice of a block that chance makes. */
export interface BlockPlan {
  /** Which arm boots first. */
  readonly boots: readonly Arm[];
  readonly scenarios: readonly ScenarioOrder[];
}

export interface ScenarioOrder {
  readonly scenario: Scenario;
  /** In the order in which the generator connects to them. */
  readonly arms: readonly Arm[];
  /** Which arm's slice comes first in a pair: flipped from pair to pair. */
  readonly first: (pair: number) => Arm;
  /** Of what an engine draws, such as random arrivals. */
  readonly seed: number;
}

/** Draws a block's orders. `arms` are those to be measured. */
export function planBlock(arms: readonly Arm[], scenarios: readonly Scenario[], random: Random): BlockPlan {
  return {
    boots: shuffle(arms, random),
    scenarios: byDisturbance(shuffle(scenarios, random)).map((scenario) => {
      const opening = random() < 0.5 ? "base" : "head";
      const order = { scenario, arms: shuffle(arms, random), first: alternating(arms, opening) };
      return { ...order, seed: Math.floor(random() * 2 ** 31) };
    }),
  };
}

/** A service that was driven to its limits may need time to be itself again: such rounds come last. */
function byDisturbance(scenarios: readonly Scenario[]): readonly Scenario[] {
  return scenarios.toSorted((a, b) => FAMILIES.indexOf(familyOf(a.profile)) - FAMILIES.indexOf(familyOf(b.profile)));
}

function alternating(arms: readonly Arm[], opening: Arm): (pair: number) => Arm {
  const [only = "head"] = arms;
  if (arms.length < ARMS.length) return () => only;
  return (pair) => (pair % 2 === 0 ? opening : otherArm(opening));
}
