import { expect, test } from "vitest";
import { createWorld } from "../../../src/compose/run-world.ts";
import { ARMS } from "../../../src/model/arm.ts";
import { planBlock } from "../../../src/plan/block-plan.ts";
import { prepare } from "../../../src/run/prepare.ts";
import { profileBoot } from "../../../src/run/profiled-boot.ts";
import { loadConfig } from "../../../src/run/run-comparison.ts";
import { seededRandom } from "../../../src/stats/random.ts";
import { silentLog } from "../../support/engine-session.ts";
import { problemOf } from "../../support/service-bench.ts";
import { tempRepo } from "../../support/temp-repo.ts";

/** Answers for a while, and then no more. */
const SERVICE = `const began = performance.now();
require("node:http").createServer((request, response) => {
  if (request.url === "/" || performance.now() - began < 6000) response.end("42");
}).listen(Number(process.env.PORT), "127.0.0.1");
`;

const CONFIG = `app: { start: exec node server.cjs, ready: / }
scenarios:
  price: { request: GET /price, users: 2, timeout: 120s }
`;

test("a service that hangs under its profiler is given up when the time is over, not when its requests are", async () => {
  using repo = tempRepo();
  repo.write("loadline.yml", CONFIG);
  repo.write("server.cjs", SERVICE);
  const sha = repo.commit();
  await using world = await createWorld({
    directory: repo.path,
    generatorUrl: new URL("../../../src/generator.ts", import.meta.url),
    log: silentLog,
    progress: { report: () => {} },
  });
  const { ports } = world;
  const config = loadConfig(CONFIG, "loadline.yml");
  const revision = { kind: "commit", sha, label: "one" } as const;
  const configPath = "loadline.yml";
  await using prepared = await prepare({ config, configPath, base: revision, head: revision }, ports);
  const { base, head, scenarios } = prepared;
  if (base === undefined) throw new Error("no base");
  const problem = await problemOf(
    profileBoot(
      {
        arms: [base, head],
        plan: planBlock(ARMS, scenarios, seededRandom(1)),
        settings: config.hotspots,
        loadSeconds: 5,
        deadline: ports.clock.now() + 10,
        counts: false,
        signal: new AbortController().signal,
      },
      ports,
    ),
  );
  expect(problem).toMatchObject({
    code: "profiled-load-ended",
    message: expect.stringContaining("did not answer before the time was over"),
  });
});
