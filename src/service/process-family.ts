/** All processes that came of the commands of one service. */
export interface ProcessFamily {
  /** A command that was started as the leader of a session of its own. */
  add(leader: number): void;
  /** Numbers of the processes that can still run; zombies do not count. May look at the whole machine: some milliseconds. */
  alive(): readonly number[];
  /** Sends a signal to every process that is alive. */
  signal(signal: NodeJS.Signals): void;
  close(): void;
}
