import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { profilerProblem } from "../profiler-problem.ts";

/** Of one thread's answer; its longest is a profile of half a minute. */
const MOST_BYTES = 64 * 1024 * 1024;
const ANSWER_MS = 10_000;
const CONNECT_MS = 2000;

/** What a thread of a service can be asked by the preload. */
export type Question = "ready" | "stop" | "count" | "counted";

/** A thread that runs the preload; what it answers is untrusted. */
export class ThreadConnection implements Disposable {
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
    // A thread that ends meanwhile is told by its next answer, which does not come.
    socket.on("error", () => {});
  }

  /** Undefined where nobody listens at the path. */
  static async open(path: string): Promise<ThreadConnection | undefined> {
    const socket = connect({ path });
    try {
      await once(socket, "connect", { signal: AbortSignal.timeout(CONNECT_MS) });
      return new ThreadConnection(socket);
    } catch {
      socket.destroy();
      return undefined;
    }
  }

  /** The text of its answer, an object with `ok` where all went well. Throws a Problem when none comes. */
  async ask(question: Question): Promise<string> {
    const answer = this.#line();
    this.#socket.write(`${JSON.stringify({ ask: question })}\n`);
    return await answer;
  }

  [Symbol.dispose](): void {
    this.#socket.destroy();
  }

  #line(): Promise<string> {
    const socket = this.#socket;
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const parts: Buffer[] = [];
    let size = 0;
    const fail = (why: string) => reject(profilerProblem("node-profiler-silent", `a thread of the service ${why}`));
    const onData = (part: Buffer) => {
      parts.push(part);
      size += part.length;
      if (size > MOST_BYTES) fail(`answered with more than ${MOST_BYTES} bytes`);
      else if (part.at(-1) === 0x0a) resolve(Buffer.concat(parts).toString("utf8"));
    };
    const onClose = () => fail("ended while it was profiled");
    const late = setTimeout(() => fail(`did not answer its profiler within ${ANSWER_MS / 1000} s`), ANSWER_MS);
    socket.on("data", onData).once("close", onClose);
    if (socket.destroyed) onClose();
    return promise.finally(() => {
      clearTimeout(late);
      socket.off("data", onData).off("close", onClose);
    });
  }
}
