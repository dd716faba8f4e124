/** Signal → exit status as a shell reports it: 128 and the signal's number. */
const STATUSES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

type Interrupt = keyof typeof STATUSES;

export type InterruptStatus = (typeof STATUSES)[Interrupt];

/** npm passes on the Ctrl-C that the terminal has sent to its children already: one press arrives twice. */
const SAME_PRESS_MS = 250;

/**
 * Calls the handler at the first SIGINT, SIGTERM or SIGHUP, with the status to exit with in the end; the handler ends
 * what was started. A second signal exits at once, and so does a handler that fails. Disposing stops listening.
 */
export function onInterrupt(handler: (status: InterruptStatus) => Promise<void> | void): Disposable {
  let first: number | undefined;
  const listener = (signal: NodeJS.Signals): void => {
    if (!isInterrupt(signal)) return;
    const status = STATUSES[signal];
    if (first === undefined) {
      first = performance.now();
      Promise.try(handler, status).catch((error: unknown) => {
        process.stderr.write(`loadline: stopping failed: ${error instanceof Error ? error.message : String(error)}\n`);
        process.exit(status);
      });
    } else if (performance.now() - first > SAME_PRESS_MS) {
      process.exit(status);
    }
  };
  for (const signal of Object.keys(STATUSES)) process.on(signal, listener);
  return {
    [Symbol.dispose]: () => {
      for (const signal of Object.keys(STATUSES)) process.off(signal, listener);
    },
  };
}

function isInterrupt(signal: NodeJS.Signals): signal is Interrupt {
  return Object.hasOwn(STATUSES, signal);
}
