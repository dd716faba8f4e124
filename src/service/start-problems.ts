import type { Arm } from "../model/arm.ts";
import type { App } from "../model/config.ts";
import { EXIT, Problem } from "../model/problem.ts";
import { describeExit, type Exit } from "./exit.ts";
import { LOOPBACK } from "./free-port.ts";
import { listeningPlaces } from "./ownership.ts";
import type { Shell } from "./shell.ts";

const PORT_IN_USE = /EADDRINUSE|address already in use/i;

/** Somebody listened on the configured port before the service was started. */
export function portTaken(arm: Arm, port: number, holder: string): Problem {
  return new Problem({
    code: "port-taken",
    message: `app.port: ${port} is already taken by ${holder}; it must be free before ${arm} is started`,
    hint: "End that process, or leave app.port out and let the service listen on the port in PORT.",
    arm,
    exitStatus: EXIT.unmeasured,
  });
}

/** Somebody else got the port between choosing it and the service's taking it, or shares it. */
export function foreignListener(arm: Arm, port: number, holder: string, log: string): Problem {
  return new Problem({
    code: "port-taken",
    message: `port ${port}, meant for ${arm}, is held by ${holder}, which ${arm}'s start command did not start`,
    hint: "End that process: its answers would be measured instead of the service's.",
    detail: log,
    arm,
    exitStatus: EXIT.unmeasured,
  });
}

export interface EarlyExit {
  readonly arm: Arm;
  /** The command that was run. */
  readonly text: string;
  readonly exit: Exit;
  readonly log: string;
}

/** The start command ended before the service was ready. */
export function exitedEarly({ arm, text, exit, log }: EarlyExit): Problem {
  const common = { detail: log, arm, exitStatus: EXIT.unmeasured } as const;
  if (exit.code === 127) {
    return new Problem({
      ...common,
      code: "start-command-not-found",
      message: `app.start: the shell did not find the command in "${text}" (${arm})`,
      hint: "Is it spelled right, installed by app.install, and in PATH?",
    });
  }
  return new Problem({
    ...common,
    code: "service-exited",
    message: `the service of ${arm} ${describeExit(exit)} before it was ready: "${text}"`,
    hint: hintFor(exit, log),
  });
}

function hintFor({ code }: Exit, log: string): string {
  if (PORT_IN_USE.test(log)) {
    return "It wants a port that is taken. It must listen on PORT; if it needs others too, set app.exclusive: true.";
  }
  if (code === 0) return "app.start must stay in the foreground, or leave the service running in the background.";
  return "The end of its output follows. It gets only the variables in app.env and app.pass-env, and PORT.";
}

export interface NotReady {
  readonly arm: Arm;
  readonly port: number;
  readonly app: App;
  /** The last thing seen, e.g. "last answer: 500". */
  readonly seen: string;
  readonly shell: Shell;
}

/** The time for getting ready is over. */
export function notReady({ arm, port, app, seen, shell }: NotReady): Problem {
  const { path, timeoutSeconds } = app.ready;
  const wanted = path === undefined ? `a connection on port ${port}` : `GET ${path} on port ${port}`;
  return new Problem({
    code: "service-not-ready",
    message: `the service of ${arm} was not ready within ${timeoutSeconds} s (${wanted}; ${seen})`,
    hint: placeHint(app, port, shell) ?? "See its output below; app.ready sets path, status and timeout.",
    detail: shell.log.tail(),
    arm,
    exitStatus: EXIT.unmeasured,
  });
}

/** The commonest cause: a service that listens, but not where it should. */
function placeHint({ host = LOOPBACK }: App, port: number, { tree }: Shell): string | undefined {
  const places = tree === undefined ? [] : listeningPlaces(tree.alive());
  const elsewhere = host === LOOPBACK ? ["[::1]"] : ["[::1]", LOOPBACK];
  const isHere = (place: string) =>
    place.endsWith(`:${port}`) && !elsewhere.some((address) => place.startsWith(`${address}:`));
  if (places.length === 0 || places.some(isHere)) return undefined;
  return `It listens on ${places.join(" and ")}: let it take the port from PORT or {{port}}, on ${host} or 0.0.0.0.`;
}
