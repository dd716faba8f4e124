import { ENGINES, type EngineId } from "../model/scenario.ts";
import type { Mapping } from "./as-written.ts";
import type { ConfigPath, Fault } from "./fault.ts";
import { parseUsersRange } from "./load-text.ts";
import { shown } from "./shown.ts";

/** Keys that say what is sent where the config itself does. */
const OF_CONFIG = ["request", "requests", "flows", "data", "think", "headers", "connections"];

/** Keys that each engine knows beside those that say nothing of how the load is made. */
const OF_ENGINE: Readonly<Record<EngineId, readonly string[]>> = {
  autocannon: [...OF_CONFIG, "rate", "arrivals", "max-connections"],
  k6: ["file", "args", "env", "request-budgets"],
  locust: ["file", "python", "tags", "args", "env", "request-budgets", "workers", "master"],
  command: ["command", "env", "request-budgets"],
};

/** What an engine cannot do without, where the config does not say what is sent. */
const NEEDED: Readonly<Partial<Record<EngineId, { readonly key: string; readonly example: string }>>> = {
  k6: { key: "file", example: "file: load/shop.js" },
  locust: { key: "file", example: "file: load/locustfile.py" },
  command: { key: "command", example: 'command: "wrk -c {{users}} -d {{seconds}} {{url}}/items"' },
};

interface Owned {
  readonly options: readonly string[];
  readonly instead: string;
}

const OF_LOCUST: readonly Owned[] = [
  { options: ["-u", "--users"], instead: "users" },
  { options: ["-r", "--spawn-rate", "-t", "--run-time"], instead: "users and profile" },
  { options: ["-f", "--locustfile"], instead: "file" },
  { options: ["-T", "--tags"], instead: "tags" },
  { options: ["-H", "--host"], instead: "app" },
  {
    options: ["--headless", "--autostart", "--autoquit", "--web-host", "-P", "--web-port", "--class-picker"],
    instead: "nothing: there is no web page",
  },
  {
    options: [
      "--master",
      "--worker",
      "--processes",
      "--master-host",
      "--master-port",
      "--expect-workers",
      "--master-bind-host",
      "--master-bind-port",
    ],
    instead: "workers and master",
  },
];

const OF_K6: readonly Owned[] = [
  { options: ["-u", "--vus"], instead: "users" },
  { options: ["-d", "--duration", "-i", "--iterations", "-s", "--stage"], instead: "users and profile" },
  { options: ["-e", "--env"], instead: "env" },
  { options: ["-c", "--config"], instead: "the options into the script" },
  {
    options: [
      "-p",
      "--paused",
      "-l",
      "--linger",
      "-a",
      "--address",
      "--execution-segment",
      "--execution-segment-sequence",
    ],
    instead: "nothing: the load comes from one process, which Loadline ends",
  },
  {
    options: ["--log-format", "--log-output", "--console-output", "-v", "--verbose"],
    instead: "nothing: Loadline reads its log",
  },
];

/** Options that Loadline sets itself, and what to write in the config instead. */
const OWNED: Readonly<Record<EngineId, readonly Owned[]>> = {
  autocannon: [],
  k6: OF_K6,
  locust: OF_LOCUST,
  command: [],
};

/** Whether the scenario's load is a file of the team's; an engine that is not known is told by the schema. */
export function isScripted({ engine }: Mapping): boolean {
  return engineOf(engine) !== undefined && engine !== undefined && engine !== "autocannon";
}

/** What does not go together with the engine. */
export function scriptFaults(scenario: Mapping, path: ConfigPath): Fault[] {
  const engine = engineOf(scenario.engine);
  if (engine === undefined) return [];
  const own = OF_ENGINE[engine];
  const known = [...new Set(Object.values(OF_ENGINE).flat())];
  const stray = known.filter((key) => scenario[key] !== undefined && !own.includes(key));
  const faults = stray.map((key): Fault => {
    const users = ENGINES.filter((id) => OF_ENGINE[id].includes(key));
    const message = `expected no ${key} in a scenario of the engine ${engine}, got one`;
    const because = OF_CONFIG.includes(key) ? `its file says what is sent; ${key} is for` : `${key} is for`;
    return { path: [...path, key], at: "key", message, hint: `${because} ${users.join(" and ")}` };
  });
  const needed = NEEDED[engine];
  if (needed !== undefined && scenario[needed.key] === undefined) {
    const message = `expected a ${needed.key} beside the engine ${engine}, got nothing`;
    faults.push({ path, at: "key", message, hint: `add ${shown(needed.example)}` });
  }
  return [...faults, ...workerFaults(scenario, path), ...ownedFaults(engine, scenario.args, path)];
}

/** Each worker has a user at least. */
function workerFaults({ workers, master, users, profile }: Mapping, path: ConfigPath): Fault[] {
  if (master !== undefined && workers === undefined) {
    const message = "expected workers beside master, got nothing";
    return [{ path: [...path, "master"], at: "key", message, hint: 'add "workers: 2"' }];
  }
  const range = parseUsersRange(users);
  const fewest = profile === "speed" ? 1 : range.ok && typeof range.value === "object" ? range.value.from : users;
  if (typeof workers !== "number" || typeof fewest !== "number" || fewest >= workers) return [];
  const message = `expected at most as many workers as there are users (${fewest}), got ${workers}`;
  return [{ path: [...path, "workers"], at: "value", message, hint: "each worker needs a user of its own" }];
}

function engineOf(written: unknown): EngineId | undefined {
  return ENGINES.find((id) => id === (written ?? "autocannon"));
}

function ownedFaults(engine: EngineId, args: unknown, path: ConfigPath): Fault[] {
  if (!Array.isArray(args)) return [];
  return args.flatMap((arg: unknown, index) => {
    const option = typeof arg === "string" ? (arg.split("=")[0] ?? "") : "";
    const owned = OWNED[engine].find(({ options }) => options.includes(option));
    if (owned === undefined) return [];
    const message = `expected no ${shown(option)}, which Loadline sets itself, got it`;
    return [{ path: [...path, "args", index], at: "value" as const, message, hint: `write ${owned.instead}` }];
  });
}
