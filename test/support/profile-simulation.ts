import type { CallProfile, ProfiledFunction } from "../../src/model/call-profile.ts";
import type { ProfileWindow } from "../../src/model/hotspots.ts";
import { type Random, seededRandom } from "../../src/stats/random.ts";
import { normal } from "./simulation.ts";

/** How profiles of one service differ though nothing was changed. Deviations are of logs. */
export interface ProfileNoise {
  readonly kind: "pstats" | "cpuprofile";
  readonly boots: number;
  readonly windowsPerBoot: number;
  readonly requestsPerWindow: number;
  /** Of a whole window: the machine's and the profiler's speed. */
  readonly speed: number;
  /** Of one function from boot to boot; a tenth of the functions have three times that. */
  readonly boot: number;
  /** Of one function in one window, beside the number of its samples. */
  readonly window: number;
  /** Seconds between samples. */
  readonly perSample: number;
}

export const TRACED: ProfileNoise = {
  kind: "pstats",
  boots: 3,
  windowsPerBoot: 4,
  requestsPerWindow: 100,
  speed: 0.05,
  boot: 0.015,
  window: 0.03,
  perSample: 0,
};

export const SAMPLED: ProfileNoise = {
  ...TRACED,
  kind: "cpuprofile",
  speed: 0.02,
  perSample: 0.0005,
  requestsPerWindow: 1000,
};

/** Seconds per request of the whole service. */
const PER_REQUEST = 0.001;

const FUNCTIONS = 60;

/** Shares of a few large functions and many small ones: 12 %, 8 %, … */
const SHARES = (() => {
  const weights = Array.from({ length: FUNCTIONS }, (_, rank) => 1 / (rank + 2) ** 1.1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
})();

/** Growth of single functions, by rank: 0.3 is 30 % more. */
export type Planted = ReadonlyMap<number, number>;

/** Windows of both arms, alternating, with base's code in one and the planted change in the other. */
export function simulateProfiles(
  noise: ProfileNoise,
  planted: Planted,
  seed: number,
): { base: ProfileWindow[]; head: ProfileWindow[] } {
  const random = seededRandom(seed);
  const arm = (growth: Planted) =>
    Array.from({ length: noise.boots }, (_, boot) => {
      const level = SHARES.map((share, rank) => {
        const deviation = noise.boot * (rank % 10 === 3 ? 3 : 1);
        return share * (1 + (growth.get(rank) ?? 0)) * Math.exp(deviation * normal(random));
      });
      return Array.from({ length: noise.windowsPerBoot }, () => windowOf(noise, level, boot, random));
    }).flat();
  return { base: arm(new Map()), head: arm(planted) };
}

function windowOf(noise: ProfileNoise, level: readonly number[], boot: number, random: Random): ProfileWindow {
  const requests = noise.requestsPerWindow;
  const speed = Math.exp(noise.speed * normal(random));
  const functions = level.map((share, rank): ProfiledFunction => {
    const expected = share * PER_REQUEST * requests * speed * Math.exp(noise.window * normal(random));
    const self = noise.perSample === 0 ? expected : sampled(expected / noise.perSample, random) * noise.perSample;
    const calls = noise.perSample === 0 ? requests : null;
    return {
      name: `f${rank}`,
      file: `src/${rank % 7}.py`,
      line: rank + 1,
      package: null,
      self,
      inclusive: self,
      calls,
    };
  });
  const perSample = noise.perSample === 0 ? null : noise.perSample;
  const profile: CallProfile = { kind: noise.kind, unit: "seconds", perSample, functions, edges: [], tree: null };
  return { profile, requests, boot };
}

/** About a Poisson number: the normal one of the same mean and variance, rounded. */
function sampled(expected: number, random: Random): number {
  return Math.max(0, Math.round(expected + Math.sqrt(expected) * normal(random)));
}
