import autocannon, { type Instance } from "autocannon";
import type { Arm } from "../../model/arm.ts";
import type { Stage } from "../../model/load-stage.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { Target } from "../../run/ports.ts";
import { DataRows, FlowState } from "./flow-state.ts";
import { Gate, type GatedSlice } from "./gate.ts";
import { autocannonOptions } from "./options.ts";
import { type Part, partsOf } from "./parts.ts";
import type { WholeConnections } from "./protocol.ts";
import { User } from "./user.ts";
import { WholeGate } from "./whole-gate.ts";

/** Seconds that opening waits for the connections; a service that refuses them longer is seen in the samples. */
const CONNECT_SECONDS = 2;
/** Seconds within which autocannon must have ended. */
const END_SECONDS = 1;
const REST_MS = { most: 500, share: 0.25 };

interface ArmLoad {
  readonly gate: Gate | WholeGate;
  /** One, and one more each time that connections were added. */
  readonly instances: Instance[];
}

/** Gated autocannons of each target, in the generator's process. */
export class GeneratorSession implements AsyncDisposable {
  private readonly arms = new Map<Arm, ArmLoad>();
  private readonly resting: NodeJS.Timeout;

  private constructor(timeoutSeconds: number) {
    const every = Math.min(REST_MS.most, timeoutSeconds * 1000 * REST_MS.share);
    this.resting = setInterval(() => this.rest(), every).unref();
  }

  /**
   * Connects the users of all targets, in their order; with `connections` it plays whole loads instead of slices.
   * Throws a Problem or autocannon's own error about its options.
   */
  static async open(
    targets: readonly Target[],
    scenario: Scenario,
    connections: WholeConnections | undefined,
  ): Promise<GeneratorSession> {
    const session = new GeneratorSession(scenario.timeoutSeconds);
    try {
      for (const { arm, url } of targets) await session.start(arm, url, scenario, connections);
      return session;
    } catch (error) {
      await session[Symbol.asyncDispose]();
      throw error;
    }
  }

  async slice(arm: Arm, requests: number, drainSeconds: number): Promise<GatedSlice> {
    const gate = this.arms.get(arm)?.gate;
    if (!(gate instanceof Gate)) throw new Error(`no target in slices for ${arm}`);
    return gate.slice(requests, drainSeconds);
  }

  async whole(arm: Arm, stages: readonly Stage[], drainSeconds: number): Promise<GatedSlice> {
    const gate = this.arms.get(arm)?.gate;
    if (!(gate instanceof WholeGate)) throw new Error(`no target for whole loads for ${arm}`);
    return gate.whole(stages, drainSeconds);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.resting);
    await Promise.all([...this.arms.values()].map(endLoad));
  }

  private async start(
    arm: Arm,
    url: string,
    scenario: Scenario,
    connections: WholeConnections | undefined,
  ): Promise<void> {
    const instances: Instance[] = [];
    const rows = new DataRows(scenario.data !== undefined && "rows" in scenario.data ? scenario.data.rows : []);
    const launch = (users: number): void => {
      for (const part of partsOf(scenario, users)) instances.push(launchUsers({ url, scenario, rows, gate }, part));
    };
    const gate =
      connections === undefined
        ? new Gate(scenario.requests)
        : new WholeGate({ requests: scenario.requests, most: connections.most, grow: launch });
    this.arms.set(arm, { gate, instances });
    const users = connections?.first ?? scenario.users;
    launch(users);
    // autocannon reports what it refuses through its promise; while it runs, that stays open.
    const ended = instances[0]?.then(() => {
      throw new Error("autocannon ended before it was told to");
    });
    const started = gate.users.length === users;
    const connected = started ? Promise.all(gate.users.map((each) => each.connected)) : ended;
    await Promise.race([ended, connected, seconds(CONNECT_SECONDS)]);
  }

  private rest(): void {
    for (const { gate } of this.arms.values()) for (const user of gate.users) user.rest();
  }
}

interface Launch {
  readonly url: string;
  readonly scenario: Scenario;
  readonly rows: DataRows;
  readonly gate: Gate | WholeGate;
}

function launchUsers({ url, scenario, rows, gate }: Launch, { users, first, count }: Part): Instance {
  const requests = scenario.requests.slice(first, first + count);
  const needsState = scenario.data !== undefined || requests.some(({ capture }) => capture !== undefined);
  return autocannon({
    ...autocannonOptions(url, { ...scenario, requests, users }),
    setupClient: (client) => {
      const options = {
        fresh: scenario.connections === "fresh",
        timeoutMs: scenario.timeoutSeconds * 1000,
        firstRequest: first,
        flow: needsState ? new FlowState(requests, rows) : undefined,
        thinkMs: (scenario.thinkSeconds ?? 0) * 1000,
      };
      gate.users.push(new User(client, gate, options));
    },
  });
}

async function endLoad({ gate, instances }: ArmLoad): Promise<void> {
  gate.spoil("the session was closed");
  for (const user of gate.users) user.end();
  for (const instance of instances) instance.stop();
  await Promise.race([Promise.all(instances), seconds(END_SECONDS)]).catch(() => undefined);
}

function seconds(count: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, count * 1000).unref();
  });
}
