import type { Arm } from "../../model/arm.ts";
import { EXIT, Problem } from "../../model/problem.ts";
import type { Collector } from "./collector.ts";

/** Iterations without any request, or that all threw, that are taken for the script's way. */
const ENOUGH = 4;

/** What one arm's script has done so far, with what it said. */
export interface ArmSoFar {
  readonly arm: Arm;
  readonly collector: Pick<Collector, "iterations" | "thrown" | "requests">;
  readonly notes: readonly string[];
}

/** k6 calls a script that throws in every iteration a success: a Problem here, where it did so on all arms. */
export function scriptFault(scenario: string, arms: readonly ArmSoFar[]): Problem | undefined {
  if (arms.some(({ collector }) => collector.iterations < ENOUGH)) return undefined;
  const said = [...new Set(arms.flatMap(({ notes }) => notes))].join("\n");
  if (arms.every(({ collector }) => collector.thrown === collector.iterations)) {
    return fault("k6-script-throws", `${scenario}: the script throws in every iteration`, said);
  }
  if (arms.some(({ collector }) => collector.requests > 0)) return undefined;
  return fault("k6-no-requests", `${scenario}: the script's iterations send no request by k6/http`, said);
}

function fault(code: string, what: string, said: string): Problem {
  return new Problem({
    code,
    message: `${what}; expected iterations that send requests and end`,
    hint: "Try the same script with k6 alone; only requests by k6/http are measured.",
    ...(said === "" ? {} : { detail: said }),
    exitStatus: EXIT.unmeasured,
  });
}
