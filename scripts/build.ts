import { copyFile, glob, mkdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type LogLevel, type RolldownOutput, type RollupLog, rolldown } from "rolldown";
import { licenseText } from "./licenses.ts";

/** Every file directly in src/ is an entry and becomes dist/<name>.js, with its own chunks beside it. */
const ENTRIES = ["action", "action-post", "cli", "generator"];

/** Runs in a browser, from within a page that it is written into. */
const PAGE_SCRIPT = "flame-graph";

const outDir = process.argv[2] ?? "dist";
await rm(outDir, { recursive: true, force: true });
const modules = new Set<string>();
for (const name of [...ENTRIES, PAGE_SCRIPT]) {
  const { output } = name === PAGE_SCRIPT ? await bundlePageScript() : await bundle(name);
  for (const file of output) if (file.type === "chunk") for (const id of file.moduleIds) modules.add(id);
}
await writeFile(`${outDir}/licenses.txt`, await licenseText(modules));
// What load tools and profiled services run of ours lies where it lies in src/.
for await (const file of glob("{engines,profilers}/**/*.{py,js,cjs}", { cwd: "src" })) {
  await mkdir(dirname(join(outDir, file)), { recursive: true });
  await copyFile(join("src", file), join(outDir, file));
}

/** One file without imports, and small, as each page has a copy of it. */
async function bundlePageScript(): Promise<RolldownOutput> {
  await using build = await rolldown({
    input: { [PAGE_SCRIPT]: `src/${PAGE_SCRIPT}.ts` },
    platform: "browser",
    // The page has styles of its own.
    moduleTypes: { ".css": "empty" },
    onLog: failOnOurs,
  });
  return await build.write({ dir: outDir, format: "iife", entryFileNames: "[name].js", minify: true });
}

async function bundle(name: string): Promise<RolldownOutput> {
  await using build = await rolldown({
    input: { [name]: `src/${name}.ts` },
    platform: "node",
    transform: { target: "node24" },
    checks: { eval: false },
    onLog: failOnOurs,
  });
  return await build.write({
    dir: outDir,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: `${name}.[name].js`,
  });
}

/** Warnings about our own files fail the build. */
function failOnOurs(level: LogLevel, log: RollupLog, report: (level: LogLevel, log: RollupLog) => void): void {
  const ours = !(log.id ?? "").includes("node_modules");
  if (level === "warn" && ours) throw new Error(`${basename(log.id ?? "")}: ${log.message}`);
  if (level !== "warn") report(level, log);
}
