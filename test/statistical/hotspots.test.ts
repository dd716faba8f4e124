import { expect, test } from "vitest";
import { compareProfiles } from "../../src/profile-diff/compare-profiles.ts";
import { type Planted, type ProfileNoise, SAMPLED, simulateProfiles, TRACED } from "../support/profile-simulation.ts";
import { countTrials, tolerance } from "../support/trials.ts";

const NOTHING: Planted = new Map();

/** Functions from boot to boot 4 % apart, and a tenth of them 12 %. */
const UNSTEADY: ProfileNoise = { ...TRACED, boot: 0.04 };

function compared(noise: ProfileNoise, planted: Planted, seed: number) {
  const { base, head } = simulateProfiles(noise, planted, seed);
  return compareProfiles(base, head);
}

test.each([
  ["traced", TRACED],
  ["sampled", SAMPLED],
  ["traced, unsteady from boot to boot", UNSTEADY],
])("%s: profiles of the same code name nothing", (name, noise) => {
  const { share, trials } = countTrials(`${name}: a function, file or package named without a change`, 200, (seed) => {
    const { functions, files, packages } = compared(noise, NOTHING, seed);
    return [...functions, ...files, ...packages].some(({ named }) => named);
  });
  expect(share).toBeLessThanOrEqual(0.01 + tolerance(0.01, trials));
});

test.each([
  ["traced", TRACED, 5, 0.95],
  ["sampled", SAMPLED, 1, 0.95],
  ["traced, unsteady from boot to boot", UNSTEADY, 1, 0.8],
] as const)("%s: a function that grew by 30 %% is named first, and no other", (name, noise, rank, least) => {
  let others = 0;
  const { share, trials } = countTrials(`${name}: the grown function first and named`, 100, (seed) => {
    const { functions } = compared(noise, new Map([[rank, 0.3]]), seed);
    if (functions.some((each) => each.named && each.name !== `f${rank}`)) others += 1;
    return functions[0]?.name === `f${rank}` && functions[0].named;
  });
  console.log(`${name}: another function named: ${others} of ${trials}`);
  expect(share).toBeGreaterThanOrEqual(least - tolerance(least, trials));
  expect(others / trials).toBeLessThanOrEqual(0.02 + tolerance(0.02, trials));
});

test("traced: a function that takes half as long is named last, as what fell", () => {
  const { share } = countTrials("the faster function last and named", 50, (seed) => {
    const last = compared(TRACED, new Map([[2, -0.5]]), seed).functions.at(-1);
    return last?.name === "f2" && last.named && last.growth < 0;
  });
  expect(share).toBe(1);
});

test("the interval of a grown function covers its true growth", () => {
  const { share } = countTrials("traced: the interval covers the growth of f1", 100, (seed) => {
    const { functions } = compared(TRACED, new Map([[1, 0.3]]), seed);
    const grown = functions.find(({ name }) => name === "f1");
    const truth = 0.3 * (grown?.base ?? 0);
    return grown?.bounds != null && grown.bounds.low <= truth && truth <= grown.bounds.high;
  });
  expect(share).toBeGreaterThanOrEqual(0.95);
});
