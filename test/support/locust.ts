import { createServer } from "node:http";
import { resolve } from "node:path";
import { createLocustEngine } from "../../src/engines/locust/engine.ts";
import type { LoadScript, Scenario } from "../../src/model/scenario.ts";
import type { Engine, Log } from "../../src/run/ports.ts";
import { type CountingServer, httpServer } from "../fixtures/servers/counting-server.ts";
import { aScenario } from "./builders.ts";
import { silentLog, sourceGenerator } from "./engine-session.ts";

const FIXTURES = resolve(import.meta.dirname, "../fixtures/locust");

/** Made by scripts/tools.sh. */
export const LOCUST_PYTHON = resolve(import.meta.dirname, "../../.cache/locust/bin/python");

export function locustFromSource(log: Log = silentLog): Engine {
  const { PATH = "", HOME = "" } = process.env;
  return createLocustEngine({ generatorUrl: sourceGenerator, log, environment: { PATH, HOME } });
}

/** A scenario of a locustfile of the fixtures. */
export function aLocustScenario(
  file: string,
  { script = {}, ...overrides }: Partial<Omit<Scenario, "script">> & { readonly script?: Partial<LoadScript> } = {},
): Scenario {
  return aScenario({
    name: file,
    engine: "locust",
    requests: [],
    users: 4,
    ...overrides,
    script: {
      file,
      args: [],
      env: {},
      tags: [],
      python: LOCUST_PYTHON,
      budgets: {},
      found: { folder: FIXTURES, texts: {} },
      ...script,
    },
  });
}

/** A shop with sessions: it answers 401 to everybody who did not log in with it. */
export interface ShopServer extends CountingServer {
  readonly logins: number;
  /** Sessions that were used and are not its own. */
  readonly strangers: number;
}

/** What the shop answers instead, by path. */
export type Wrong = (path: string) => { readonly status?: number; readonly text?: string; readonly delayMs?: number };

export async function shopServer(name: string, wrong: Wrong = () => ({})): Promise<ShopServer> {
  const known = new Set<string>();
  let strangers = 0;
  const server = await httpServer((request, response) => {
    const path = request.url ?? "";
    const session = /session=([\w-]+)/.exec(request.headers.cookie ?? "")?.[1];
    if (session !== undefined && !known.has(session)) strangers++;
    if (path === "/login") {
      const mine = `${name}-${known.size}`;
      known.add(mine);
      response.setHeader("set-cookie", `session=${mine}; Path=/`);
    }
    const allowed = path === "/login" || session !== undefined;
    const { status = allowed ? 200 : 401, text = '{"item": 1, "total": 2}', delayMs = 0 } = wrong(path);
    setTimeout(() => {
      response.statusCode = status;
      response.end(text);
    }, delayMs);
  });
  return Object.defineProperties(server, {
    logins: { get: () => known.size },
    strangers: { get: () => strangers },
  }) as ShopServer;
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
