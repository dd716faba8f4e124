import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { EXIT, Problem } from "../../model/problem.ts";

const run = promisify(execFile);

/** The oldest that can be played: k6 began to keep its interfaces stable with it. */
const OLDEST = 1;
const INSTALL =
  "Install it with grafana/setup-k6-action in a workflow, by the package of your system (https://grafana.com/docs/k6/latest/set-up/install-k6/), or with: go install go.k6.io/k6@latest";

/** Looks for k6 on PATH and returns its version. Throws a Problem that says how to install it. */
export async function findK6(
  scenario: string,
  directory: string,
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  const answer = await ask(directory, environment);
  if ("reason" in answer) {
    throw new Problem({
      code: "k6-missing",
      message: `${scenario}: expected k6 on PATH, found none (${answer.reason})`,
      hint: INSTALL,
      exitStatus: EXIT.usage,
    });
  }
  if (Number(answer.version.split(".")[0]) >= OLDEST) return answer.version;
  throw new Problem({
    code: "k6-too-old",
    message: `${scenario}: expected k6 ${OLDEST}.0 or newer, found ${answer.version}`,
    hint: INSTALL,
    exitStatus: EXIT.usage,
  });
}

async function ask(
  directory: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly version: string } | { readonly reason: string }> {
  try {
    const { stdout } = await run("k6", ["version"], { cwd: directory, env, timeout: 30_000 });
    const version = /\bv(\d+\.\d+[\w.-]*)/.exec(stdout)?.[1];
    return version === undefined ? { reason: `it says ${JSON.stringify(stdout.trim().slice(0, 80))}` } : { version };
  } catch (error) {
    if (!(error instanceof Error)) return { reason: String(error) };
    const missing = "code" in error && error.code === "ENOENT";
    return { reason: missing ? "no such program" : error.message.slice(0, 200) };
  }
}
