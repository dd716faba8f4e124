import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Arm } from "../src/model/arm.ts";
import type { ProfilingPass } from "../src/run/profiling-pass.ts";
import type { PlantedCpu } from "./hotspot-world.ts";

const FOLDER = ".cache/hotspots";

/** What a pass recorded, to be judged again. */
export interface KeptPass {
  readonly plant: string;
  readonly seed: number;
  readonly cpu: PlantedCpu | null;
  readonly pass: ProfilingPass;
  /** Folders of the checkouts. */
  readonly roots: Readonly<Record<Arm, string>>;
}

export function keepProfiles(kept: KeptPass): void {
  mkdirSync(FOLDER, { recursive: true });
  // A buffer would be turned into a list of numbers before the replacer sees it.
  const text = JSON.stringify(kept, function (this: Record<string, unknown>, key, value) {
    const own = this[key];
    return own instanceof Uint8Array ? { base64: Buffer.from(own).toString("base64") } : value;
  });
  writeFileSync(join(FOLDER, `${kept.plant}-${kept.seed}.json.gz`), gzipSync(text));
}

export function keptProfiles(): readonly KeptPass[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER).map((file) => {
    const text = gunzipSync(readFileSync(join(FOLDER, file))).toString("utf8");
    return JSON.parse(text, (_, value) => (isBytes(value) ? Buffer.from(value.base64, "base64") : value)) as KeptPass;
  });
}

function isBytes(value: unknown): value is { readonly base64: string } {
  return typeof value === "object" && value !== null && "base64" in value;
}
