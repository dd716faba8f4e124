import type { Arm } from "../../model/arm.ts";
import { Problem } from "../../model/problem.ts";
import type { GeneratorProcess } from "../child.ts";
import { isRelayAnswer, type RelayAnswer, type RelayCommand } from "./protocol.ts";

/** Seconds that the relay has for closing a session before it is replaced. */
const CLOSE_SECONDS = 3;

type Untagged<T> = T extends unknown ? Omit<T, "session"> : never;
type AnswerOf<K extends RelayAnswer["kind"]> = Extract<RelayAnswer, { kind: K }>;

/** One session in the relay's process, as its parent sees it. */
export class Relay implements AsyncDisposable {
  private readonly generator: GeneratorProcess;
  private readonly session: number;

  constructor(generator: GeneratorProcess, session: number) {
    this.generator = generator;
    this.session = session;
  }

  /** Throws a Problem when the relay died, or did not answer with that. */
  async ask<K extends RelayAnswer["kind"]>(kind: K, command: Untagged<RelayCommand>): Promise<AnswerOf<K>> {
    const answer = await this.generator.ask({ ...command, session: this.session });
    if (isRelayAnswer(answer) && isOf(kind, answer)) return answer;
    throw this.generator.fail("broke its protocol: its answer cannot be read");
  }

  /** Requests that have come for an arm so far, and what is to be told of them. */
  async arrived(arm: Arm, requests = 0, seconds = 0): Promise<AnswerOf<"arrived">> {
    return await this.ask("arrived", { kind: "await", arm, requests, seconds });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const late = setTimeout(() => this.generator.fail("did not close a session"), CLOSE_SECONDS * 1000);
    try {
      await this.ask("done", { kind: "close" });
    } catch (error) {
      // A relay that died has no session left to close.
      if (!(error instanceof Problem)) throw error;
    } finally {
      clearTimeout(late);
    }
  }
}

function isOf<K extends RelayAnswer["kind"]>(kind: K, answer: RelayAnswer): answer is AnswerOf<K> {
  return answer.kind === kind;
}
