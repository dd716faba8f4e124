import { EXIT, Problem } from "../../model/problem.ts";
import { isCommand } from "./decode.ts";
import { GeneratorSession } from "./generator-session.ts";
import type { Answer, Command, PlainProblem } from "./protocol.ts";

/** Carries out the commands of an autocannon engine in the generator's process; failures are answers. */
export class AutocannonCommands {
  private readonly sessions = new Map<number, GeneratorSession>();

  async carryOut(command: unknown): Promise<Answer> {
    if (!isCommand(command)) throw new Error("the generator was sent something that is not a command");
    try {
      return await this.dispatch(command);
    } catch (error) {
      return { kind: "problem", problem: plainProblem(error) };
    }
  }

  private async dispatch(command: Command): Promise<Answer> {
    switch (command.kind) {
      case "open": {
        const { session, targets, scenario, connections } = command;
        this.sessions.set(session, await GeneratorSession.open(targets, scenario, connections));
        return { kind: "done" };
      }
      case "slice": {
        const { arm, requests, drainSeconds } = command;
        return { kind: "slice", slice: await this.opened(command).slice(arm, requests, drainSeconds) };
      }
      case "whole": {
        const { arm, stages, drainSeconds } = command;
        return { kind: "slice", slice: await this.opened(command).whole(arm, stages, drainSeconds) };
      }
      case "close": {
        await this.sessions.get(command.session)?.[Symbol.asyncDispose]();
        this.sessions.delete(command.session);
        return { kind: "done" };
      }
      default:
        return command satisfies never;
    }
  }

  private opened({ session }: Command): GeneratorSession {
    const open = this.sessions.get(session);
    if (open === undefined) throw new Error(`session ${session} is not open`);
    return open;
  }
}

function plainProblem(error: unknown): PlainProblem {
  if (error instanceof Problem) {
    const { code, message, hint, exitStatus } = error;
    return { code, message, hint, exitStatus };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: "generator-failed", message: `autocannon: ${message}`, hint: undefined, exitStatus: EXIT.unmeasured };
}
