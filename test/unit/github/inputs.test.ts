import { expect, test } from "vitest";
import { type ActionInputs, type InputName, readInputs } from "../../../src/github/inputs.ts";
import { EXIT, Problem } from "../../../src/model/problem.ts";

test("empty inputs leave the choice to the config, the event and GitHub", () => {
  expect(inputs({})).toEqual<ActionInputs>({
    config: "loadline.yml",
    workingDirectory: ".",
    mode: "auto",
    part: undefined,
    effort: undefined,
    limitSeconds: undefined,
    failOn: undefined,
    base: undefined,
    comment: "always",
    announce: false,
    artifactName: "loadline",
    retentionDays: undefined,
    token: undefined,
    allowUnsafeEvent: false,
  });
});

test("every input is read", () => {
  const given = inputs({
    config: "perf/shop.yml",
    mode: "measure",
    part: "2/3",
    effort: "thorough",
    "max-time": "4m",
    "fail-on": "regression, suspected\ninvalid",
    base: "origin/release-1",
    comment: "changes",
    announce: "true",
    "artifact-name": "loadline (node 24)",
    "retention-days": "30",
    "github-token": "ghs_x",
    "working-directory": "./services/shop/",
    "allow-unsafe-event": "TRUE",
  });
  expect(given).toEqual<ActionInputs>({
    config: "services/shop/perf/shop.yml",
    workingDirectory: "services/shop",
    mode: "measure",
    part: { index: 2, of: 3 },
    effort: "thorough",
    limitSeconds: 240,
    failOn: ["regression", "suspected", "invalid"],
    base: "origin/release-1",
    comment: "changes",
    announce: true,
    artifactName: "loadline (node 24)",
    retentionDays: 30,
    token: "ghs_x",
    allowUnsafeEvent: true,
  });
});

test.each(["0/3", "4/3", "1/9", "1", "1/3/3", "-1/3", "1.5/3", "a/b", "1 of 3"])("%j is no part", (part) => {
  expect(refused({ part }).message).toContain(`part: expected a share such as 1/3, of at most 8, got "${part}"`);
});

test("the step that judges measures no part", () => {
  expect(inputs({ mode: "judge" })).toMatchObject({ mode: "judge", part: undefined });
  expect(refused({ mode: "judge", part: "1/2" }).message).toContain("part: a step with mode judge measures none");
  expect(refused({ mode: "report", part: "1/2" }).message).toContain("part: a step with mode report measures none");
});

test("none alone means that nothing fails the step", () => {
  expect(inputs({ "fail-on": "none" }).failOn).toEqual([]);
});

test("everything that is wrong is told at once, with the value and what was expected", () => {
  const problem = refused({
    config: "../elsewhere.yml",
    mode: "watch",
    effort: "lots",
    "max-time": "5",
    "fail-on": "regression, slowness",
    base: "--upload-pack=evil",
    comment: "sometimes",
    "artifact-name": "a/b",
    "retention-days": "0",
    "working-directory": "/etc",
    "allow-unsafe-event": "yes",
  });
  expect(problem.exitStatus).toBe(EXIT.usage);
  expect(problem.message).toMatchInlineSnapshot(`
    "The action's inputs are not all usable.
    working-directory: expected a folder below the workspace, got "/etc"
    config: expected a file below the workspace, got "../elsewhere.yml"
    mode: expected auto, measure, judge or report, got "watch"
    effort: expected quick, standard or thorough, got "lots"
    max-time: expected a duration such as "6m" or "90s", got "5"
    fail-on: expected a list of regression, budget, inconclusive, suspected or invalid, or none, got "regression, slowness"
    base: expected a branch, tag or commit, got "--upload-pack=evil"
    comment: expected always, changes or never, got "sometimes"
    artifact-name: expected up to 100 characters without " / \\ : < > | * ?, got "a/b"
    retention-days: expected a whole number from 1 to 400, got "0"
    allow-unsafe-event: expected true or false, got "yes""
  `);
});

test.each<[InputName, string]>([
  ["retention-days", "401"],
  ["retention-days", "1.5"],
  ["retention-days", "1e2"],
  ["artifact-name", "x".repeat(101)],
  ["artifact-name", "a\nb"],
  ["fail-on", "none, regression"],
  ["base", "a b"],
  ["working-directory", "a/../../b"],
])("%s: %j is refused", (name, text) => {
  expect(refused({ [name]: text }).message).toContain(`\n${name}: expected`);
});

function minutes(text: string): number | undefined {
  const [, count] = /^(\d+)m$/.exec(text) ?? [];
  return count === undefined ? undefined : Number(count) * 60;
}

function inputs(given: Partial<Record<InputName, string>>): ActionInputs {
  return readInputs(minutes, (name) => given[name] ?? "");
}

function refused(given: Partial<Record<InputName, string>>): Problem {
  try {
    inputs(given);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("the inputs were accepted");
}
