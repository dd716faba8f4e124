import type { ConfigPath } from "./fault.ts";
import { LONGEST_NAME } from "./leaf.ts";
import { defaultRequestName, parseRequestLine } from "./request-text.ts";

/** The file as written, where nothing is taken for granted. */
export type Mapping = Readonly<Record<string, unknown>>;

/** Anything else has no keys. */
export function asMapping(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The name that a request will have; undefined where it cannot have one. */
export function requestName(item: unknown): string | undefined {
  if (typeof item === "string") {
    const line = parseRequestLine(item);
    return line.ok ? defaultRequestName(line.value, LONGEST_NAME) : undefined;
  }
  const { name, method = "GET", path } = asMapping(item);
  if (typeof name === "string") return name;
  if (name !== undefined || typeof path !== "string" || typeof method !== "string") return undefined;
  return defaultRequestName({ method, path }, LONGEST_NAME);
}

/** Names of the requests of a scenario as written. */
export function requestNames({ request, requests, flows }: Mapping): readonly string[] {
  const lists = [requests, ...Object.values(asMapping(flows)).map((flow) => asMapping(flow).requests)];
  const items = lists.flatMap((list): readonly unknown[] => (Array.isArray(list) ? list : []));
  return [...(request === undefined ? [] : [request]), ...items].flatMap((item) => requestName(item) ?? []);
}

/** A request of a list, and where it stands. */
export interface PlacedRequest {
  readonly item: unknown;
  readonly at: ConfigPath;
}

/** Every request of a scenario's lists, with its place. */
export function placedRequests({ requests, flows }: Mapping, path: ConfigPath): PlacedRequest[] {
  const inList = (list: unknown, at: ConfigPath) =>
    (Array.isArray(list) ? list : []).map((item: unknown, index) => ({ item, at: [...at, index] }));
  const inFlows = Object.entries(asMapping(flows)).flatMap(([name, flow]) =>
    inList(asMapping(flow).requests, [...path, "flows", name, "requests"]),
  );
  return [...inList(requests, [...path, "requests"]), ...inFlows];
}
