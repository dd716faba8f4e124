import { readFileSync } from "node:fs";
import type { CallProfile } from "../../src/model/call-profile.ts";
import type { Reading } from "../../src/profile-diff/reading.ts";

/** A profile of each kind, of the same small shop: cProfile of CPython 3.12, V8 of Node 24, pprof of Go 1.26. */
export const PROFILES = {
  pstats: "test/fixtures/profiles/shop.prof",
  cpuprofile: "test/fixtures/profiles/shop.cpuprofile",
  pprof: "test/fixtures/profiles/shop.pb.gz",
  "py-spy": "test/fixtures/profiles/shop.folded",
} as const;

export function profileBytes(kind: keyof typeof PROFILES): Uint8Array {
  return new Uint8Array(readFileSync(PROFILES[kind]));
}

/** What was read; throws the reason where nothing was. */
export function readOrThrow<T>(reading: Reading<T>): T {
  if (!reading.ok) throw new Error(reading.reason);
  return reading.value;
}

export function functionNamed(profile: CallProfile, name: string): number {
  return profile.functions.findIndex((each) => each.name === name);
}
