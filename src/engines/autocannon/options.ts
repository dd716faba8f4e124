import type { Options, RequestOptions } from "autocannon";
import { EXIT, Problem } from "../../model/problem.ts";
import type { RequestSpec, Scenario } from "../../model/scenario.ts";
import { FlowState } from "./flow-state.ts";
import { forHeader, forJson, forPath, hasPlaceholder } from "./placeholders.ts";

/** autocannon's own list, less those whose responses it waits for in vain. */
const METHODS = ["GET", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"];
/** autocannon writes these itself; a second one would contradict it. */
const OWN_HEADERS = ["connection", "content-length"];
/** Methods that promise a body: some servers refuse them without a length. */
const WITH_BODY = ["POST", "PUT", "PATCH"];
/** Seconds; longer than any session, since autocannon must not end by itself. */
const FOR_EVER = 86_400;
/** Milliseconds; autocannon can end only this often. */
const SAMPLE_INTERVAL_MS = 100;

/** Throws a Problem for a request that autocannon cannot send. */
export function assertSendable({ name, requests }: Scenario): void {
  for (const request of requests) {
    if (METHODS.includes(request.method)) continue;
    throw new Problem({
      code: "method-unsupported",
      message: `${name}: autocannon cannot measure ${request.method} ${request.path}; expected one of ${METHODS.join(", ")}`,
      hint: request.method === "HEAD" ? "Measure the GET of the same path." : "Leave this request out.",
      exitStatus: EXIT.usage,
    });
  }
}

/** autocannon's options for one arm. They hold no undefined value: autocannon would take it for its default. */
export function autocannonOptions(
  url: string,
  { requests, users, timeoutSeconds }: Scenario,
): Omit<Options, "setupClient"> {
  return {
    url,
    connections: users,
    duration: FOR_EVER,
    sampleInt: SAMPLE_INTERVAL_MS,
    // Its own least value; the gate sets the exact one on each connection.
    timeout: Math.max(1, timeoutSeconds),
    requests: requests.map(requestOptions),
  };
}

function requestOptions(spec: RequestSpec): RequestOptions {
  const options = plainOptions(spec);
  const { path, headers, body = "" } = options;
  if (![path, body, ...Object.values(headers)].some(hasPlaceholder)) return options;
  return { ...options, setupRequest: (request, state) => filled(options, request, state) };
}

/** Null where a value is missing: the flow begins anew. Before the first user has a state, the text goes as it is. */
function filled(options: RequestOptions, request: RequestOptions, state: unknown): RequestOptions | null {
  if (!(state instanceof FlowState)) return request;
  const path = state.fill(options.path, forPath);
  const isJson = /json/i.test(options.headers["content-type"] ?? "");
  const body = options.body === undefined ? "" : state.fill(options.body, isJson ? forJson : (value) => value);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(options.headers)) {
    const whole = state.fill(value, forHeader);
    if (whole === undefined) return null;
    headers[name] = whole;
  }
  if (path === undefined || body === undefined) return null;
  const { setupRequest: _, ...rest } = request;
  return body === "" ? { ...rest, path, headers } : { ...rest, path, headers, body };
}

function plainOptions({ method, path, headers, body }: RequestSpec): RequestOptions {
  const own = Object.entries(headers).filter(([name]) => !OWN_HEADERS.includes(name));
  const text = bodyText(body);
  if (text !== "") return { method, path, headers: Object.fromEntries(own), body: text };
  if (WITH_BODY.includes(method)) own.push(["content-length", "0"]);
  return { method, path, headers: Object.fromEntries(own) };
}

function bodyText(body: RequestSpec["body"]): string {
  if (body === undefined) return "";
  if ("file" in body) throw new Error(`the body of ${body.file} was not read before the run`);
  return body.text;
}
