import { expect, test } from "vitest";
import type { App } from "../../../src/model/config.ts";
import { anApp } from "../../support/builders.ts";
import { aCheckout, aServiceBench, ask } from "../../support/service-bench.ts";

const CALLER = {
  PATH: process.env.PATH,
  HOME: "/home/user",
  LC_ALL: "C.UTF-8",
  RUNNER_TRACKING_ID: "github_1",
  DATABASE_URL: "postgres://somewhere",
  AWS_SECRET_ACCESS_KEY: "secret",
  "INPUT_GITHUB-TOKEN": "secret",
  ACTIONS_RUNTIME_TOKEN: "secret",
  GITHUB_TOKEN: "secret",
  GITHUB_ENV: "/runner/env",
  STATE_pid: "12",
  NODE_OPTIONS: "--max-old-space-size=64",
};

test("the caller's secrets do not reach the service", async () => {
  const { environment, warnings } = await environmentOf(anApp());
  expect(Object.values(environment)).not.toContain("secret");
  // PWD, OLDPWD, SHLVL and _ are the shell's own.
  expect(
    Object.keys(environment)
      .filter((name) => !/^(PWD|OLDPWD|SHLVL|_)$/.test(name))
      .sort(),
  ).toEqual(["HOME", "LC_ALL", "LOADLINE_ARM", "LOADLINE_RUN", "PATH", "PORT", "RUNNER_TRACKING_ID"]);
  expect(warnings).toEqual([]);
});

test("what the app names and sets does, with a warning for what is missing or the runner's own", async () => {
  const app = anApp({
    passEnv: ["DATABASE_URL", "GITHUB_TOKEN", "MISSING"],
    env: { QUEUE: "queue_{{arm}}_{{port}}" },
  });
  const { environment, warnings } = await environmentOf(app);
  expect(environment).toMatchObject({
    DATABASE_URL: "postgres://somewhere",
    GITHUB_TOKEN: "secret",
    LOADLINE_ARM: "head",
    QUEUE: `queue_head_${environment.PORT}`,
  });
  expect(warnings).toEqual([
    "app.pass-env: GITHUB_TOKEN belongs to the runner and may be a secret; the code under test can read it",
    "app.pass-env: MISSING is not set here, so the service does not get it",
  ]);
});

test("both arms' environments have the same size, and a warning is told once", async () => {
  const bench = aServiceBench({ environment: CALLER });
  const app = anApp({ env: { DATABASE: "app_{{arm}}" }, passEnv: ["MISSING"] });
  await using base = await bench.runner.boot(aCheckout("base"), app);
  await using head = await bench.runner.boot(aCheckout("head"), app);
  const [first, second] = [await ask(`${base.url}/env`), await ask(`${head.url}/env`)];
  expect(first.body).not.toBe(second.body);
  expect(first.body.length).toBe(second.body.length);
  expect(bench.warnings).toHaveLength(1);
});

async function environmentOf(app: App): Promise<{ environment: Record<string, string>; warnings: string[] }> {
  const bench = aServiceBench({ environment: CALLER });
  await using service = await bench.runner.boot(aCheckout(), app);
  const environment: Record<string, string> = JSON.parse((await ask(`${service.url}/env`)).body);
  return { environment, warnings: bench.warnings };
}
