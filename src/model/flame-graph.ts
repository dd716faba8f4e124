/** One frame of a differential flame graph; costs are per cent of base's whole cost per request. */
export interface FlameFrame {
  readonly name: string;
  /** Where it is: file, line and package as far as known; empty where it is nowhere. */
  readonly place: string;
  readonly base: number;
  readonly head: number;
  readonly children: readonly FlameFrame[];
}
