import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

/** Builds into a fresh folder and compares it with dist/, byte for byte. */
const fresh = mkdtempSync(join(tmpdir(), "loadline-dist-"));
try {
  execFileSync(process.execPath, ["scripts/build.ts", fresh], { stdio: ["ignore", "ignore", "inherit"] });
  const names = new Set([...filesIn(fresh), ...filesIn("dist")]);
  const stale = [...names].filter((name) => read(join(fresh, name)) !== read(join("dist", name)));
  if (stale.length > 0) {
    console.error(`dist/ is not what src/ builds: ${stale.sort().join(", ")}. Run: npm run build`);
    process.exitCode = 1;
  } else {
    console.log(`dist/ is what src/ builds (${names.size} files)`);
  }
} finally {
  rmSync(fresh, { recursive: true, force: true });
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return undefined;
  }
}
