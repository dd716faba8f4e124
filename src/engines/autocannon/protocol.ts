import type { Arm } from "../../model/arm.ts";
import type { ExitStatus } from "../../model/problem.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { Target } from "../../run/ports.ts";
import type { GatedSlice } from "./gate.ts";

/** What the generator is asked to do; `session` is a number of the asker's choice. */
export type Command =
  | {
      readonly kind: "open";
      readonly session: number;
      readonly targets: readonly Target[];
      readonly scenario: Scenario;
    }
  | {
      readonly kind: "slice";
      readonly session: number;
      readonly arm: Arm;
      readonly requests: number;
      readonly drainSeconds: number;
    }
  | { readonly kind: "close"; readonly session: number };

/** A Problem's fields, which travel where the object cannot. */
export interface PlainProblem {
  readonly code: string;
  readonly message: string;
  readonly hint: string | undefined;
  readonly exitStatus: ExitStatus;
}

export type Answer =
  | { readonly kind: "done" }
  | { readonly kind: "slice"; readonly slice: GatedSlice }
  | { readonly kind: "problem"; readonly problem: PlainProblem };
