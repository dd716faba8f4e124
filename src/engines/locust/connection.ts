import { EXIT, Problem } from "../../model/problem.ts";
import { type ToolCommand, ToolProcess } from "../tool-process.ts";
import { encodeCommand, type Frame, FrameReader } from "./frames.ts";

/** Seconds without any sign of life, from the first one on, after which it counts as stuck. */
const SILENCE_SECONDS = 15;
/** Seconds until all users are there. */
const START_SECONDS = 60;
/** Seconds that it has for what a file does at its end, or for telling its workers. */
const RELEASE_SECONDS = 3;

interface Waiting {
  readonly resolve: (frame: Frame) => void;
  readonly reject: (problem: Problem) => void;
}

/** A Locust that carries out commands, one at a time. */
export class LocustConnection implements AsyncDisposable {
  private readonly tool: ToolProcess;
  private readonly frames = new FrameReader();
  private readonly scenario: string;
  private silence: NodeJS.Timeout;
  private waiting: Waiting | undefined;
  private broken: Problem | undefined;

  private constructor(command: ToolCommand, scenario: string) {
    this.scenario = scenario;
    this.tool = new ToolProcess(command);
    this.silence = this.watch(START_SECONDS, `was not ready after ${START_SECONDS} s`);
    this.tool.socket.on("data", (piece: Buffer) => this.receive(piece));
    void this.tool.ended.then((how) => this.fail(how));
  }

  /** Starts it and waits until its users are there. Rejects with a Problem that has the end of what it printed. */
  static async open(command: ToolCommand, scenario: string): Promise<LocustConnection> {
    const connection = new LocustConnection(command, scenario);
    try {
      await connection.next();
      return connection;
    } catch (error) {
      await connection[Symbol.asyncDispose]();
      throw error;
    }
  }

  get pid(): number | undefined {
    return this.tool.pid;
  }

  get isBroken(): boolean {
    return this.broken !== undefined;
  }

  async ask(command: object): Promise<Frame> {
    const answer = this.next();
    this.tool.socket.write(encodeCommand(command));
    return await answer;
  }

  /** Gives it up: what is asked of it fails with the Problem returned. */
  fail(how: string): Problem {
    if (this.broken !== undefined) return this.broken;
    clearTimeout(this.silence);
    const { output } = this.tool;
    const problem = new Problem({
      code: "locust-died",
      message: `${this.scenario}: Locust ${how}; expected it to send load until the round ends`,
      hint: "What it printed says why; try the same file with locust alone.",
      ...(output === "" ? {} : { detail: output }),
      exitStatus: EXIT.unmeasured,
    });
    this.broken = problem;
    this.waiting?.reject(problem);
    return problem;
  }

  /** Closes the channel, by which it ends in good order, or is killed after a while. */
  async release(): Promise<void> {
    this.fail("was stopped");
    await this.tool.release(RELEASE_SECONDS);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.fail("was stopped");
    await this.tool[Symbol.asyncDispose]();
  }

  private next(): Promise<Frame> {
    if (this.broken !== undefined) return Promise.reject(this.broken);
    const { promise, resolve, reject } = Promise.withResolvers<Frame>();
    this.waiting = { resolve, reject };
    return promise;
  }

  private receive(piece: Buffer): void {
    clearTimeout(this.silence);
    this.silence = this.watch(SILENCE_SECONDS, `has been silent for ${SILENCE_SECONDS} s`);
    const frames = this.frames.read(piece);
    if (frames === undefined) this.fail("sent something that is not of Loadline's protocol");
    for (const frame of frames ?? []) if (frame.head.kind !== "alive") this.waiting?.resolve(frame);
  }

  private watch(seconds: number, how: string): NodeJS.Timeout {
    return setTimeout(() => {
      this.fail(how);
      void this.tool[Symbol.asyncDispose]();
    }, seconds * 1000);
  }
}
