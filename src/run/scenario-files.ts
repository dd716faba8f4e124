import { valuesIn } from "../config/capture-text.ts";
import { parseData } from "../config/data-file.ts";
import { EXIT, Problem } from "../model/problem.ts";
import type { DataRow, RequestSpec, Scenario } from "../model/scenario.ts";
import type { Checkout, Engine } from "./ports.ts";
import { readScript } from "./script-files.ts";

/** Scenarios with what stands in files read from head: bodies, data and scripts. A missing or unreadable file is a Problem. */
export async function readScenarioFiles(
  scenarios: readonly Scenario[],
  head: Checkout,
  configPath: string,
  engineOf: (scenario: Scenario) => Engine,
): Promise<Scenario[]> {
  const folder = folderOf(configPath);
  return await Promise.all(
    scenarios.map(async (scenario) => {
      const { script } = scenario;
      if (script !== undefined) return await readScript(scenario, script, engineOf(scenario).scripts, head, folder);
      const requests = await Promise.all(scenario.requests.map((request) => withBody(request, head, folder)));
      const { name, data } = scenario;
      if (data === undefined || !("file" in data)) return { ...scenario, requests };
      const text = await read(`${name}: the data file`, "data-file-missing", head, folder + data.file);
      return { ...scenario, requests, data: { rows: rowsOf(text, data.file, { ...scenario, requests }) } };
    }),
  );
}

/** The folder of a path, with a slash at its end where it is not the root. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

async function withBody(request: RequestSpec, head: Checkout, folder: string): Promise<RequestSpec> {
  const { body, name } = request;
  if (body === undefined || !("file" in body)) return request;
  return {
    ...request,
    body: { text: await read(`${name}: the body's file`, "body-file-missing", head, folder + body.file) },
  };
}

async function read(what: string, code: string, head: Checkout, path: string): Promise<string> {
  const text = await head.read(path);
  if (text !== undefined) return text;
  throw new Problem({
    code,
    message: `${what} ${path} is not in the head commit or tree`,
    hint: "Paths are relative to the config's folder; files that git ignores are not measured.",
    exitStatus: EXIT.usage,
  });
}

function rowsOf(text: string, file: string, { name, requests }: Scenario): readonly DataRow[] {
  const parsed = parseData(text, file);
  if (!parsed.ok) throw unreadable(name, file, parsed.message);
  const columns = Object.keys(parsed.value[0] ?? {});
  const captured = requests.flatMap(({ capture = [] }) => capture.map((each) => each.name));
  const wanted = requests.flatMap(({ path, headers, body }) => valuesIn(JSON.stringify([path, headers, body])));
  const missing = [...new Set(wanted)].filter((value) => !columns.includes(value) && !captured.includes(value));
  if (missing.length === 0) return parsed.value;
  throw unreadable(name, file, `expected values for ${missing.join(", ")}, got those for ${columns.join(", ")}`);
}

function unreadable(scenario: string, file: string, message: string): Problem {
  return new Problem({
    code: "data-file-unreadable",
    message: `${scenario}: ${file}: ${message}`,
    hint: "A CSV file begins with a line of names; a JSON file is a list of objects.",
    exitStatus: EXIT.usage,
  });
}
