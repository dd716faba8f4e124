import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { EXIT, Problem } from "../../model/problem.ts";
import { LogReader } from "./log-lines.ts";
import { decodeOptions, type ScriptOptions } from "./script-options.ts";

const run = promisify(execFile);

/** Asks k6 what the script's options are, which runs its init code. Throws a Problem with what k6 said. */
export async function inspectScript(
  scenario: string,
  directory: string,
  file: string,
  env: Readonly<Record<string, string>>,
): Promise<ScriptOptions> {
  const args = ["inspect", "--include-system-env-vars", "--log-format", "json", "--no-color", file];
  try {
    const { stdout } = await run("k6", args, { cwd: directory, env, timeout: 60_000, maxBuffer: 20_000_000 });
    const options = decodeOptions(stdout);
    if (options !== undefined) return options;
    throw unreadable(scenario, file, stdout.slice(0, 400));
  } catch (error) {
    if (error instanceof Problem || !(error instanceof Error)) throw error;
    const printed = "stderr" in error ? String(error.stderr) : error.message;
    const said = new LogReader().read(`${printed}\n`).map(({ text }) => text.trimEnd());
    throw unreadable(scenario, file, said.join("\n").slice(-4000));
  }
}

function unreadable(scenario: string, file: string, detail: string): Problem {
  return new Problem({
    code: "k6-script-unreadable",
    message: `${scenario}: k6 cannot read the script ${file}; expected one that "k6 inspect" takes`,
    hint: "What it printed says why; variables that the script needs are named by env in the scenario.",
    ...(detail === "" ? {} : { detail }),
    exitStatus: EXIT.usage,
  });
}
