import { once } from "node:events";
import { createServer, type Server } from "node:net";
import type { Arm } from "../../model/arm.ts";
import type { Stage } from "../../model/load-stage.ts";
import type { Target } from "../../run/ports.ts";
import type { CountCut } from "../equal-counts.ts";
import { Labels } from "./labels.ts";
import type { NamedSlice, RelayAnswer, RelayPort } from "./protocol.ts";
import { RelayGate, type RelaySlice } from "./relay-gate.ts";
import { RelayedConnection } from "./relayed-connection.ts";

/** Connections that are kept at once on each arm. */
const MOST_CONNECTIONS = 10_000;
/** Milliseconds between looks at what has come; and for which the rest of the users is waited for after the first. */
const POLL_MS = 10;
const REST_MS = 250;

interface RelayArm {
  readonly gate: RelayGate;
  readonly server: Server;
  readonly connections: Set<RelayedConnection>;
  /** Connections that were ever made. */
  made: number;
}

/** A loopback port in front of each target, in the relay's process. */
export class RelaySession implements AsyncDisposable {
  private readonly arms = new Map<Arm, RelayArm>();
  private readonly labels = new Labels();

  /** Listens in the targets' order. */
  async open(targets: readonly Target[], timeoutSeconds: number): Promise<readonly RelayPort[]> {
    const ports: RelayPort[] = [];
    for (const { arm, url } of targets) ports.push({ arm, port: await this.listen(arm, url, timeoutSeconds) });
    return ports;
  }

  /** Waits until so many requests have come in all, or for a little while after the first; at most `seconds`. */
  async await(arm: Arm, requests: number, seconds: number): Promise<RelayAnswer> {
    const relayed = this.arm(arm);
    const { gate } = relayed;
    const deadline = performance.now() + seconds * 1000;
    let first: number | undefined;
    while (gate.arrived < requests) {
      const now = performance.now();
      if (gate.arrived > 0) first ??= now;
      if (now >= deadline || (first !== undefined && now >= first + REST_MS)) break;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    return { kind: "arrived", requests: gate.arrived, connections: relayed.made, notes: gate.told() };
  }

  async slice(arm: Arm, cut: CountCut, drainSeconds: number): Promise<NamedSlice> {
    return this.named(await this.arm(arm).gate.slice(cut, drainSeconds));
  }

  async whole(arm: Arm, stages: readonly Stage[], drainSeconds: number): Promise<NamedSlice> {
    return this.named(await this.arm(arm).gate.whole(stages, drainSeconds));
  }

  spoil(arm: Arm, reason: string): void {
    this.arm(arm).gate.spoil(reason);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { gate, server, connections } of this.arms.values()) {
      gate.spoil("the session was closed");
      server.close();
      for (const connection of connections) connection.destroy();
    }
  }

  private async listen(arm: Arm, url: string, timeoutSeconds: number): Promise<number> {
    const { hostname, port } = new URL(url);
    const upstream = { host: hostname.replace(/^\[|\]$/g, ""), port: port === "" ? 80 : Number(port) };
    const gate = new RelayGate(timeoutSeconds * 1000);
    const connections = new Set<RelayedConnection>();
    const { labels } = this;
    const server = createServer({ allowHalfOpen: true }, (client) => {
      relayed.made++;
      const connection = new RelayedConnection(client, { gate, labels, upstream });
      connections.add(connection);
      client.on("close", () => connections.delete(connection));
    });
    const relayed: RelayArm = { gate, server, connections, made: 0 };
    server.maxConnections = MOST_CONNECTIONS;
    server.on("drop", () => gate.note(`connections beyond ${MOST_CONNECTIONS} were refused by the relay`));
    this.arms.set(arm, relayed);
    server.listen(0, "127.0.0.1", MOST_CONNECTIONS);
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("the relay has no port");
    return address.port;
  }

  private arm(arm: Arm): RelayArm {
    const relayed = this.arms.get(arm);
    if (relayed === undefined) throw new Error(`the relay has no target for ${arm}`);
    return relayed;
  }

  private named(slice: RelaySlice): NamedSlice {
    return { ...slice, names: this.labels.fresh() };
  }
}
