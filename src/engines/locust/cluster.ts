import { EXIT, Problem } from "../../model/problem.ts";
import type { Scenario, Workers } from "../../model/scenario.ts";
import type { Log } from "../../run/ports.ts";
import type { ToolCommand } from "../tool-process.ts";
import { LocustConnection } from "./connection.ts";
import type { Frame } from "./frames.ts";

/** What a session's workers are told. */
export interface ClusterSession {
  readonly targets: readonly { readonly arm: string; readonly url: string }[];
  readonly users: number;
  readonly seed: number;
  /** Seconds after which a request fails. */
  readonly timeout: number;
}

/** A Locust master that is kept for all sessions of a scenario, and whose workers the team starts. */
export class LocustCluster implements AsyncDisposable {
  private readonly connection: LocustConnection;
  private readonly scenario: string;
  private readonly workers: Workers;
  private working: Promise<unknown> = Promise.resolve();

  private constructor(connection: LocustConnection, scenario: string, workers: Workers) {
    this.connection = connection;
    this.scenario = scenario;
    this.workers = workers;
  }

  static async start(command: ToolCommand, { name }: Scenario, workers: Workers, log: Log): Promise<LocustCluster> {
    const connection = await LocustConnection.open(command, name);
    const { host, port, count } = workers;
    log.info(`${name}: a Locust master waits at ${host}:${port} for ${count} workers: ${workerCommand(workers)}`);
    log.debug(`${name}: Locust runs as process ${connection.pid ?? "unknown"}`);
    return new LocustCluster(connection, name, workers);
  }

  get isBroken(): boolean {
    return this.connection.isBroken;
  }

  /** Waits for the workers and gives them their users. Throws a Problem where they do not come in time. */
  async open(session: ClusterSession, waitSeconds: number): Promise<void> {
    const { head } = await this.ask({ do: "open", wait: waitSeconds, ...session });
    if (head.kind === "opened") return;
    throw new Problem({
      code: "locust-workers-missing",
      message: `${this.scenario}: expected ${this.workers.count} workers at ${this.workers.host}:${this.workers.port} within ${waitSeconds} s, got ${String(head.workers)}`,
      hint: `Start on each of their machines: ${workerCommand(this.workers)}`,
      exitStatus: EXIT.unmeasured,
    });
  }

  /** One command after the other: what a session left behind is waited for. */
  async ask(command: object): Promise<Frame> {
    const answer = this.working.then(() => this.connection.ask(command));
    this.working = answer.catch(() => undefined);
    return await answer;
  }

  fail(how: string): Problem {
    return this.connection.fail(how);
  }

  /** Ends the session's users; the workers stay. */
  async close(): Promise<void> {
    try {
      await this.ask({ do: "close" });
    } catch (error) {
      // A master that died has no session left to close.
      if (!(error instanceof Problem)) throw error;
    }
  }

  /** Ends the master, which tells its workers. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.connection.release();
  }
}

function workerCommand({ host, port }: Workers): string {
  return `locust -f - --worker --master-host ${host === "0.0.0.0" ? "ADDRESS" : host} --master-port ${port}`;
}
