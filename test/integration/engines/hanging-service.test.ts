import { afterAll, expect, test } from "vitest";
import { NO_STATUS } from "../../../src/model/sample.ts";
import { httpServer } from "../../fixtures/servers/counting-server.ts";
import { aScenario } from "../../support/builders.ts";
import { aSlicePlan, autocannonFromSource, nextSlice, targetsOf } from "../../support/engine-session.ts";

const engine = autocannonFromSource();

afterAll(() => engine[Symbol.asyncDispose]());

test("a service that hangs holds a slice for twice its drain, not for a time-out per request", async () => {
  let hangs = true;
  await using server = await httpServer((_request, response) => {
    if (!hangs) response.end();
  });
  const scenario = aScenario({ users: 4, timeoutSeconds: 0.3 });
  await using session = await engine.open(targetsOf(server), scenario, aSlicePlan({ requests: 80, drainSeconds: 0.4 }));
  const slices = session.slices()[Symbol.asyncIterator]();
  const spoiled = await nextSlice(slices);
  expect(spoiled.spoiled).toMatch(/^\d\d of 80 requests had not ended 0\.8 s after the first$/);
  expect(new Set(spoiled.status)).toEqual(new Set([NO_STATUS.timedOut]));
  expect(server.requests.length).toBeLessThanOrEqual(12);
  hangs = false;
  const clean = await nextSlice(slices);
  expect(clean.spoiled).toBeUndefined();
  expect(clean.status.every((status) => status === 200)).toBe(true);
});

test("two requests per user, each just within the time-out, are a slow slice and no spoiled one", async () => {
  await using server = await httpServer((_request, response) => {
    setTimeout(() => response.end(), 400);
  });
  const scenario = aScenario({ users: 4, timeoutSeconds: 0.6 });
  await using session = await engine.open(targetsOf(server), scenario, aSlicePlan({ requests: 8, drainSeconds: 0.7 }));
  const slice = await nextSlice(session.slices()[Symbol.asyncIterator]());
  expect(slice.spoiled).toBeUndefined();
  expect([...slice.status]).toEqual(Array.from({ length: 8 }, () => 200));
});
