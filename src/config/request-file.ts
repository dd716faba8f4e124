import { z } from "zod";
import { relativePath } from "./app-text.ts";
import { requestBudgetsFile } from "./budgets-file.ts";
import { CAPTURE_PATTERN, parseCapture, parseValueName, VALUE_NAME_PATTERN } from "./capture-text.ts";
import { expecting, integer, list, mapping, NAME_PATTERN, named, nameOf, scalar, written } from "./leaf.ts";
import {
  METHODS,
  parseHeaderName,
  parseHeaderValue,
  parseMethod,
  parsePath,
  parseRequestLine,
  REQUEST_LINE_PATTERN,
  STATUS_CLASSES,
} from "./request-text.ts";

const LONGEST_PATH = 4000;

/** Headers as users write them, of a request or of all requests of a scenario. */
export const headersFile = named(
  { parse: parseHeaderName, pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$" },
  scalar(parseHeaderValue, 8000),
  0,
  100,
  "headers",
).default({});

const wantedStatus = expecting('a status such as 200 or a class such as "2xx"');

const status = z.union([integer(100, 599, wantedStatus), z.enum(STATUS_CLASSES)], { error: wantedStatus });

const requestMapping = mapping(
  {
    name: written(nameOf("request"), {
      description: "Name in the report, unique in the scenario; by default the method and the path.",
      pattern: NAME_PATTERN,
    }).optional(),
    method: written(parseMethod, {
      description: "Method; GET by default.",
      pattern: `^(${METHODS.join("|")})$`,
    }).prefault("GET"),
    path: written(parsePath, {
      description: "Path and query.",
      pattern: "^/\\S*$",
      examples: ["/users?page=2"],
      maxLength: LONGEST_PATH,
    }),
    headers: headersFile.describe("Headers of this request; they go before those of the scenario."),
    body: z
      .string({ error: expecting("text") })
      .optional()
      .describe("Body as text; sent as text/plain unless a header says otherwise."),
    json: z.unknown().optional().describe("Body as JSON; sent as application/json."),
    file: written(relativePath('a file such as "requests/login.json"'), {
      description: "File with the body, relative to the folder of this config.",
      maxLength: 1000,
    }).optional(),
    capture: named(
      { parse: parseValueName, pattern: VALUE_NAME_PATTERN },
      written(parseCapture, {
        description: "Where the value is taken from.",
        pattern: CAPTURE_PATTERN,
        examples: ["json data.id", "header location", "cookie session"],
      }),
      1,
      20,
      "values",
    )
      .optional()
      .describe("Values of the response that later requests of the same user have as {{name}}."),
    expect: z
      .union([status, list(status, 1, 20, "statuses", '[200, "3xx"]')], {
        error: expecting('a status such as 200, a class such as "2xx", or a list of them'),
      })
      .default("2xx")
      .describe("Statuses that count as success; every other response is an error."),
    budgets: requestBudgetsFile.describe("Absolute limits on this request, beside those of its scenario."),
  },
  "a request",
);

/** A request as users write it: on one line, or as a mapping. */
export const requestFile = z.union(
  [
    written(parseRequestLine, {
      description: "Method and path; a path alone is a GET.",
      pattern: REQUEST_LINE_PATTERN,
      examples: ["GET /users"],
      maxLength: LONGEST_PATH,
    }),
    requestMapping,
  ],
  { error: expecting('a request such as "GET /users", or a mapping with method and path') },
);

export type RequestFile = z.output<typeof requestFile>;
