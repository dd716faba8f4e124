import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { EXIT, Problem } from "../../model/problem.ts";
import type { Scenario } from "../../model/scenario.ts";

const run = promisify(execFile);

/** Prints Locust's version; starting Locust itself takes a second. */
const VERSION = "from importlib.metadata import version; print(version('locust'))";
/** The oldest that the tests were run with. */
const OLDEST = [2, 20] as const;

/** How a Locust is started. */
export interface LocustProgram {
  readonly command: string;
  readonly args: readonly string[];
  readonly version: string;
}

interface Attempt {
  readonly program: Omit<LocustProgram, "version">;
  readonly ask: readonly string[];
}

/** Finds the Locust of the scenario's Python, or on PATH. Throws a Problem that says how to install it. */
export async function findLocust(
  scenario: Scenario,
  environment: Readonly<Record<string, string>>,
): Promise<LocustProgram> {
  const { python, found } = scenario.script ?? {};
  const attempts = python === undefined ? ON_PATH : [module(pathOf(python, found?.folder ?? "."))];
  const reasons: string[] = [];
  for (const { program, ask } of attempts) {
    const answer = await versionOf(program.command, ask, environment);
    if ("reason" in answer) reasons.push(`${program.command}: ${answer.reason}`);
    else return assertRecent({ ...program, version: answer.version }, scenario.name);
  }
  const where = python ?? "the Python on PATH";
  throw new Problem({
    code: "locust-missing",
    message: `${scenario.name}: expected Locust in ${where}, found none (${reasons.join("; ")})`,
    hint: `Install it with: ${python ?? "python3"} -m pip install locust. Another interpreter is named by "python" in the scenario.`,
    exitStatus: EXIT.usage,
  });
}

const ON_PATH: readonly Attempt[] = [
  module("python3"),
  module("python"),
  { program: { command: "locust", args: [] }, ask: ["--version"] },
];

function module(python: string): Attempt {
  return { program: { command: python, args: ["-m", "locust"] }, ask: ["-c", VERSION] };
}

function pathOf(python: string, folder: string): string {
  return python.includes("/") && !python.startsWith("/") ? join(folder, python) : python;
}

async function versionOf(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly version: string } | { readonly reason: string }> {
  try {
    const { stdout } = await run(command, args, { env: environment, timeout: 30_000 });
    const version = /\d+\.\d+[\w.]*/.exec(stdout)?.[0];
    return version === undefined ? { reason: `it says ${JSON.stringify(stdout.trim().slice(0, 80))}` } : { version };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "ENOENT") return "no such program";
  const printed = "stderr" in error ? String(error.stderr).trim().split("\n").at(-1) : "";
  return (printed || error.message).slice(0, 200);
}

function assertRecent(program: LocustProgram, scenario: string): LocustProgram {
  const [major = 0, minor = 0] = program.version.split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return program;
  throw new Problem({
    code: "locust-too-old",
    message: `${scenario}: expected Locust ${OLDEST.join(".")} or newer, found ${program.version}`,
    hint: `Update it with: ${program.command} -m pip install --upgrade locust`,
    exitStatus: EXIT.usage,
  });
}
