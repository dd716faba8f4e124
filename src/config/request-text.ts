import type { ExpectedStatus } from "../model/scenario.ts";
import { didYouMean } from "./did-you-mean.ts";
import { failed, type Parsed, parsed } from "./parsed.ts";
import { placeholderFailure } from "./placeholder.ts";

/** Methods whose responses can be timed. */
export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/** Classes of statuses, as `expect` takes them beside single ones. */
export const STATUS_CLASSES = ["1xx", "2xx", "3xx", "4xx", "5xx"] as const satisfies readonly ExpectedStatus[];

/** What an editor may check of a request on one line; `parseRequestLine` decides. */
export const REQUEST_LINE_PATTERN = `^\\s*((${METHODS.join("|")})\\s+)?/\\S*\\s*$`;

/** Headers that say how the body and the connection are sent, which is not the user's to say. */
const SENT_BY_ENGINE: Readonly<Record<string, string>> = {
  connection: 'use "connections: fresh" or "connections: keep-alive"',
  "content-length": "it follows from the body",
  "transfer-encoding": "it follows from the body",
};

export interface RequestLine {
  readonly method: string;
  readonly path: string;
}

/** Reads "POST /users?x=1", or "/users" for a GET. */
export function parseRequestLine(value: unknown): Parsed<RequestLine> {
  const wanted = 'a request such as "GET /users"';
  const words = typeof value === "string" ? value.trim().split(/\s+/) : [];
  const [first = "", second, ...rest] = words;
  if (first === "" || rest.length > 0)
    return failed(wanted, value, 'write the method, one space and the path; a space in the path is "%20"');
  if (second === undefined && METHODS.some((method) => method === first))
    return failed(wanted, value, "the path is missing");
  const method = second === undefined ? parsed("GET") : parseMethod(first);
  if (!method.ok) return method;
  const path = parsePath(second ?? first);
  return path.ok ? parsed({ method: method.value, path: path.value }) : path;
}

/** Reads a method, in capitals. HEAD is refused: the load generator waits for a body that never comes. */
export function parseMethod(value: unknown): Parsed<string> {
  const method = METHODS.find((known) => known === value);
  if (method !== undefined) return parsed(method);
  const wanted = `one of ${METHODS.join(", ")}`;
  if (typeof value === "string" && value.toUpperCase() === "HEAD") {
    return failed(
      wanted,
      value,
      "HEAD cannot be timed: its response has no body, and the load generator waits for one; measure GET of the same path",
    );
  }
  const meant = typeof value === "string" ? didYouMean(value, METHODS) : undefined;
  return failed(wanted, value, meant === undefined ? undefined : `did you mean "${meant}"?`);
}

/** Reads a path with its query, as it is sent but for `{{name}}`: ASCII without spaces, beginning with one "/". */
export function parsePath(value: unknown): Parsed<string> {
  const wanted = 'a path such as "/users?page=2"';
  if (typeof value !== "string") return failed(wanted, value);
  if (/^[a-z]+:\/\//i.test(value))
    return failed(wanted, value, "the service's address is filled in; write only the path");
  if (/^[A-Z]+ \//.test(value)) return failed(wanted, value, 'write the method apart, as "method: …"');
  if (!value.startsWith("/") || value.startsWith("//")) return failed(wanted, value, 'a path begins with one "/"');
  if (value.includes("#")) return failed(wanted, value, 'what follows "#" is not sent; leave it out');
  if (!/^[\x21-\x7e]+$/.test(value))
    return failed(wanted, value, 'percent-encode spaces and letters beyond ASCII: " " is "%20"');
  return parsed(value);
}

/** The same where nothing is filled in. */
export function parsePlainPath(value: unknown): Parsed<string> {
  return (typeof value === "string" ? placeholderFailure(value, []) : undefined) ?? parsePath(value);
}

/** Reads a header's name and gives it in lower case. */
export function parseHeaderName(value: unknown): Parsed<string> {
  const wanted = 'a header\'s name such as "authorization"';
  if (typeof value !== "string" || !/^[!#$%&'*+.^_`|~\w-]+$/.test(value)) return failed(wanted, value);
  const name = value.toLowerCase();
  const why = Object.hasOwn(SENT_BY_ENGINE, name) ? SENT_BY_ENGINE[name] : undefined;
  return why === undefined ? parsed(name) : failed("a header that is yours to set", value, why);
}

/** Reads a header's value: Latin letters and spaces on one line, as HTTP/1.1 allows. */
export function parseHeaderValue(value: unknown): Parsed<string> {
  if (typeof value === "string" && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return parsed(value);
  return failed("a header's value on one line, without letters beyond Latin-1", value);
}

/** The name of a request that the config gives none: its method and path, cut to `longest` characters. */
export function defaultRequestName({ method, path }: RequestLine, longest: number): string {
  const name = `${method} ${path}`;
  return name.length > longest ? `${name.slice(0, longest - 1)}…` : name;
}
