import { EXIT, Problem } from "../model/problem.ts";
import type { LoadScript, Scenario } from "../model/scenario.ts";
import type { Warning } from "../model/warning.ts";
import type { Checkout, Engine, Scripts } from "./ports.ts";

/** Files of one script that are read at most: identity is by them, as far as its text tells. */
const MOST_FILES = 200;

/** The scenario with its script's texts, from head; a missing file is a Problem. */
export async function readScript(
  scenario: Scenario,
  script: LoadScript,
  scripts: Scripts | undefined,
  head: Checkout,
  folder: string,
): Promise<Scenario> {
  const { file, command = "" } = script;
  const texts: Record<string, string> = {};
  const bringsIn = (path: string, text: string) => (scripts?.imports(path, text) ?? []).map((paths) => [...paths]);
  const waiting = file === undefined ? bringsIn("", command) : [[file]];
  for (let candidates = waiting.shift(); candidates !== undefined; candidates = waiting.shift()) {
    if (Object.keys(texts).length === MOST_FILES) break;
    const found = await firstOf(candidates, texts, head, folder);
    if (found === undefined) continue;
    texts[found.path] = found.text;
    waiting.push(...bringsIn(found.path, found.text));
  }
  if (file !== undefined && texts[file] === undefined) throw missing(scenario.name, folder + file);
  const found = { folder: `${head.directory}/${folder}`, texts };
  return { ...scenario, script: { ...script, found } };
}

/** Undefined where none is there, or the one that is has been read. */
async function firstOf(
  candidates: readonly string[],
  known: Readonly<Record<string, string>>,
  head: Checkout,
  folder: string,
): Promise<{ readonly path: string; readonly text: string } | undefined> {
  for (const path of candidates) {
    if (known[path] !== undefined) return undefined;
    const text = await head.read(folder + path);
    if (text !== undefined) return { path, text };
  }
  return undefined;
}

function missing(scenario: string, path: string): Problem {
  return new Problem({
    code: "script-missing",
    message: `${scenario}: the load script ${path} is not in the head commit or tree`,
    hint: "Paths are relative to the config's folder; files that git ignores are not measured.",
    exitStatus: EXIT.usage,
  });
}

/** Each script as its tool finds it: after install and build, as they may bring the tool. */
export async function adoptScripts(
  scenarios: readonly Scenario[],
  engineOf: (scenario: Scenario) => Engine,
): Promise<Scenario[]> {
  const adopted: Scenario[] = [];
  for (const scenario of scenarios) {
    const { scripts } = engineOf(scenario);
    adopted.push(scenario.script === undefined || !scripts ? scenario : await scripts.adopt(scenario));
  }
  return adopted;
}

/** The load is head's for both arms: said where base's own is another. */
export async function otherScripts(
  scenarios: readonly Scenario[],
  base: Checkout,
  folder: string,
): Promise<readonly Warning[]> {
  const warnings: Warning[] = [];
  for (const { name, script } of scenarios) {
    const other: string[] = [];
    for (const [path, text] of Object.entries(script?.found?.texts ?? {})) {
      if ((await base.read(folder + path)) !== text) other.push(path);
    }
    if (other.length === 0) continue;
    const more = other.length > 3 ? ` and ${other.length - 3} more` : "";
    const text = `Base's own ${other.slice(0, 3).join(", ")}${more} differs: head's is the load of both revisions.`;
    warnings.push({ code: "script-differs", scenario: name, text });
  }
  return warnings;
}
