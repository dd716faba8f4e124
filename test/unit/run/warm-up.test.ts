import { expect, test } from "vitest";
import { ARMS } from "../../../src/model/arm.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { planBlock } from "../../../src/plan/block-plan.ts";
import type { Engine } from "../../../src/run/ports.ts";
import { warmUp } from "../../../src/run/warm-up.ts";
import { seededRandom } from "../../../src/stats/random.ts";
import { anApp, aScenario } from "../../support/builders.ts";
import { fakeWorld } from "../../support/fake-world.ts";

test("each scenario's users have sent to both arms before those of the next connect", async () => {
  const { ports } = fakeWorld({ latency: () => 0.01 });
  const scenarios = ["list", "search", "order"].map((name) => aScenario({ name }));
  const plan = planBlock(ARMS, scenarios, seededRandom(1));
  const seen: string[] = [];
  const engineOf = (scenario: Scenario) => telling(ports.engineOf(scenario), seen);
  await using stack = new AsyncDisposableStack();
  const services = [];
  for (const arm of ARMS) {
    const checkout = stack.use(await ports.workspace.checkout(arm, { kind: "tree", label: arm }));
    services.push(stack.use(await ports.services.boot(checkout, anApp())));
  }
  await warmUp(plan, services, engineOf, ports.clock);
  const expected = plan.scenarios.flatMap(({ scenario: { name } }) => [
    `${name} connects`,
    `${name} sends`,
    `${name} sends`,
  ]);
  expect(seen.slice(0, expected.length)).toEqual(expected);
});

function telling(engine: Engine, seen: string[]): Engine {
  return {
    ...engine,
    open: async (targets, scenario, plan) => {
      seen.push(`${scenario.name} connects`);
      const session = await engine.open(targets, scenario, plan);
      return {
        ...session,
        async *slices() {
          for await (const slice of session.slices()) {
            seen.push(`${scenario.name} sends`);
            yield slice;
          }
        },
      };
    },
  };
}
