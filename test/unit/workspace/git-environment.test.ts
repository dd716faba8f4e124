import { expect, test } from "vitest";
import { gitEnvironment, withSettings } from "../../../src/workspace/git-environment.ts";

const RUNNERS = {
  "INPUT_GITHUB-TOKEN": "t",
  ACTIONS_RUNTIME_TOKEN: "t",
  STATE_pid: "1",
  GITHUB_TOKEN: "t",
  GITHUB_ENV: "/runner/env",
  GITHUB_STEP_SUMMARY: "/runner/summary",
};
const KEPT = {
  PATH: "/bin",
  HOME: "/home/u",
  RUNNER_TRACKING_ID: "github_1",
  SSH_AUTH_SOCK: "/s",
  GIT_SSH_COMMAND: "ssh -v",
  https_proxy: "p",
};
const ELSEWHERE = { GIT_DIR: "/other/.git", GIT_INDEX_FILE: "/other/index", GIT_WORK_TREE: "/other" };

test("in a job git gets nothing of the runner's but the mark by which it ends what was left", () => {
  const environment = gitEnvironment({ ...RUNNERS, ...KEPT, ...ELSEWHERE, GITHUB_ACTIONS: "true" });
  expect(environment).toMatchObject(KEPT);
  const names = Object.keys(environment);
  expect(names.filter((name) => name in RUNNERS || name in ELSEWHERE || name.startsWith("GITHUB_"))).toEqual([]);
});

test("on one's own machine a credential helper still finds GITHUB_TOKEN", () => {
  const environment = gitEnvironment({ ...RUNNERS, ...KEPT });
  expect(environment).toMatchObject({ ...KEPT, GITHUB_TOKEN: "t" });
  expect(Object.keys(environment).filter((name) => /^(INPUT|ACTIONS|STATE)_/.test(name))).toEqual([]);
});

test("settings come after those that the caller has given in the same way", () => {
  const given = { GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "a.b", GIT_CONFIG_VALUE_0: "c" };
  const added = { GIT_CONFIG_COUNT: "2", GIT_CONFIG_KEY_1: "d.e=f", GIT_CONFIG_VALUE_1: "g" };
  expect(withSettings(given, { "d.e=f": "g" })).toEqual({ ...given, ...added });
});
