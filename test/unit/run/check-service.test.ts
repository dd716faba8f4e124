import { expect, test } from "vitest";
import { checkService } from "../../../src/run/check-service.ts";
import type { RunPorts } from "../../../src/run/ports.ts";
import { loadConfig } from "../../../src/run/run-comparison.ts";
import { fakeWorld } from "../../support/fake-world.ts";

const CONFIG = `
app: { start: node server.js }
scenarios:
  shop: { engine: k6, file: shop.js, users: 4 }
`;

test("a script's requests that one user alone does not send are shown, with how they are answered", async () => {
  let users = 0;
  const { ports } = fakeWorld({
    latency: () => 0.01,
    sends: () => (users === 1 ? ["GET /items"] : ["GET /items", "POST /baskets"]),
    errors: (_, request) => (request === "POST /baskets" ? 1 : 0),
    files: { "head:shop.js": "" },
  });
  const engineOf: RunPorts["engineOf"] = (scenario) => ({
    ...ports.engineOf(scenario),
    open: async (targets, played, plan) => {
      users = played.users;
      return await ports.engineOf(scenario).open(targets, played, plan);
    },
  });
  const config = loadConfig(CONFIG, "loadline.yml");
  const { requests } = await checkService(
    config,
    "loadline.yml",
    { kind: "tree", label: "HEAD" },
    { ...ports, engineOf },
  );
  expect(requests.map(({ request, ok }) => [request, ok])).toEqual([
    ["GET /items", true],
    ["POST /baskets", false],
  ]);
});
