import { isQuestion, type Reply } from "./envelope.ts";

/** Milliseconds between signs of life while a question is worked on. */
const ALIVE_MS = 1000;

/** The part of a forked process that serving needs. */
export interface Channel {
  on(event: "message", listener: (message: unknown) => void): unknown;
  readonly send?: ((message: Reply) => boolean) | undefined;
}

/**
 * The generator's side of a GeneratorProcess: answers each question by `handle`, several at a time.
 * `handle` must not throw; what it throws ends the process, and its parent then tells why.
 */
export function serve(channel: Channel, handle: (body: unknown) => Promise<unknown>): void {
  channel.on("message", (message) => {
    void answer(channel, handle, message);
  });
}

async function answer(channel: Channel, handle: (body: unknown) => Promise<unknown>, message: unknown): Promise<void> {
  if (!isQuestion(message)) throw new Error("the generator was sent something that is not a question");
  const { id } = message;
  const alive = setInterval(() => channel.send?.({ id, kind: "alive" }), ALIVE_MS);
  try {
    const body = await handle(message.body);
    channel.send?.({ id, kind: "answer", body });
  } finally {
    clearInterval(alive);
  }
}
