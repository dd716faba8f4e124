import { rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { type RolldownOutput, rolldown } from "rolldown";
import { licenseText } from "./licenses.ts";

/** Every file directly in src/ is an entry and becomes dist/<name>.js, with its own chunks beside it. */
const ENTRIES = ["action", "cli", "generator"];

const outDir = process.argv[2] ?? "dist";
await rm(outDir, { recursive: true, force: true });
const modules = new Set<string>();
for (const name of ENTRIES) {
  const { output } = await bundle(name);
  for (const file of output) if (file.type === "chunk") for (const id of file.moduleIds) modules.add(id);
}
await writeFile(`${outDir}/licenses.txt`, await licenseText(modules));

async function bundle(name: string): Promise<RolldownOutput> {
  await using build = await rolldown({
    input: { [name]: `src/${name}.ts` },
    platform: "node",
    transform: { target: "node24" },
    checks: { eval: false },
    onLog: (level, log, report) => {
      const ours = !(log.id ?? "").includes("node_modules");
      if (level === "warn" && ours) throw new Error(`${basename(log.id ?? "")}: ${log.message}`);
      if (level !== "warn") report(level, log);
    },
  });
  return await build.write({
    dir: outDir,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: `${name}.[name].js`,
  });
}
