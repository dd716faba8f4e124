import { randomBytes } from "node:crypto";
import { EXIT, Problem } from "../../model/problem.ts";
import type { RequestNames } from "../request-names.ts";
import { type ToolCommand, ToolProcess } from "../tool-process.ts";
import { Collector } from "./collector.ts";
import { ControlServer } from "./control-server.ts";
import { type LogLine, LogReader } from "./log-lines.ts";
import { decodeMessage, decodeSummary, type TestSummary, type UserMessage } from "./messages.ts";
import type { Release } from "./user-gate.ts";

/** Characters of its log that are kept as evidence. */
const TAIL = 4000;
/** Seconds after which its sign of life is answered, and without any after which it counts as stuck. */
const BREATH = 2;
const SILENCE = 15;

/** What its exit statuses mean. */
const MEANINGS: ReadonlyMap<number, string> = new Map([
  [100, "setup() took longer than setupTimeout"],
  [101, "teardown() took longer than teardownTimeout"],
  [104, "its options are invalid"],
  [105, "it was interrupted"],
  [107, "the script threw an exception outside its iterations"],
  [108, "the script aborted the test"],
  [109, "k6 itself failed"],
  [110, "the script marked the test as failed"],
  [255, "an argument or a file is wrong"],
]);
/** With these it has played the whole test: they say what it thinks of the service. */
const PLAYED: readonly (number | null)[] = [0, 99, 110];

export interface K6Start {
  readonly scenario: string;
  readonly directory: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** What loadline_k6.js is told, but for where to tell its own. */
  readonly session: object;
  readonly names: RequestNames;
  /** Where users wait; absent in a whole load. */
  readonly hear?: (message: UserMessage, release: Release) => void;
}

/** A k6 that plays one arm's load. */
export class K6Process implements AsyncDisposable {
  readonly collector: Collector;
  /** What it came to, once it has ended by itself. */
  summary: TestSummary | undefined;
  /** Rejects when it ends before it should. */
  readonly broken: Promise<never>;
  private readonly start: K6Start;
  private readonly control: ControlServer;
  private readonly token: string;
  private readonly tool: ToolProcess;
  private readonly log = new LogReader();
  private readonly breaks = Promise.withResolvers<never>();
  private tail = "";
  private ending = false;
  private problem: Problem | undefined;
  private breathe: (() => void) | undefined;
  private silence: NodeJS.Timeout | undefined;

  private constructor(start: K6Start, control: ControlServer) {
    this.start = start;
    this.control = control;
    this.token = randomBytes(8).toString("hex");
    this.collector = new Collector(start.names);
    this.broken = this.breaks.promise;
    this.broken.catch(() => undefined);
    this.tool = new ToolProcess(this.command());
    void this.tool.ended.then((how) => this.ended(how));
  }

  static async open(start: K6Start): Promise<K6Process> {
    let process: K6Process | undefined;
    const control = await ControlServer.open((text, answer) => process?.hear(text, answer) ?? false);
    process = new K6Process(start, control);
    return process;
  }

  get pid(): number | undefined {
    return this.tool.pid;
  }

  /** When it has ended by itself. */
  get over(): Promise<unknown> {
    return this.tool.ended;
  }

  /** Has it end the test in an orderly way, with teardown() and its thresholds; false where it has not after `seconds`. */
  async end(seconds: number): Promise<boolean> {
    this.ending = true;
    this.breathe?.();
    let deadline: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      deadline = setTimeout(() => resolve(false), seconds * 1000);
    });
    const inTime = await Promise.race([this.tool.ended.then(() => true), late]);
    clearTimeout(deadline);
    return inTime;
  }

  /** Gives it up: what waits for it fails with the Problem returned. */
  fail(how: string): Problem {
    if (this.problem !== undefined) return this.problem;
    clearTimeout(this.silence);
    this.problem = new Problem({
      code: "k6-died",
      message: `${this.start.scenario}: k6 ${how}; expected it to send load until the round ends`,
      hint: "What it printed says why; try the same script with k6 alone.",
      ...(this.evidence === "" ? {} : { detail: this.evidence }),
      exitStatus: EXIT.unmeasured,
    });
    this.breaks.reject(this.problem);
    return this.problem;
  }

  /** The end of what it and the script printed: untrusted text. */
  get evidence(): string {
    return `${this.tail}\n${this.tool.output}`.trim();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.ending = true;
    this.fail("was stopped");
    await this.tool[Symbol.asyncDispose]();
    await this.control[Symbol.asyncDispose]();
  }

  private command(): ToolCommand {
    const { args, directory, environment, session } = this.start;
    const told = { ...session, control: this.control.url, token: this.token };
    return {
      command: "k6",
      args,
      directory,
      environment: { ...environment, LOADLINE_SESSION: JSON.stringify(told) },
      onError: (text) => {
        for (const line of this.log.read(text)) this.readLine(line);
      },
    };
  }

  private hear(text: string, answer: (text: string) => void): boolean {
    const message = decodeMessage(text);
    if (message === undefined) {
      this.fail("sent something that is not of Loadline's protocol");
      return false;
    }
    if (message.kind === "watch") this.watch(answer);
    else {
      this.collector.add(message, performance.now() / 1000);
      this.start.hear?.(message, (milliseconds) => answer(milliseconds.toFixed(3)));
    }
    return true;
  }

  private watch(answer: (text: string) => void): void {
    clearTimeout(this.silence);
    const breath = setTimeout(() => this.breathe?.(), BREATH * 1000);
    this.breathe = () => {
      clearTimeout(breath);
      this.breathe = undefined;
      answer(this.ending ? "end" : "go on");
      if (this.start.hear === undefined) return;
      this.silence = setTimeout(() => {
        this.fail(`has been silent for ${SILENCE} s`);
        void this.tool[Symbol.asyncDispose]();
      }, SILENCE * 1000);
    };
    if (this.ending) this.breathe();
  }

  private readLine({ text, console: own }: LogLine): void {
    if (own && text.startsWith(this.token)) this.readOwn(text.slice(this.token.length));
    else this.tail = `${this.tail}${text.trimEnd()}\n`.slice(-TAIL);
  }

  private readOwn(text: string): void {
    const summary = decodeSummary(text);
    const message = summary === undefined ? decodeMessage(text) : undefined;
    if (summary !== undefined) this.summary = summary;
    else if (message !== undefined) this.collector.add(message, performance.now() / 1000);
    else this.fail("sent something that is not of Loadline's protocol");
  }

  private ended(how: string): void {
    clearTimeout(this.silence);
    const { status } = this.tool;
    if (this.ending || (this.start.hear === undefined && PLAYED.includes(status))) return;
    const meaning = MEANINGS.get(status ?? -1);
    this.fail(meaning === undefined ? how : `${how} (${meaning})`);
  }
}
