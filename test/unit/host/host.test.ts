import { expect, test } from "vitest";
import { systemClock } from "../../../src/host/clock.ts";
import { digest, randomSeed } from "../../../src/host/digest.ts";
import { readEnvironment } from "../../../src/host/environment.ts";
import { unsupportedPlatform } from "../../../src/host/platform.ts";

test("the environment holds what GitHub says of the runner", () => {
  const variables = { ImageOS: "ubuntu24", ImageVersion: "20261101.1", RUNNER_ENVIRONMENT: "github-hosted" };
  const environment = readEnvironment("0.1.0", variables);
  expect(environment).toMatchObject({
    image: "ubuntu24 / 20261101.1",
    runnerLabel: "github-hosted",
    loadline: "0.1.0",
    node: process.versions.node,
  });
  expect(environment.cpuModel).not.toBe("");
  expect(environment.cpus).toBeGreaterThan(0);
  expect(environment.memoryBytes).toBeGreaterThan(1e8);
  expect(readEnvironment("0.1.0", { ...variables, LOADLINE_RUNNER_LABEL: "big" }).runnerLabel).toBe("big");
});

test("off GitHub there is no image and no label", () => {
  expect(readEnvironment("0.1.0", { ImageOS: " " })).toMatchObject({ image: null, runnerLabel: null });
});

test("a digest is 16 hexadecimal digits of the SHA-256", () => {
  expect(digest("")).toBe("e3b0c44298fc1c14");
  expect(digest("ü")).not.toBe(digest("u"));
});

test("seeds are whole numbers below 2^32 and differ", () => {
  const seeds = Array.from({ length: 50 }, randomSeed);
  expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)).toBe(true);
  expect(new Set(seeds).size).toBeGreaterThan(45);
});

test("the clock never goes back, sleeps at least as long as asked, and dates in UTC", async () => {
  const before = systemClock.now();
  await systemClock.sleep(0.01);
  expect(systemClock.now() - before).toBeGreaterThan(0.008);
  expect(systemClock.date()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test("Windows is refused with what to do", () => {
  expect(unsupportedPlatform("linux")).toBeUndefined();
  expect(unsupportedPlatform("darwin")).toBeUndefined();
  expect(unsupportedPlatform("win32")).toMatchObject({ exitStatus: 2, hint: expect.stringContaining("WSL") });
});
