import { setTimeout as pause } from "node:timers/promises";
import { getOctokit } from "@actions/github";
import { failureHeader, statusOf } from "./failure.ts";

export type GitHubClient = ReturnType<typeof getOctokit>;

/** How patient a client is; the defaults are for GitHub, tests take others. */
export interface Patience {
  /** Milliseconds after which one attempt is given up. */
  readonly timeoutMs: number;
  readonly pause: (ms: number) => Promise<unknown>;
}

const API_VERSION = "2022-11-28";
const ATTEMPTS = 3;
const MAX_WAIT_SECONDS = 20;
const PATIENCE: Patience = { timeoutMs: 20_000, pause: (ms) => pause(ms) };

/**
 * GitHub's REST API as Loadline needs it. Reads are repeated twice after a 5xx, a broken connection or half an answer
 * (after 1 s and 2 s); anything is repeated when GitHub refused it with a `retry-after` of 20 s or less. A write is
 * never repeated after a 5xx, because it may have been carried out: the caller looks again.
 *
 * Octokit's retry plugin is not used: it ignores `retry-after`, repeats POST, and its back-off grows from call to call.
 */
export function createClient(token: string, baseUrl?: string, patience: Patience = PATIENCE): GitHubClient {
  const client = getOctokit(token, { userAgent: "loadline", ...(baseUrl === undefined ? {} : { baseUrl }) });
  client.hook.wrap("request", async (request, options) => {
    options.headers["x-github-api-version"] = API_VERSION;
    const shared = options.request;
    for (let attempt = 1; ; attempt++) {
      try {
        // Changed in place: hooks further in see this object, whatever is passed on. Its `request` is shared by all calls.
        options.request = { ...shared, signal: AbortSignal.timeout(patience.timeoutMs) };
        return complete(await request(options));
      } catch (error) {
        const wait = attempt < ATTEMPTS ? secondsToWait(error, options.method, attempt) : undefined;
        if (wait === undefined) throw error;
        await patience.pause(wait * 1000);
      }
    }
  });
  return client;
}

/** Seconds until another attempt; undefined when there must not be one. */
function secondsToWait(error: unknown, method: string, attempt: number): number | undefined {
  const status = statusOf(error);
  if (status === 403 || status === 429) {
    const told = Number(failureHeader(error, "retry-after") ?? Number.NaN);
    return told >= 0 && told <= MAX_WAIT_SECONDS ? told : undefined;
  }
  return method === "GET" && status !== undefined && status >= 500 ? 2 ** (attempt - 1) : undefined;
}

/** Octokit gives a JSON body that was cut in transit as text with status 200, and makes an empty list of it when paging. */
function complete<T extends { data: unknown; headers: { "content-type"?: string } }>(response: T): T {
  const json = /\bjson\b/.test(response.headers["content-type"] ?? "");
  if (!json || typeof response.data !== "string") return response;
  throw Object.assign(new Error("half a JSON document arrived"), { status: 502 });
}
