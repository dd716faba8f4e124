import type { CallProfile, CostUnit } from "../model/call-profile.ts";
import { type FunctionIdentity, profileOfTree } from "./call-tree.ts";
import { gunzipped } from "./gunzip.ts";
import { type PprofMessage, readPprofMessage } from "./pprof-message.ts";
import { attempt, Malformed, type Reading } from "./reading.ts";
import { StackTree } from "./stack-tree.ts";

/** Reads a CPU profile in pprof's format, gzipped or not, as Go's runtime/pprof and net/http/pprof write it. */
export function readPprof(bytes: Uint8Array): Reading<CallProfile> {
  return attempt(() => {
    const message = readPprofMessage(gunzipped(bytes));
    const { index, unit, factor, perSample } = costOf(message);
    const stacks = new Stacks(message);
    for (const { locations, values } of message.samples) stacks.add(locations, (values[index] ?? 0) * factor);
    return profileOfTree({ kind: "pprof", unit, perSample, ...stacks.collected() });
  });
}

const SECONDS: Readonly<Record<string, number>> = {
  nanoseconds: 1e-9,
  microseconds: 1e-6,
  milliseconds: 1e-3,
  seconds: 1,
};

interface Cost {
  /** Which value of a sample it is. */
  readonly index: number;
  readonly unit: CostUnit;
  readonly factor: number;
  readonly perSample: number;
}

/** CPU time where there is any, else the number of samples; profiles of memory, locks and the like are refused. */
function costOf({ types, period }: PprofMessage): Cost {
  for (const wanted of ["cpu", "wall"]) {
    const index = types.findIndex(({ type, unit }) => type === wanted && unit in SECONDS);
    if (index < 0) continue;
    const factor = SECONDS[types[index]?.unit ?? ""] ?? 1;
    return { index, unit: "seconds", factor, perSample: Math.max(0, period) * factor };
  }
  const index = types.findIndex(({ type, unit }) => /^samples?$/.test(type) && unit === "count");
  if (index >= 0) return { index, unit: "samples", factor: 1, perSample: 1 };
  const seen = types.map(({ type, unit }) => `${type}/${unit}`).join(", ");
  throw new Malformed(`it is no profile of CPU: ${seen === "" ? "it has no values" : `its values are ${seen}`}`);
}

/** Stacks of locations, each of which stands for one function or, with inlining, several. */
class Stacks {
  readonly #message: PprofMessage;
  readonly #tree = new StackTree();
  readonly #framesOf = new Map<number, readonly number[]>();

  constructor(message: PprofMessage) {
    this.#message = message;
  }

  add(locations: readonly number[], cost: number): void {
    this.#tree.add(
      locations.toReversed().flatMap((location) => this.#framesAt(location)),
      cost,
    );
  }

  collected() {
    return this.#tree.collected();
  }

  /** Functions at a location, the outermost first. */
  #framesAt(location: number): readonly number[] {
    const known = this.#framesOf.get(location);
    if (known !== undefined) return known;
    const found = this.#message.locations.get(location);
    if (found === undefined) throw new Malformed("a sample refers to a location that is not there");
    const unnamed = { name: `0x${Math.abs(found.address).toString(16)}`, file: null, line: 0 };
    const identities = found.lines.length === 0 ? [unnamed] : found.lines.map((line) => this.#identityOf(line));
    const frames = identities.map((identity) => this.#tree.indexOf(identity)).reverse();
    this.#framesOf.set(location, frames);
    return frames;
  }

  #identityOf({ functionId }: { readonly functionId: number }): FunctionIdentity {
    const found = this.#message.functions.get(functionId);
    if (found === undefined) throw new Malformed("a location refers to a function that is not there");
    return { name: found.name || "(unknown)", file: found.file || null, line: found.startLine };
  }
}
