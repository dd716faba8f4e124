import type { Arm } from "../../model/arm.ts";
import type { Stage } from "../../model/load-stage.ts";
import type { ExitStatus } from "../../model/problem.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { Target } from "../../run/ports.ts";
import type { GatedSlice } from "./gate.ts";

/** Connections per arm of a session that plays whole loads: how many it begins with, and may have at most. */
export interface WholeConnections {
  readonly first: number;
  readonly most: number;
}

/** What the generator is asked to do; `session` is a number of the asker's choice. */
export type Command =
  | {
      readonly kind: "open";
      readonly session: number;
      readonly targets: readonly Target[];
      readonly scenario: Scenario;
      /** Set where whole loads are played. */
      readonly connections: WholeConnections | undefined;
    }
  | {
      readonly kind: "slice";
      readonly session: number;
      readonly arm: Arm;
      readonly requests: number;
      readonly drainSeconds: number;
    }
  | {
      readonly kind: "whole";
      readonly session: number;
      readonly arm: Arm;
      readonly stages: readonly Stage[];
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
