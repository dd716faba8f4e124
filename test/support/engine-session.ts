import { createAutocannonEngine } from "../../src/engines/autocannon/engine.ts";
import type { Arm } from "../../src/model/arm.ts";
import type { Slice } from "../../src/model/sample.ts";
import type { Log, SlicePlan, Target } from "../../src/run/ports.ts";

/** Says nothing. */
export const silentLog: Log = {
  info: () => undefined,
  warn: () => undefined,
  debug: () => undefined,
  untrusted: () => undefined,
};

export const sourceGenerator = new URL("../../src/generator.ts", import.meta.url);

export function autocannonFromSource() {
  return createAutocannonEngine({ generatorUrl: sourceGenerator, log: silentLog });
}

export function aSlicePlan(overrides: Partial<SlicePlan> = {}): SlicePlan {
  return { requests: 40, seconds: 0.4, first: () => "base", drainSeconds: 12, ...overrides };
}

/** One target per server, base first. */
export function targetsOf(...servers: readonly { readonly url: string }[]): Target[] {
  const arms: readonly Arm[] = ["base", "head"];
  return servers.flatMap(({ url }, index) => {
    const arm = arms[index];
    return arm === undefined ? [] : [{ arm, url }];
  });
}

/** The next slice, which must come. */
export async function nextSlice(slices: AsyncIterator<Slice>): Promise<Slice> {
  const { value, done } = await slices.next();
  if (done === true) throw new Error("the session sends no more slices");
  return value;
}

/** Polls until it is so; fails after `seconds`. */
export async function until(what: string, isSo: () => boolean, seconds = 10): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`waited ${seconds} s in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
