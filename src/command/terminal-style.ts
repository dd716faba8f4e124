interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Of a file or a log, which wraps nothing: names of requests are to be read there. */
const WIDTH_OF_FILES = 200;

/** Colour on a terminal unless NO_COLOR is set (no-color.org). */
export function terminalStyle(stream: Stream): { colour: boolean; width: number } {
  const colour = stream.isTTY === true && (process.env.NO_COLOR ?? "") === "";
  return { colour, width: stream.columns ?? WIDTH_OF_FILES };
}
