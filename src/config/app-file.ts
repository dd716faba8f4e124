import { z } from "zod";
import { ADDRESS_PATTERN, parseAddress } from "./address.ts";
import { commandWith, parseOrigin, parseVariableName, relativePath, VARIABLE_NAME_PATTERN } from "./app-text.ts";
import { DURATION_PATTERN, durationBetween } from "./duration.ts";
import { expecting, list, mapping, whole, written } from "./leaf.ts";
import { PLACEHOLDERS } from "./placeholder.ts";
import { parsePlainPath } from "./request-text.ts";
import { variables } from "./variables-file.ts";

/** How long a service may take to become ready where the config says nothing. */
export const READY_TIMEOUT_SECONDS = 30;

const LONGEST_TEXT = 10_000;

const status = whole(100, 599, "a status");

const readyPath = written(parsePlainPath, {
  description: "Path that is asked with GET until it answers.",
  pattern: "^/\\S*$",
  examples: ["/healthz"],
  maxLength: 2000,
});

const readyMapping = mapping(
  {
    path: readyPath.optional(),
    status: z
      .union([status, list(status, 1, 20, "statuses", "[200, 204]")], {
        error: expecting("a status such as 200, or a list such as [200, 204]"),
      })
      .optional()
      .meta({ description: "Status or statuses that count as ready; by default every 2xx and 3xx." }),
    timeout: written(durationBetween("1s", "10m", "30s"), {
      description: "How long the service may take to become ready.",
      pattern: DURATION_PATTERN,
      examples: ["30s"],
    }).prefault(`${READY_TIMEOUT_SECONDS}s`),
  },
  "how the service is known to be ready",
);

/** The app section as users write it. */
export const appFile = mapping(
  {
    directory: written(relativePath('a folder in the repository such as "services/api"'), {
      description: "Folder in the repository in which all commands run; by default its root.",
      examples: ["services/api"],
      maxLength: 1000,
    }).prefault("."),
    install: command("Installs what the service needs; runs once per arm.", ["arm"], "npm ci").optional(),
    build: command("Builds the service; runs once per arm, after install.", ["arm"], "npm run build").optional(),
    start: command(
      "Starts the service. It gets the variable PORT; {{port}} and {{arm}} are filled in.",
      PLACEHOLDERS,
      "node server.js",
    ).optional(),
    url: written(parseOrigin, {
      description:
        "Address of a service that somebody else runs, instead of start; only its budgets and main's stored runs can judge it.",
      pattern: "^\\s*https?://[^/\\s?#@]+/?\\s*$",
      examples: ["https://staging.example.com"],
      maxLength: 500,
    }).optional(),
    ready: z
      .union([readyPath, readyMapping], {
        error: expecting('a path such as "/healthz", or a mapping with path, status, timeout'),
      })
      .optional()
      .meta({ description: "How the service is known to be ready; by default when its port accepts a connection." }),
    env: variables(200, "Variables that the service gets; {{port}} and {{arm}} are filled in."),
    "pass-env": list(
      written(parseVariableName, { description: "Name of a variable.", pattern: VARIABLE_NAME_PATTERN }),
      0,
      200,
      "variables",
      "[DATABASE_URL]",
    )
      .default([])
      .describe("Names of variables of the runner that the service gets; it gets no others."),
    reset: command(
      "Runs for each arm before each boot, to give the service fresh data; {{port}} and {{arm}} are filled in.",
      PLACEHOLDERS,
      "./reset.sh {{arm}}",
    ).optional(),
    host: written(parseAddress, {
      description:
        "Address of this machine at which the service is reached, and on which it must listen, where the load comes from other machines; 127.0.0.1 by default.",
      pattern: ADDRESS_PATTERN,
      examples: ["10.0.0.5"],
    }).optional(),
    port: whole(1, 65_535, "a port")
      .optional()
      .describe("Port of a service that cannot take one; it is then measured one arm at a time."),
    exclusive: z
      .boolean({ error: expecting("true or false") })
      .optional()
      .describe("True for a service that cannot run twice on one machine: one arm at a time, which is noisier."),
    "stop-timeout": written(durationBetween("0s", "60s", "5s"), {
      description: "How long the service may take to stop before it is killed.",
      pattern: DURATION_PATTERN,
      examples: ["5s"],
    }).prefault("5s"),
  },
  "the service under test",
);

function command(description: string, placeholders: readonly string[], example: string) {
  return written(commandWith(placeholders, example), { description, examples: [example], maxLength: LONGEST_TEXT });
}
