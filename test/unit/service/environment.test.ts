import { expect, test } from "vitest";
import { harmlessVariables, passEnvWarnings, serviceEnvironment } from "../../../src/service/environment.ts";

const none = { env: {}, passEnv: [] };

test("of the caller's variables only harmless ones pass", () => {
  const caller = { PATH: "/bin", LC_TIME: "C", NODE_ENV: "test", GITHUB_TOKEN: "t", INPUT_TOKEN: "t", TZ: undefined };
  const environment = serviceEnvironment({ caller, app: none, arm: "base", port: 40123, marker: "m" });
  expect(environment).toEqual({ PATH: "/bin", LC_TIME: "C", LOADLINE_ARM: "base", PORT: "40123", LOADLINE_RUN: "m" });
});

test("scripts and the load generator get nothing of the runner's but the mark by which it ends what was left", () => {
  const caller = {
    PATH: "/bin",
    RUNNER_TRACKING_ID: "github_1",
    RUNNER_TEMP: "/tmp",
    GITHUB_TOKEN: "t",
    GITHUB_ENV: "/runner/env",
    ACTIONS_RUNTIME_TOKEN: "t",
    "INPUT_GITHUB-TOKEN": "t",
    STATE_pid: "1",
    AWS_SECRET_ACCESS_KEY: "s",
    NODE_OPTIONS: "--inspect",
    PYTHONSTARTUP: "x.py",
  };
  expect(harmlessVariables(caller)).toEqual({ PATH: "/bin", RUNNER_TRACKING_ID: "github_1" });
});

test("the app's own variables go before passed ones and PORT, not before the marker", () => {
  const app = { passEnv: ["MODE"], env: { MODE: "{{arm}}", PORT: "8080", LOADLINE_RUN: "other" } };
  const environment = serviceEnvironment({ caller: { MODE: "callers" }, app, arm: "head", port: 40123, marker: "m" });
  expect(environment).toEqual({ MODE: "head", LOADLINE_ARM: "head", PORT: "8080", LOADLINE_RUN: "m" });
});

test("without a port there is no PORT", () => {
  expect(serviceEnvironment({ caller: {}, app: none, arm: "head", marker: "m" })).not.toHaveProperty("PORT");
});

test("an empty variable is set, not missing", () => {
  expect(passEnvWarnings({ EMPTY: "" }, ["EMPTY"])).toEqual([]);
});

test.each(["GITHUB_TOKEN", "ACTIONS_RUNTIME_TOKEN", "INPUT_GITHUB-TOKEN", "STATE_x"])("%s is warned of", (name) => {
  expect(passEnvWarnings({ [name]: "t" }, [name])).toEqual([expect.stringContaining("may be a secret")]);
});
