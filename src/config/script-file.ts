import { ENDPOINT_PATTERN, parseEndpoint } from "./address.ts";
import { commandWith, relativePath } from "./app-text.ts";
import { requestBudgetsFile } from "./budgets-file.ts";
import { list, NAME_PATTERN, named, nameOf, whole, written } from "./leaf.ts";
import { failed, type Parsed, parsed } from "./parsed.ts";
import { quoteHint } from "./shown.ts";
import { variables } from "./variables-file.ts";

const LONGEST_TEXT = 10_000;
/** Filled in in the command of a load tool, and in its variables. */
const TOOL_WORDS = ["url", "host", "port", "users", "seconds", "arm"];
const COMMAND = "wrk -t 2 -c {{users}} -d {{seconds}} {{url}}/items";

/** The keys of a scenario whose load is a file of the team's, for another tool. */
export const scriptKeys = {
  file: written(relativePath('a file such as "load/locustfile.py"'), {
    description:
      "Locust and k6: the team's own locustfile or script, played unchanged; relative to this config's folder.",
    examples: ["load/locustfile.py", "load/shop.js"],
    maxLength: 1000,
  }).optional(),
  python: written(parsePython, {
    description:
      "Locust: the Python that has Locust, by name or by a path relative to this config's folder; by default the one on PATH.",
    examples: [".venv/bin/python"],
    maxLength: 1000,
  }).optional(),
  tags: list(
    written(parseTag, { description: "A tag of the locustfile's.", examples: ["checkout"] }),
    0,
    50,
    "tags",
    "[checkout]",
  )
    .default([])
    .describe("Locust: only tasks with one of these tags."),
  workers: whole(1, 500, "a number of workers")
    .optional()
    .describe(
      "Locust: how many workers, which the team starts on its machines, send the load; without it one process here does.",
    ),
  master: written(parseEndpoint, {
    description: "Locust, beside workers: where its master listens for them; 127.0.0.1:5557 by default.",
    pattern: ENDPOINT_PATTERN,
    examples: ["10.0.0.5:5557"],
  }).optional(),
  args: list(
    written(parseArgument, { description: "An argument.", examples: ["--csv-full-history"], maxLength: LONGEST_TEXT }),
    0,
    100,
    "arguments",
    '["--my-option", "7"]',
  )
    .default([])
    .describe("Locust and k6: further arguments of theirs, such as options that the locustfile adds."),
  command: written(commandWith(TOOL_WORDS, COMMAND), {
    description:
      "Command: a load tool, run by sh in this config's folder once for each revision. {{url}}, {{host}} and {{port}} are where it must send its requests, {{users}} how many at once, {{seconds}} longer than it will be needed; also as LOADLINE_URL and so on.",
    examples: [COMMAND, "hey -c {{users}} -z {{seconds}}s {{url}}/items", "./load/tool.sh"],
    maxLength: LONGEST_TEXT,
  }).optional(),
  env: variables(
    200,
    "Variables that the file or command gets; it gets no others of the runner's than the service does.",
  ),
  "request-budgets": named({ parse: nameOf("request"), pattern: NAME_PATTERN }, requestBudgetsFile, 0, 100, "requests")
    .default({})
    .describe('Absolute limits of single requests of a file or command, by names such as "GET /users".'),
};

function parsePython(value: unknown): Parsed<string> {
  const wanted = 'a name such as "python3.12" or a path such as ".venv/bin/python"';
  if (typeof value !== "string" || value.trim() === "" || /\p{Cc}/u.test(value)) return failed(wanted, value);
  return value.includes("/") && !value.startsWith("/") ? relativePath(wanted)(value) : parsed(value.trim());
}

function parseTag(value: unknown): Parsed<string> {
  if (typeof value === "string" && /^[^\s\p{Cc}-][^\s\p{Cc}]*$/u.test(value)) return parsed(value);
  return failed("a tag such as checkout", value);
}

function parseArgument(value: unknown): Parsed<string> {
  if (typeof value === "string" && value !== "" && !value.includes("\0")) return parsed(value);
  return failed('text such as "--my-option"', value, quoteHint(value));
}
