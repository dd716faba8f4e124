interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Colour on a terminal unless NO_COLOR is set (no-color.org); 100 columns where the width is not known. */
export function terminalStyle(stream: Stream): { colour: boolean; width: number } {
  const colour = stream.isTTY === true && (process.env.NO_COLOR ?? "") === "";
  return { colour, width: stream.columns ?? 100 };
}
