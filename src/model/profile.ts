/** The shape of the load, by the question that it asks. */
export const PROFILES = ["speed", "load", "stress", "spike", "soak"] as const;
export type Profile = (typeof PROFILES)[number];

/** Scenarios whose cells are judged together, at one error rate. */
export type Family = "steady" | "stress" | "spike" | "soak";

/** In the order in which a block plays them: what leaves most behind comes last. */
export const FAMILIES: readonly Family[] = ["steady", "spike", "stress", "soak"];

export function familyOf(profile: Profile): Family {
  return profile === "speed" || profile === "load" ? "steady" : profile;
}
