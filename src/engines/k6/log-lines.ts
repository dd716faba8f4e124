import { isRecord } from "../envelope.ts";

/** Characters of a line beyond which it is no line of k6's. */
const LONGEST = 4_000_000;

/** A line of k6's log, as `--log-format json` writes it. */
export interface LogLine {
  readonly level: string;
  readonly text: string;
  /** Whether the script wrote it by console. */
  readonly console: boolean;
}

/** Puts lines together from the pieces in which they arrive. What is no line of the log comes as one of level "output". */
export class LogReader {
  private pending = "";

  read(piece: string): readonly LogLine[] {
    const lines = (this.pending + piece).split("\n");
    this.pending = (lines.pop() ?? "").slice(0, LONGEST);
    return lines.filter((line) => line.trim() !== "").map(decodeLine);
  }
}

function decodeLine(line: string): LogLine {
  const plain = { level: "output", text: line, console: false };
  if (!line.startsWith("{")) return plain;
  try {
    const value: unknown = JSON.parse(line);
    if (!isRecord(value) || typeof value.msg !== "string" || typeof value.level !== "string") return plain;
    const cause = typeof value.error === "string" ? `: ${value.error}` : "";
    return { level: value.level, text: value.msg + cause, console: value.source === "console" };
  } catch {
    return plain;
  }
}
