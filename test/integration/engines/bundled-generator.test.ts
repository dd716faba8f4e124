import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { createAutocannonEngine } from "../../../src/engines/autocannon/engine.ts";
import { httpServer } from "../../fixtures/servers/counting-server.ts";
import { aScenario } from "../../support/builders.ts";
import { aSlicePlan, nextSlice, silentLog, targetsOf } from "../../support/engine-session.ts";

test("dist/generator.js works in a folder where nothing else is", async () => {
  const folder = await mkdtemp(join(tmpdir(), "loadline-generator-"));
  try {
    const generator = join(folder, "generator.js");
    await copyFile(new URL("../../../dist/generator.js", import.meta.url), generator);
    await using server = await httpServer((_request, response) => response.end("ok"));
    await using engine = createAutocannonEngine({ generatorUrl: pathToFileURL(generator), log: silentLog });
    await using session = await engine.open(targetsOf(server), aScenario({ users: 4 }), aSlicePlan());
    const slice = await nextSlice(session.slices()[Symbol.asyncIterator]());
    expect(slice.ok.every((ok) => ok === 1)).toBe(true);
    expect(server.requests.length).toBe(40);
  } finally {
    await rm(folder, { recursive: true });
  }
});
