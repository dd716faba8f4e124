import { z } from "zod";
import { relativePath } from "./app-text.ts";
import { DURATION_PATTERN, durationBetween } from "./duration.ts";
import { expecting, list, mapping, NAME_PATTERN, named, nameOf, whole, written } from "./leaf.ts";
import { requestFile } from "./request-file.ts";

const requests = list(requestFile, 1, 50, "requests", '["GET /users", "GET /users/1"]');

const flow = mapping(
  {
    weight: whole(1, 1000).default(1).describe("Its share of the users, against the other flows'."),
    requests: requests.describe("What a user of this flow sends, again and again."),
  },
  "a flow",
);

/** The keys of a scenario that say what its users send. */
export const flowKeys = {
  request: requestFile
    .optional()
    .describe('The request, such as "GET /users"; or use `requests` or `flows` for several.'),
  requests: requests.optional().describe("The requests that a user sends in this order, again and again."),
  flows: named({ parse: nameOf("flow"), pattern: NAME_PATTERN }, flow, 2, 20, "flows")
    .optional()
    .describe("Several lists of requests, among which the users are parted by weight."),
  data: z
    .union(
      [
        written(relativePath('a file such as "users.csv"'), {
          description: "A CSV file with a line of names, or a JSON list of objects, relative to this config's folder.",
          examples: ["users.csv"],
          maxLength: 1000,
        }),
      ],
      { error: expecting('a file such as "users.csv"') },
    )
    .optional()
    .describe("Values for {{name}}; each user takes the next row whenever it begins anew."),
  think: written(durationBetween("1ms", "60s", "200ms"), {
    description: "How long a user waits after each response.",
    pattern: DURATION_PATTERN,
    examples: ["200ms"],
  }).optional(),
};
