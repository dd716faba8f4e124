import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { LAYERS, PURE, WIRING } from "./support/layers.ts";

/** Packages that a pure folder may use: they compute, and touch nothing. */
const PURE_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  stats: ["simple-statistics"],
  verdict: ["simple-statistics"],
  history: ["simple-statistics", "zod"],
  "profile-diff": ["fflate", "simple-statistics", "zod"],
  config: ["zod", "yaml", "csv-parse/browser/esm/sync"],
  report: ["markdown-table", "zod"],
};

const files = globSync("src/**/*.ts").map((path) => ({ path, text: readFileSync(path, "utf8") }));

test("every folder of src/ stands in the layer table", () => {
  const folders = new Set(files.map(({ path }) => path.split("/")[1]).filter((name) => !name?.endsWith(".ts")));
  expect([...folders].filter((name) => !(String(name) in { ...LAYERS, ...WIRING }))).toEqual([]);
});

test.each(files)("$path imports only what its layer may", ({ path, text }) => {
  const { layer, allowed } = layerOf(path);
  const imported = [...text.matchAll(/(?:from|import) \(?"([^"]+)"/g)].map(([, specifier = ""]) => specifier);
  for (const specifier of imported) {
    if (specifier === "../../package.json" && layer in WIRING) continue;
    if (specifier.startsWith(".")) {
      const target = join(dirname(path), specifier)
        .replace(/^src\//, "")
        .replace(/\.ts$/, "");
      expect(
        allowed.some((prefix) => target.startsWith(`${prefix}/`) || target === prefix),
        target,
      ).toBe(true);
    } else if (PURE.includes(layer) || layer === "run") {
      expect(PURE_PACKAGES[layer] ?? [], specifier).toContain(specifier);
    } else if (!["entry", "github", ...Object.keys(WIRING)].includes(layer)) {
      expect(specifier).not.toMatch(/^@actions\//);
    }
  }
});

test("no file of src/ is longer than 250 lines and none says any", () => {
  const long = files.filter(({ text }) => text.split("\n").length > 251).map(({ path }) => path);
  const loose = files
    .filter(({ text }) => /: any\b|as any\b|<any>|@ts-|biome-ignore/.test(text))
    .map(({ path }) => path);
  expect({ long, loose }).toEqual({ long: [], loose: [] });
});

function layerOf(path: string): { layer: string; allowed: readonly string[] } {
  const [, first = ""] = path.split("/");
  if (first.endsWith(".ts")) return { layer: "entry", allowed: [...Object.keys(LAYERS), ...Object.keys(WIRING)] };
  const wired = WIRING[first];
  if (wired !== undefined) return { layer: first, allowed: [first, ...wired, ...Object.keys(LAYERS)] };
  return { layer: first, allowed: [first, ...(LAYERS[first] ?? [])] };
}
