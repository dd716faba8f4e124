/** Of a reader that is gone: a pipe that `head` closed, a terminal that was. What it would have read is lost to nobody. */
const CLOSED = new Set(["EPIPE", "EIO", "ERR_STREAM_DESTROYED"]);

/**
 * Lets the program go on, and clean up, when what it prints cannot be written. Returns a function that says why output
 * was lost that somebody may miss, as on a full disk; undefined while none was.
 */
export function surviveLostOutput(streams: readonly NodeJS.WritableStream[]): () => string | undefined {
  let lost: string | undefined;
  for (const stream of streams) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (!CLOSED.has(error.code ?? "")) lost ??= error.message;
    });
  }
  return () => lost;
}
