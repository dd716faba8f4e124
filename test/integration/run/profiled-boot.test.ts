import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { createWorld } from "../../../src/compose/run-world.ts";
import { ARMS } from "../../../src/model/arm.ts";
import type { Problem } from "../../../src/model/problem.ts";
import { planBlock } from "../../../src/plan/block-plan.ts";
import { prepare } from "../../../src/run/prepare.ts";
import { profileBoot } from "../../../src/run/profiled-boot.ts";
import { loadConfig } from "../../../src/run/run-comparison.ts";
import { seededRandom } from "../../../src/stats/random.ts";
import { silentLog } from "../../support/engine-session.ts";
import { problemOf } from "../../support/service-bench.ts";
import { tempRepo } from "../../support/temp-repo.ts";

/** Answers for a while, and then does `then`. */
const service = (then: string) => `const began = performance.now();
require("node:http").createServer((request, response) => {
  if (request.url === "/" || performance.now() - began < 5500) response.end("42");
  else { ${then} }
}).listen(Number(process.env.PORT), "127.0.0.1");
`;

const CONFIG = `app: { start: exec node server.cjs, ready: / }
scenarios:
  price: { request: GET /price, users: 2, timeout: 120s }
`;

test.each([
  ["hangs", ""],
  ["has a thread that is stuck, and so a profiler that does not answer,", "for (;;) ;"],
])(
  "a service that %s under its profiler is given up when the time is over, not when its requests are",
  async (_, then) => {
    const { code, message } = await problemWith(CONFIG, service(then), 9);
    // On a slow machine it hangs while it is warmed up already.
    expect(["profiled-load-ended", "profiling-overdue"]).toContain(code);
    expect(message).toContain("did not answer before the time was over");
  },
);

test("one whose reset hangs is given up as well, and the reset ended", async () => {
  const reset = "sleep 59.1847";
  const problem = await problemWith(CONFIG.replace("start:", `reset: ${reset}, start:`), service(""), 1);
  expect(problem).toMatchObject({ code: "reset-failed", message: expect.stringContaining("had not ended after 1 s") });
  const running = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" }).split("\n");
  expect(running.filter((line) => line.includes(reset))).toEqual([]);
});

/** What becomes of one profiled boot of both arms with so many seconds of time. */
async function problemWith(text: string, server: string, seconds: number): Promise<Problem> {
  using repo = tempRepo();
  repo.write("loadline.yml", text);
  repo.write("server.cjs", server);
  const sha = repo.commit();
  await using world = await createWorld({
    directory: repo.path,
    generatorUrl: new URL("../../../src/generator.ts", import.meta.url),
    log: silentLog,
    progress: { report: () => {} },
  });
  const { ports } = world;
  const config = loadConfig(text, "loadline.yml");
  const revision = { kind: "commit", sha, label: "one" } as const;
  await using prepared = await prepare({ config, configPath: "loadline.yml", base: revision, head: revision }, ports);
  const { base, head, scenarios } = prepared;
  if (base === undefined) throw new Error("no base");
  const plan = planBlock(ARMS, scenarios, seededRandom(1));
  const input = { arms: [base, head], plan, settings: config.hotspots, loadSeconds: 5, counts: false };
  const { signal } = new AbortController();
  return await problemOf(profileBoot({ ...input, deadline: ports.clock.now() + seconds, signal }, ports));
}
