import { gunzipSync, gzipSync } from "fflate";
import { expect, test } from "vitest";
import { placeProfile } from "../../../src/profile-diff/place.ts";
import { readProfile } from "../../../src/profile-diff/read-profile.ts";
import { type Random, seededRandom } from "../../../src/stats/random.ts";
import { PROFILES, profileBytes } from "../../support/profile-fixtures.ts";

const EACH = 3_500;

/** One to eight changes: a byte, a bit, a stretch cut out, doubled or filled, the end cut off. */
function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  let result = Uint8Array.from(bytes);
  const below = (limit: number) => Math.floor(random() * limit);
  for (let changes = 1 + below(8); changes > 0; changes--) {
    const at = below(result.length);
    const size = Math.min(1 + below(64), result.length - at);
    const stretch = result.subarray(at, at + size);
    const ways = [
      () => (result[at] = below(256)),
      () => (result[at] = (result[at] ?? 0) ^ (1 << below(8))),
      () => result.fill(0xff, at, at + 1 + below(5)),
      () => (result = Uint8Array.from([...result.subarray(0, at), ...result.subarray(at + size)])),
      () => (result = Uint8Array.from([...result.subarray(0, at), ...stretch, ...result.subarray(at)])),
      () => (result = result.subarray(0, at + 1)),
    ];
    ways[below(below(4) === 0 ? ways.length : 3)]?.();
  }
  return result;
}

test.each(Object.keys(PROFILES) as (keyof typeof PROFILES)[])(
  "mutated files of kind %s end in a profile or a reason, never in anything else",
  (kind) => {
    const random = seededRandom(7);
    const intact = profileBytes(kind);
    // Mutations of what is compressed would hardly get past its checks.
    const raw = kind === "pprof" ? gunzipSync(intact) : intact;
    let read = 0;
    const reasons = new Set<string>();
    for (let index = 0; index < EACH; index++) {
      const bytes = mutated(raw, random);
      const reading = readProfile(kind === "pprof" && index % 50 === 0 ? gzipSync(bytes) : bytes);
      if (!reading.ok) {
        reasons.add(reading.reason);
        continue;
      }
      read += 1;
      const { functions, edges, tree } = placeProfile(reading.value, "/srv/shop");
      const inside = (at: number) => at >= 0 && at < functions.length;
      const sound =
        functions.every(
          ({ self, inclusive, line }) => Number.isFinite(self) && Number.isFinite(inclusive) && line >= 0,
        ) &&
        edges.every(({ caller, callee }) => inside(caller) && inside(callee)) &&
        (tree ?? []).every((node, at) => inside(node.function) && node.parent < at);
      if (!sound) throw new Error(`mutation ${index} is read as nonsense`);
    }
    console.log(`${kind}: ${EACH} mutations, ${read} read, ${reasons.size} different reasons`);
    expect(read).toBeGreaterThan(50);
    expect(read).toBeLessThan(EACH);
    // Lines of text have few ways to be wrong.
    expect(reasons.size).toBeGreaterThan(kind === "py-spy" ? 1 : 5);
  },
);
