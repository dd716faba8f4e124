/** One revision of the service under test. */
export type Arm = "base" | "head";

export const ARMS: readonly Arm[] = ["base", "head"];

/** A value for each arm that was measured; an arm that was not measured is absent. */
export type PerArm<T> = Readonly<Partial<Record<Arm, T>>>;

export function otherArm(arm: Arm): Arm {
  return arm === "base" ? "head" : "base";
}
