import { expect, test } from "vitest";
import { explainFailure, failureHeader, messageOf, statusOf } from "../../../src/github/failure.ts";

const failed = (status: number, message = "Nope.") => Object.assign(new Error(message), { status });

test("only what a request failed with has a status", () => {
  expect([failed(403), new Error("bug"), "text", undefined].map(statusOf)).toEqual([
    403,
    undefined,
    undefined,
    undefined,
  ]);
});

test("a header of the answer, where there was one", () => {
  const error = Object.assign(failed(429), { response: { headers: { "retry-after": 3 } } });
  expect(failureHeader(error, "retry-after")).toBe("3");
  expect(failureHeader(error, "x")).toBeUndefined();
  expect(failureHeader(failed(429), "retry-after")).toBeUndefined();
});

test.each([
  [401, "The github-token is not accepted (GitHub said: Nope)."],
  [403, 'The token lacks the permission "actions: read" (GitHub said: Nope). Add it'],
  [404, 'It was not found, or the token lacks the permission "actions: read" (GitHub said: Nope).'],
  [502, "GitHub said: Nope."],
])("%i is explained", (status, sentence) => {
  expect(explainFailure(failed(status), "actions: read")).toContain(sentence);
});

test("a message is one line of bounded length", () => {
  expect(messageOf(new Error(`${"x".repeat(300)}\nmore`))).toBe(`${"x".repeat(200)}…`);
  expect(messageOf("a\r\nb")).toBe("a");
});
