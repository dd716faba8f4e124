/** Longest part of GitHub's own message that is passed on, in characters. */
const MAX_MESSAGE = 200;

/** An answer that arrived and is not what GitHub's API gives: half of it, or a proxy's page. */
export class UnusableAnswer extends Error {
  /** As of a gateway that got a bad answer, so that reads are repeated and writes are not. */
  readonly status = 502;
}

/** HTTP status of a failed request; 500 for a connection that broke, undefined for anything that is not a request's failure. */
export function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  return typeof status === "number" ? status : undefined;
}

/** A header of the answer that a failed request got; undefined when there was no answer or no such header. */
export function failureHeader(error: unknown, name: string): string | undefined {
  const headers = (error as { response?: { headers?: Record<string, unknown> } } | undefined)?.response?.headers;
  const value = headers?.[name];
  return value === undefined ? undefined : String(value);
}

/** Whether GitHub refused because of too many requests: its limits come as a 429 or a 403, and in GraphQL as a 200. */
export function isLimited(error: unknown): boolean {
  return (
    statusOf(error) === 429 ||
    failureHeader(error, "retry-after") !== undefined ||
    failureHeader(error, "x-ratelimit-remaining") === "0" ||
    /rate limit/i.test(messageOf(error))
  );
}

/**
 * One or two sentences on a request that failed, naming the permission that is missing where that may be the cause.
 * `permission` as in a workflow's permissions, e.g. "pull-requests: write".
 */
export function explainFailure(error: unknown, permission: string): string {
  const message = messageOf(error);
  const said = `GitHub said: ${message}`;
  const status = statusOf(error);
  if (status === undefined || error instanceof UnusableAnswer) return `GitHub's answer was of no use: ${message}.`;
  if (isLimited(error)) return `GitHub limits how often it may be asked${waitOf(error)} (${said}).`;
  if (status === 401) return `The github-token is not accepted (${said}).`;
  if (status === 403) {
    return `The token lacks the permission "${permission}" (${said}). Add it to the workflow's permissions; on pull requests from forks and by Dependabot the token is read-only.`;
  }
  if (status === 404) return `It was not found, or the token lacks the permission "${permission}" (${said}).`;
  if (status < 500) return `GitHub refused the request with status ${status} (${said}).`;
  if (!hasAnswer(error)) return `GitHub could not be reached: ${message}.`;
  return `GitHub failed with status ${status} (${said}).`;
}

/** The first line of a message, at a bounded length. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line =
    message
      .split(/[\r\n]/, 1)[0]
      ?.trim()
      .replace(/\.$/, "") ?? "";
  return line.length > MAX_MESSAGE ? `${line.slice(0, MAX_MESSAGE)}…` : line;
}

function waitOf(error: unknown): string {
  const seconds = failureHeader(error, "retry-after");
  return seconds !== undefined && /^\d{1,6}$/.test(seconds) ? `, next in ${seconds} s` : "";
}

function hasAnswer(error: unknown): boolean {
  return error instanceof Error && "response" in error && error.response !== undefined;
}
