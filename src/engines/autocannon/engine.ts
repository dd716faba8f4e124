import { type Arm, otherArm } from "../../model/arm.ts";
import { Problem } from "../../model/problem.ts";
import type { Slice } from "../../model/sample.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { Engine, EngineSession, Log, SlicePlan, Target } from "../../run/ports.ts";
import { GeneratorProcess } from "../child.ts";
import { decodeAnswer } from "./decode.ts";
import { assertSendable } from "./options.ts";
import type { Answer, Command } from "./protocol.ts";

/** Seconds that the generator has for closing a session before it is replaced by a new one. */
const CLOSE_SECONDS = 3;

export interface AutocannonEngineOptions {
  /** The generator's entry: `new URL("./generator" + extname(import.meta.url), import.meta.url)` in an entry. */
  readonly generatorUrl: URL;
  readonly log: Log;
  /** Seconds without any sign of life after which the generator counts as dead; default 15. */
  readonly silenceSeconds?: number;
}

/** An engine whose load comes from a process of its own. */
export interface AutocannonEngine extends Engine {
  /** Process id of the generator; undefined before the first session and after it died. */
  generatorPid(): number | undefined;
}

/**
 * autocannon in slices of equal counts. One generator process serves all sessions, so that it stays warm; when it has
 * died, the next session starts a new one.
 *
 * With `connections: "fresh"` each request brings its own connection, and its latency counts from before the connect;
 * the same holds for a service that closes the connection after each response.
 */
export function createAutocannonEngine(options: AutocannonEngineOptions): AutocannonEngine {
  return new ForkedEngine(options);
}

class ForkedEngine implements AutocannonEngine {
  readonly id = "autocannon";
  readonly caps = { slicing: "drain" } as const;
  private readonly options: AutocannonEngineOptions;
  private generator: GeneratorProcess | undefined;
  private opened = 0;

  constructor(options: AutocannonEngineOptions) {
    this.options = options;
  }

  generatorPid(): number | undefined {
    return this.generator?.pid;
  }

  async open(targets: readonly Target[], scenario: Scenario, plan: SlicePlan): Promise<EngineSession> {
    assertSendable(scenario);
    const generator = await this.running();
    const session = ++this.opened;
    await ask(generator, { kind: "open", session, targets, scenario });
    return new GatedSession({ generator, session, targets, scenario, plan });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.generator?.[Symbol.asyncDispose]();
    this.generator = undefined;
  }

  private async running(): Promise<GeneratorProcess> {
    if (this.generator?.failure !== undefined) await this.generator[Symbol.asyncDispose]();
    if (this.generator === undefined || this.generator.failure !== undefined) {
      const { generatorUrl: url, log, silenceSeconds } = this.options;
      this.generator = new GeneratorProcess({ url, log, ...(silenceSeconds === undefined ? {} : { silenceSeconds }) });
    }
    return this.generator;
  }
}

interface SessionParts {
  readonly generator: GeneratorProcess;
  readonly session: number;
  readonly targets: readonly Target[];
  readonly scenario: Scenario;
  readonly plan: SlicePlan;
}

class GatedSession implements EngineSession {
  private readonly parts: SessionParts;
  private readonly names: readonly string[];

  constructor(parts: SessionParts) {
    this.parts = parts;
    this.names = parts.scenario.requests.map(({ name }) => name);
  }

  async *slices(): AsyncGenerator<Slice, void, undefined> {
    for (let pair = 0; ; pair++) for (const arm of this.order(pair)) yield await this.slice(pair, arm);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { generator, session } = this.parts;
    const late = setTimeout(() => generator.fail("did not close a session"), CLOSE_SECONDS * 1000);
    try {
      await ask(generator, { kind: "close", session });
    } catch (error) {
      // A generator that died has no session left to close.
      if (!(error instanceof Problem)) throw error;
    } finally {
      clearTimeout(late);
    }
  }

  private order(pair: number): readonly Arm[] {
    const first = this.parts.plan.first(pair);
    const arms = this.parts.targets.map(({ arm }) => arm);
    return [first, otherArm(first)].filter((arm) => arms.includes(arm));
  }

  private async slice(pair: number, arm: Arm): Promise<Slice> {
    const { generator, session, plan } = this.parts;
    const { requests, drainSeconds } = plan;
    const answer = await ask(generator, { kind: "slice", session, arm, requests, drainSeconds });
    if (answer.kind !== "slice") throw generator.fail("broke its protocol: it answered without a slice");
    const { spoiled, limiter, ...samples } = answer.slice;
    return {
      pair,
      arm,
      names: this.names,
      ...samples,
      ...(spoiled === undefined ? {} : { spoiled }),
      ...(limiter === undefined ? {} : { limiter }),
    };
  }
}

async function ask(generator: GeneratorProcess, command: Command): Promise<Exclude<Answer, { kind: "problem" }>> {
  const answer = decodeAnswer(await generator.ask(command));
  if (answer === undefined) throw generator.fail("broke its protocol: its answer cannot be read");
  if (answer.kind !== "problem") return answer;
  const { hint, ...problem } = answer.problem;
  throw new Problem({ ...problem, ...(hint === undefined ? {} : { hint }) });
}
