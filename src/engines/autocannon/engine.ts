import type { Arm } from "../../model/arm.ts";
import { Problem } from "../../model/problem.ts";
import type { Slice } from "../../model/sample.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { Engine, EngineSession, Log, SlicePlan, Target, WholeLoad } from "../../run/ports.ts";
import type { GeneratorProcess } from "../child.ts";
import { KeptGenerator } from "../kept-generator.ts";
import { sliceOrder } from "../slice-order.ts";
import { decodeAnswer } from "./decode.ts";
import { assertSendable } from "./options.ts";
import type { Answer, Command, WholeConnections } from "./protocol.ts";

/** Seconds that the generator has for closing a session before it is replaced by a new one. */
const CLOSE_SECONDS = 3;

export interface AutocannonEngineOptions {
  /** The generator's entry: `new URL("./generator" + extname(import.meta.url), import.meta.url)` in an entry. */
  readonly generatorUrl: URL;
  readonly log: Log;
  /** All of the generator's variables; none unless given. */
  readonly environment?: Readonly<Record<string, string>>;
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
  readonly caps = { slicing: "drain", openLoop: true } as const;
  private readonly generator: KeptGenerator;
  private opened = 0;

  constructor({ generatorUrl: url, ...options }: AutocannonEngineOptions) {
    this.generator = new KeptGenerator({ url, work: "autocannon", ...options });
  }

  generatorPid(): number | undefined {
    return this.generator.pid;
  }

  async open(targets: readonly Target[], scenario: Scenario, plan: SlicePlan): Promise<EngineSession> {
    assertSendable(scenario);
    const generator = await this.generator.running();
    const session = ++this.opened;
    const connections = plan.whole === undefined ? undefined : wholeConnections(scenario, plan.whole);
    await ask(generator, { kind: "open", session, targets, scenario, connections });
    return new GatedSession({ generator, session, targets, scenario, plan });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.generator[Symbol.asyncDispose]();
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
    const { targets, plan } = this.parts;
    for (let pair = 0; ; pair++) for (const arm of sliceOrder(pair, targets, plan)) yield await this.slice(pair, arm);
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

  private async slice(pair: number, arm: Arm): Promise<Slice> {
    const { generator, session, plan } = this.parts;
    const { requests, drainSeconds, whole } = plan;
    const command =
      whole === undefined ? ({ kind: "slice", requests } as const) : ({ kind: "whole", stages: whole.stages } as const);
    const answer = await ask(generator, { ...command, session, arm, drainSeconds });
    if (answer.kind !== "slice") throw generator.fail("broke its protocol: it answered without a slice");
    const { spoiled, generatorFailed, limiter, notes, ...samples } = answer.slice;
    return {
      pair,
      arm,
      names: this.names,
      ...samples,
      ...(spoiled === undefined ? {} : { spoiled }),
      ...(generatorFailed ? { generatorFailed } : {}),
      ...(limiter === undefined ? {} : { limiter }),
      ...(notes.length === 0 ? {} : { notes }),
    };
  }
}

/** Open loads begin with as many connections as a service takes that answers within 20 ms, and get more as they need them. */
function wholeConnections(scenario: Scenario, { stages }: WholeLoad): WholeConnections {
  const users = Math.max(1, ...stages.map((stage) => ("users" in stage ? stage.users : 0)));
  const rate = Math.max(0, ...stages.map((stage) => ("users" in stage ? 0 : stage.ratePerSecond)));
  if (rate === 0) return { first: users, most: users };
  const most = scenario.rate?.maxConnections ?? users;
  return { first: Math.min(most, Math.max(8, Math.ceil(rate * 0.02))), most };
}

async function ask(generator: GeneratorProcess, command: Command): Promise<Exclude<Answer, { kind: "problem" }>> {
  const answer = decodeAnswer(await generator.ask(command));
  if (answer === undefined) throw generator.fail("broke its protocol: its answer cannot be read");
  if (answer.kind !== "problem") return answer;
  const { hint, ...problem } = answer.problem;
  throw new Problem({ ...problem, ...(hint === undefined ? {} : { hint }) });
}
