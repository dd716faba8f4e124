import { getState, saveState } from "@actions/core";
import { messageOf } from "./failure.ts";
import { jobLog } from "./log.ts";

/** What the step tells its own post step, which runs also when the step was cancelled or killed. */
export interface StepState {
  /** A comment may say that it is being measured. */
  readonly announced: boolean;
  /** That comment has been replaced. */
  readonly settled: boolean;
  /** The headline of the verdict, once there is one. */
  readonly headline: string;
}

/** Adds to the state; what cannot be written is warned about. */
export function saveStepState(change: Partial<StepState>): void {
  try {
    for (const [name, value] of Object.entries(change)) saveState(name, String(value));
  } catch (error) {
    jobLog.warn(`The step's state could not be written: ${messageOf(error)}.`);
  }
}

/** As the step left it. */
export function readStepState(): StepState {
  return {
    announced: getState("announced") === "true",
    settled: getState("settled") === "true",
    headline: getState("headline"),
  };
}
