import type { ConfigPath, Fault } from "./fault.ts";
import { LONGEST_NAME } from "./leaf.ts";
import { defaultRequestName, parseRequestLine } from "./request-text.ts";
import { shown } from "./shown.ts";

type Mapping = Readonly<Record<string, unknown>>;

/**
 * What values that may each be right say wrong together. It looks at the file as written and takes nothing for granted,
 * so that these problems are told together with those of the schema.
 */
export function inconsistencies(file: unknown): readonly Fault[] {
  const { app, scenarios } = asMapping(file);
  return [
    ...appFaults(asMapping(app)),
    ...Object.entries(asMapping(scenarios)).flatMap(([name, scenario]) =>
      scenarioFaults(asMapping(scenario), ["scenarios", name], typeof scenario === "object" && scenario !== null),
    ),
  ];
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
  const { profile, users, request, requests, headers } = scenario;
  const faults: Fault[] = [];
  if (isScenario && "request" in scenario === "requests" in scenario) {
    const seen = "request" in scenario ? "both" : "neither";
    const hint = 'such as "request: GET /users"';
    faults.push({ path, at: "key", message: `expected either request or requests, got ${seen}`, hint });
  }
  if (profile === "speed" && users !== undefined && users !== 1) {
    const message = `expected 1 in a speed scenario, got ${shown(users)}`;
    faults.push({ path: [...path, "users"], at: "value", message, hint: 'leave users out, or use "profile: load"' });
  }
  faults.push(...headerFaults(headers, [...path, "headers"]));
  if (request !== undefined) faults.push(...requestFaults(request, [...path, "request"]));
  const items = Array.isArray(requests) ? requests : [];
  items.forEach((item, index) => {
    faults.push(...requestFaults(item, [...path, "requests", index]));
  });
  return [...faults, ...nameFaults(items, [...path, "requests"])];
}

/** Requests are told apart by their names. */
function nameFaults(items: readonly unknown[], path: ConfigPath): Fault[] {
  const first = new Map<string, number>();
  return items.flatMap((item, index) => {
    const name = requestName(item);
    if (name === undefined) return [];
    const before = first.get(name);
    if (before === undefined) {
      first.set(name, index);
      return [];
    }
    const message = `expected a name of its own for each request, got ${shown(name)} as for requests[${before}]`;
    const hint = "give one of them another name";
    const own = typeof asMapping(item).name === "string" ? ["name"] : [];
    return [{ path: [...path, index, ...own], at: "value" as const, message, hint }];
  });
}

function requestName(item: unknown): string | undefined {
  if (typeof item === "string") {
    const line = parseRequestLine(item);
    return line.ok ? defaultRequestName(line.value, LONGEST_NAME) : undefined;
  }
  const { name, method = "GET", path } = asMapping(item);
  if (typeof name === "string") return name;
  if (name !== undefined || typeof path !== "string" || typeof method !== "string") return undefined;
  return defaultRequestName({ method, path }, LONGEST_NAME);
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

/** Anything else has no keys. */
function asMapping(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
