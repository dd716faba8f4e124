import { EXIT, Problem } from "../../model/problem.ts";
import { GeneratorSession } from "./generator-session.ts";
import type { Answer, Command, PlainProblem } from "./protocol.ts";

/** Carries out the commands of an autocannon engine in the generator's process; failures are answers. */
export class AutocannonCommands {
  private readonly sessions = new Map<number, GeneratorSession>();

  async carryOut(command: Command): Promise<Answer> {
    try {
      return await this.dispatch(command);
    } catch (error) {
      return { kind: "problem", problem: plainProblem(error) };
    }
  }

  private async dispatch(command: Command): Promise<Answer> {
    switch (command.kind) {
      case "open": {
        this.sessions.set(command.session, await GeneratorSession.open(command.targets, command.scenario));
        return { kind: "done" };
      }
      case "slice": {
        const session = this.sessions.get(command.session);
        if (session === undefined) throw new Error(`session ${command.session} is not open`);
        return { kind: "slice", slice: await session.slice(command.arm, command.requests, command.drainSeconds) };
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
}

function plainProblem(error: unknown): PlainProblem {
  if (error instanceof Problem) {
    const { code, message, hint, exitStatus } = error;
    return { code, message, hint, exitStatus };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: "generator-failed", message: `autocannon: ${message}`, hint: undefined, exitStatus: EXIT.unmeasured };
}
