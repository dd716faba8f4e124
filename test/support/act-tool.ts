import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const VERSION = "0.2.89";
const CACHE = join(import.meta.dirname, "../../.cache/bin");

const run = promisify(execFile);

/** Path of act, which is built from source on first use (a minute; needs Go 1.25 or newer). */
export async function actProgram(): Promise<string> {
  const program = join(CACHE, "act");
  if ((await versionOf(program)) === VERSION) return program;
  mkdirSync(CACHE, { recursive: true });
  const env = { ...process.env, GOBIN: CACHE, CGO_ENABLED: "0" };
  try {
    await run("go", ["install", `github.com/nektos/act@v${VERSION}`], { env });
  } catch (cause) {
    throw new Error(`act ${VERSION} could not be built; these tests need Go 1.25 or newer on the PATH`, { cause });
  }
  return program;
}

async function versionOf(program: string): Promise<string | undefined> {
  const printed = await run(program, ["--version"]).catch(() => undefined);
  return printed?.stdout.trim().split(" ").at(-1);
}
