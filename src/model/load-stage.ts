/** A stretch of a load that is played as a whole. */
export type Stage = ClosedStage | OpenStage;

/** That many users at once, each sending its next request when the last one is answered. */
export interface ClosedStage {
  readonly seconds: number;
  readonly users: number;
}

/** Requests arrive at their own times, whether or not earlier ones have been answered. */
export interface OpenStage {
  readonly seconds: number;
  readonly ratePerSecond: number;
  readonly arrivals: Arrivals;
  /** When each request is due, in seconds since the stage began; ascending, below `seconds`. */
  readonly starts: Float64Array;
}

/** Evenly spaced, or at random with the same rate (exponential gaps). */
export const ARRIVALS = ["constant", "poisson"] as const;
export type Arrivals = (typeof ARRIVALS)[number];
