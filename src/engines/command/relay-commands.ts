import { isRelayCommand, type RelayAnswer, type RelayCommand } from "./protocol.ts";
import { RelaySession } from "./relay-session.ts";

/** Carries out what a command engine asks of its relay, in the relay's process. */
export class RelayCommands {
  private readonly sessions = new Map<number, RelaySession>();
  /** Leaders of the process groups of the tools that run, by session. */
  private readonly tools = new Map<number, readonly number[]>();

  constructor() {
    // Nobody else is left to end them where the run itself was killed.
    process.on("exit", () => {
      for (const pid of [...this.tools.values()].flat()) killGroup(pid);
    });
  }

  async carryOut(body: unknown): Promise<RelayAnswer> {
    if (!isRelayCommand(body)) throw new Error("the relay was sent something that is not a command");
    return await this.dispatch(body);
  }

  private async dispatch(command: RelayCommand): Promise<RelayAnswer> {
    if (command.kind === "open") {
      const session = new RelaySession();
      this.sessions.set(command.session, session);
      return { kind: "ports", ports: await session.open(command.targets, command.timeoutSeconds) };
    }
    const session = this.sessions.get(command.session);
    if (session === undefined) throw new Error(`session ${command.session} is not open`);
    switch (command.kind) {
      case "await":
        return await session.await(command.arm, command.requests, command.seconds);
      case "slice":
        return { kind: "slice", slice: await session.slice(command.arm, command.cut, command.drainSeconds) };
      case "whole":
        return { kind: "slice", slice: await session.whole(command.arm, command.stages, command.drainSeconds) };
      case "spoil":
        session.spoil(command.arm, command.reason);
        return { kind: "done" };
      case "tools":
        this.tools.set(command.session, command.pids);
        return { kind: "done" };
      case "close":
        await session[Symbol.asyncDispose]();
        this.sessions.delete(command.session);
        this.tools.delete(command.session);
        return { kind: "done" };
      default:
        return command satisfies never;
    }
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
