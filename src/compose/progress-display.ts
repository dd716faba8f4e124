import type { Progress, ProgressEvent } from "../run/ports.ts";

interface Sink {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Shows a run's progress: one line that changes on a terminal, sparse plain lines elsewhere. */
export function progressDisplay(sink: Sink): Progress & { clear(): void } {
  return sink.isTTY === true ? new TerminalProgress(sink) : new PlainProgress(sink);
}

class TerminalProgress {
  private readonly sink: Sink;

  constructor(sink: Sink) {
    this.sink = sink;
  }

  report(event: ProgressEvent): void {
    if (event.kind === "step" || event.kind === "look") {
      this.clear();
      this.sink.write(`${sentence(event)}\n`);
      return;
    }
    const width = (this.sink.columns ?? 80) - 1;
    this.sink.write(`\r\x1b[2K${sentence(event).slice(0, width)}`);
  }

  clear(): void {
    this.sink.write("\r\x1b[2K");
  }
}

class PlainProgress {
  private readonly sink: Sink;

  constructor(sink: Sink) {
    this.sink = sink;
  }

  report(event: ProgressEvent): void {
    if (event.kind !== "round") this.sink.write(`${sentence(event)}\n`);
  }

  clear(): void {}
}

function sentence(event: ProgressEvent): string {
  switch (event.kind) {
    case "step":
      return printable(event.text);
    case "block":
      return `${blockOf(event)}, ${timeLeft(event.secondsLeft)}`;
    case "round":
      return `${blockOf(event)}: ${printable(event.scenario)}, ${timeLeft(event.secondsLeft)}`;
    case "look":
      return `after ${event.blocks} blocks: ${event.verdict}${event.goesOn ? ", measuring on" : ""}`;
  }
}

function blockOf({ block, of }: { block: number; of: number }): string {
  return of > 0 ? `block ${block} of at most ${of}` : `block ${block}`;
}

function timeLeft(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  return minutes > 0 ? `at most ${minutes} min ${whole % 60} s left` : `at most ${whole} s left`;
}

/** Names come from the config under test, revisions from whoever named a branch: nothing of them may steer the terminal. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, "?");
}
