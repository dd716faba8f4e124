import autocannon, { type Instance } from "autocannon";
import type { Arm } from "../../model/arm.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { Target } from "../../run/ports.ts";
import { Gate, type GatedSlice } from "./gate.ts";
import { autocannonOptions } from "./options.ts";
import { User } from "./user.ts";

/** Seconds that opening waits for the connections; a service that refuses them longer is seen in the samples. */
const CONNECT_SECONDS = 2;
/** Seconds within which autocannon must have ended. */
const END_SECONDS = 1;
const REST_MS = { most: 500, share: 0.25 };

interface ArmLoad {
  readonly gate: Gate;
  readonly instance: Instance;
}

/** A gated autocannon per target, in the generator's process. */
export class GeneratorSession implements AsyncDisposable {
  private readonly arms = new Map<Arm, ArmLoad>();
  private readonly resting: NodeJS.Timeout;

  private constructor(timeoutSeconds: number) {
    const every = Math.min(REST_MS.most, timeoutSeconds * 1000 * REST_MS.share);
    this.resting = setInterval(() => this.rest(), every).unref();
  }

  /** Connects all users of all targets, in their order. Throws a Problem or autocannon's own error about its options. */
  static async open(targets: readonly Target[], scenario: Scenario): Promise<GeneratorSession> {
    const session = new GeneratorSession(scenario.timeoutSeconds);
    try {
      for (const { arm, url } of targets) await session.start(arm, url, scenario);
      return session;
    } catch (error) {
      await session[Symbol.asyncDispose]();
      throw error;
    }
  }

  async slice(arm: Arm, requests: number, drainSeconds: number): Promise<GatedSlice> {
    const load = this.arms.get(arm);
    if (load === undefined) throw new Error(`no target for ${arm}`);
    return load.gate.slice(requests, drainSeconds);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.resting);
    await Promise.all([...this.arms.values()].map(endLoad));
  }

  private async start(arm: Arm, url: string, scenario: Scenario): Promise<void> {
    const gate = new Gate(scenario.requests);
    const user = { fresh: scenario.connections === "fresh", timeoutMs: scenario.timeoutSeconds * 1000 };
    const instance = autocannon({
      ...autocannonOptions(url, scenario),
      setupClient: (client) => {
        gate.users.push(new User(client, gate, user));
      },
    });
    this.arms.set(arm, { gate, instance });
    // autocannon reports what it refuses through its promise; while it runs, that stays open.
    const ended = instance.then(() => {
      throw new Error("autocannon ended before it was told to");
    });
    const started = gate.users.length === scenario.users;
    const connected = started ? Promise.all(gate.users.map((each) => each.connected)) : ended;
    await Promise.race([ended, connected, seconds(CONNECT_SECONDS)]);
  }

  private rest(): void {
    for (const { gate } of this.arms.values()) for (const user of gate.users) user.rest();
  }
}

async function endLoad({ gate, instance }: ArmLoad): Promise<void> {
  gate.spoil("the session was closed");
  for (const user of gate.users) user.end();
  instance.stop();
  await Promise.race([instance, seconds(END_SECONDS)]).catch(() => undefined);
}

function seconds(count: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, count * 1000).unref();
  });
}
