import { expect, test } from "vitest";
import {
  explainFailure,
  failureHeader,
  isLimited,
  messageOf,
  statusOf,
  UnusableAnswer,
} from "../../../src/github/failure.ts";

const failed = (status: number, message = "Nope.", headers: Record<string, string> = {}) =>
  Object.assign(new Error(message), { status, response: { headers } });

test("only what a request failed with has a status", () => {
  expect([failed(403), new Error("bug"), "text", undefined].map(statusOf)).toEqual([
    403,
    undefined,
    undefined,
    undefined,
  ]);
});

test("a header of the answer, where there was one", () => {
  const error = failed(429, "Nope.", { "retry-after": "3" });
  expect(failureHeader(error, "retry-after")).toBe("3");
  expect(failureHeader(error, "x")).toBeUndefined();
  expect(failureHeader(failed(429), "retry-after")).toBeUndefined();
});

test.each<[string, unknown, string]>([
  ["a wrong token", failed(401), "The github-token is not accepted (GitHub said: Nope)."],
  ["a missing permission", failed(403), 'The token lacks the permission "actions: read" (GitHub said: Nope). Add it'],
  [
    "what is hidden",
    failed(404),
    'It was not found, or the token lacks the permission "actions: read" (GitHub said: Nope).',
  ],
  ["a conflict", failed(409), "GitHub refused the request with status 409 (GitHub said: Nope)."],
  ["an invalid request", failed(422), "GitHub refused the request with status 422 (GitHub said: Nope)."],
  ["too many requests", failed(429), "GitHub limits how often it may be asked (GitHub said: Nope)."],
  [
    "too many requests, with a time",
    failed(403, "Nope.", { "retry-after": "60" }),
    "GitHub limits how often it may be asked, next in 60 s (GitHub said: Nope).",
  ],
  ["a failure of GitHub's", failed(502), "GitHub failed with status 502 (GitHub said: Nope)."],
  [
    "a connection that could not be made",
    Object.assign(new Error("connect ECONNREFUSED"), { status: 500 }),
    "GitHub could not be reached: connect ECONNREFUSED.",
  ],
  ["half an answer", new UnusableAnswer("half of it arrived"), "GitHub's answer was of no use: half of it arrived."],
  ["an answer of another form", new TypeError("x is not y"), "GitHub's answer was of no use: x is not y."],
])("%s is explained", (_name, error, sentence) => {
  expect(explainFailure(error, "actions: read")).toContain(sentence);
});

test.each<[string, unknown, boolean]>([
  ["a 429", failed(429), true],
  ["a 403 with retry-after", failed(403, "Nope", { "retry-after": "1" }), true],
  ["a 403 with nothing left", failed(403, "Nope", { "x-ratelimit-remaining": "0" }), true],
  ["a 403 that says so", failed(403, "You have exceeded a secondary rate limit."), true],
  ["a GraphQL error that says so", new Error("API rate limit exceeded"), true],
  ["a 403", failed(403, "Resource not accessible by integration", { "x-ratelimit-remaining": "4999" }), false],
  ["a 500", failed(500), false],
])("%s: limited is %s", (_name, error, limited) => {
  expect(isLimited(error)).toBe(limited);
});

test("a message is one line of bounded length", () => {
  expect(messageOf(new Error(`${"x".repeat(300)}\nmore`))).toBe(`${"x".repeat(200)}…`);
  expect(messageOf("a\r\nb")).toBe("a");
});
