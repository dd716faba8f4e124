import { type Endpoint, parseEndpoint } from "./address.ts";
import { asMapping } from "./as-written.ts";
import { MASTER } from "./complete-script.ts";
import type { ConfigPath, Fault } from "./fault.ts";
import { shown } from "./shown.ts";

const ANYWHERE = "0.0.0.0";

/** Each scenario's master lives through the whole run, so that no two can listen at the same place. */
export function masterFaults(scenarios: unknown): readonly Fault[] {
  const taken: { readonly name: string; readonly endpoint: Endpoint }[] = [];
  return Object.entries(asMapping(scenarios)).flatMap(([name, scenario]) => {
    const { engine, workers, master } = asMapping(scenario);
    if (engine !== "locust" || workers === undefined) return [];
    const parsed = master === undefined ? { ok: true as const, value: MASTER } : parseEndpoint(master);
    if (!parsed.ok) return [];
    const endpoint = parsed.value;
    const before = taken.find((other) => collide(other.endpoint, endpoint));
    taken.push({ name, endpoint });
    if (before === undefined) return [];
    const own: ConfigPath = ["scenarios", name, master === undefined ? "workers" : "master"];
    const { host, port } = endpoint;
    const message = `expected a master of its own for each scenario, got ${host}:${port} as for ${shown(before.name)}`;
    const hint = `such as "master: ${host}:${freePort(port, taken)}", with workers of its own`;
    return [{ path: own, at: master === undefined ? ("key" as const) : ("value" as const), message, hint }];
  });
}

function collide(one: Endpoint, other: Endpoint): boolean {
  return one.port === other.port && (one.host === other.host || one.host === ANYWHERE || other.host === ANYWHERE);
}

/** One that no scenario has, above or, at the end of the range, below. */
function freePort(port: number, taken: readonly { readonly endpoint: Endpoint }[]): number {
  const step = port < 60_000 ? 1 : -1;
  let free = port;
  while (taken.some(({ endpoint }) => endpoint.port === free)) free += step;
  return free;
}
