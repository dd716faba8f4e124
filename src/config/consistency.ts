import { asMapping, type Mapping, placedRequests, requestName } from "./as-written.ts";
import type { ConfigPath, Fault } from "./fault.ts";
import { flowFaults } from "./flow-consistency.ts";
import { masterFaults } from "./master-faults.ts";
import { metricFaults } from "./metric-faults.ts";
import { profileFaults } from "./profile-consistency.ts";
import { isScripted, scriptFaults } from "./script-consistency.ts";
import { pathText, shown } from "./shown.ts";
import { waiverFaults } from "./waiver-faults.ts";

/**
 * What values that may each be right say wrong together. It looks at the file as written and takes nothing for granted,
 * so that these problems are told together with those of the schema.
 */
export function inconsistencies(file: unknown): readonly Fault[] {
  const { app, compare, scenarios, waivers } = asMapping(file);
  return [
    ...(app === undefined ? [] : originFaults(asMapping(app), compare)),
    ...appFaults(asMapping(app)),
    ...waiverFaults(waivers, asMapping(scenarios)),
    ...metricFaults(asMapping(file)),
    ...masterFaults(scenarios),
    ...Object.entries(asMapping(scenarios)).flatMap(([name, scenario]) =>
      scenarioFaults(asMapping(scenario), ["scenarios", name], typeof scenario === "object" && scenario !== null),
    ),
  ];
}

/** What only makes sense for a service that is started here. */
const OF_STARTED = [
  "directory",
  "install",
  "build",
  "env",
  "pass-env",
  "reset",
  "host",
  "port",
  "exclusive",
  "stop-timeout",
];

function originFaults(app: Mapping, compare: unknown): Fault[] {
  if ("start" in app === "url" in app) {
    const seen = "url" in app ? "both" : "neither";
    const message = `expected either start or url, got ${seen}`;
    return [{ path: ["app"], at: "key", message, hint: 'such as "start: node server.js"' }];
  }
  if (!("url" in app)) return [];
  const hint = "somebody else runs the service at app.url";
  const stray = OF_STARTED.filter((key) => key in app).map((key): Fault => {
    return { path: ["app", key], at: "key", message: `expected no ${key} beside url, got one`, hint };
  });
  const message = "expected stored beside app.url, got paired";
  return compare === "paired" ? [...stray, { path: ["compare"], at: "value", message, hint }] : stray;
}

function appFaults({ port, exclusive, ready }: Mapping): Fault[] {
  const faults: Fault[] = [];
  if (port !== undefined && exclusive === false) {
    const message = "expected true beside a fixed port, got false";
    faults.push({ path: ["app", "exclusive"], at: "value", message, hint: "two arms cannot listen on one port" });
  }
  if (asMapping(ready).status !== undefined && asMapping(ready).path === undefined) {
    const message = "expected a path that answers with this status, got nothing";
    faults.push({ path: ["app", "ready", "status"], at: "key", message, hint: 'add "path: /healthz"' });
  }
  return faults;
}

function scenarioFaults(scenario: Mapping, path: ConfigPath, isScenario: boolean): Fault[] {
  const { profile, users, request, headers } = scenario;
  const faults: Fault[] = [];
  const given = ["request", "requests", "flows"].filter((key) => key in scenario);
  if (isScenario && given.length !== 1 && !isScripted(scenario)) {
    const seen = given.length === 0 ? "none of them" : given.join(" and ");
    const hint = 'such as "request: GET /users"';
    faults.push({ path, at: "key", message: `expected one of request, requests and flows, got ${seen}`, hint });
  }
  if (profile === "speed" && users !== undefined && users !== 1) {
    const message = `expected 1 in a speed scenario, got ${shown(users)}`;
    faults.push({ path: [...path, "users"], at: "value", message, hint: 'leave users out, or use "profile: load"' });
  }
  faults.push(...profileFaults(scenario, path), ...scriptFaults(scenario, path));
  faults.push(...headerFaults(headers, [...path, "headers"]));
  if (request !== undefined) faults.push(...requestFaults(request, [...path, "request"]));
  const placed = placedRequests(scenario, path);
  for (const { item, at } of placed) faults.push(...requestFaults(item, at));
  return [...faults, ...nameFaults(placed, path.length), ...flowFaults(scenario, path)];
}

/** Requests are told apart by their names. */
function nameFaults(placed: readonly { readonly item: unknown; readonly at: ConfigPath }[], depth: number): Fault[] {
  const first = new Map<string, ConfigPath>();
  return placed.flatMap(({ item, at }) => {
    const name = requestName(item);
    if (name === undefined) return [];
    const before = first.get(name);
    if (before === undefined) {
      first.set(name, at);
      return [];
    }
    const place = pathText(before.slice(depth));
    const message = `expected a name of its own for each request, got ${shown(name)} as for ${place}`;
    const hint = "give one of them another name";
    const own = typeof asMapping(item).name === "string" ? ["name"] : [];
    return [{ path: [...at, ...own], at: "value" as const, message, hint }];
  });
}

function requestFaults(item: unknown, path: ConfigPath): Fault[] {
  const request = asMapping(item);
  const bodies = ["body", "json", "file"].filter((key) => request[key] !== undefined);
  const faults = headerFaults(request.headers, [...path, "headers"]);
  const [first, second] = bodies;
  if (first !== undefined && request.method === undefined) {
    const message = `expected a method beside ${first}, got nothing`;
    faults.push({ path: [...path, first], at: "key", message, hint: 'add "method: POST"' });
  }
  if (second !== undefined) {
    const message = `expected one of body, json and file, got ${bodies.join(" and ")}`;
    faults.push({ path: [...path, second], at: "key", message });
  }
  const number = unwritableNumber(request.json);
  if (number !== undefined) {
    const message = `expected numbers that JSON can hold exactly, got ${number}`;
    faults.push({
      path: [...path, "json"],
      at: "value",
      message,
      hint: 'quote it, or write the JSON as text in "body"',
    });
  }
  return faults;
}

/** Names of headers know no capitals, so two keys may mean the same header. */
function headerFaults(headers: unknown, path: ConfigPath): Fault[] {
  const seen = new Map<string, string>();
  return Object.keys(asMapping(headers)).flatMap((name) => {
    const before = seen.get(name.toLowerCase());
    seen.set(name.toLowerCase(), name);
    if (before === undefined) return [];
    const message = `expected each header once, got ${shown(before)} and ${shown(name)}`;
    return [{ path: [...path, name], at: "key" as const, message }];
  });
}

/** Infinity and NaN have no JSON, and integers beyond 2^53 would be sent rounded. */
function unwritableNumber(json: unknown): number | undefined {
  if (typeof json === "number") {
    const exact = Number.isInteger(json) ? Number.isSafeInteger(json) : Number.isFinite(json);
    return exact ? undefined : json;
  }
  if (typeof json !== "object" || json === null) return undefined;
  for (const part of Object.values(json)) {
    const found = unwritableNumber(part);
    if (found !== undefined) return found;
  }
  return undefined;
}
