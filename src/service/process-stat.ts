/** What /proc/PID/stat says of a process; proc(5). */
export interface ProcessStat {
  readonly state: string;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** CPU time of all its threads and of its reaped children, in clock ticks (Linux reports 100 per second). */
  readonly ticks: number;
  readonly threads: number;
  /** Clock ticks after the machine's boot. */
  readonly started: number;
  readonly rssPages: number;
}

/** Undefined where the text is not such a line. */
export function parseProcessStat(text: string): ProcessStat | undefined {
  // The name before the last parenthesis may itself hold blanks and parentheses.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  if (fields.length < 22) return undefined;
  const at = (index: number) => Number(fields[index]);
  return {
    state: fields[0] ?? "",
    parent: at(1),
    group: at(2),
    session: at(3),
    ticks: at(11) + at(12) + at(13) + at(14),
    threads: at(17),
    started: at(19),
    rssPages: at(21),
  };
}

/** False for a zombie, which nothing can end any further. One whose first thread has ended while others run is alive. */
export function isAlive({ state, threads }: ProcessStat): boolean {
  return !/^[ZXx]$/.test(state) || threads > 1;
}
