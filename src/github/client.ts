import { setTimeout as pause } from "node:timers/promises";
import { getOctokit } from "@actions/github";
import { failureHeader, statusOf, UnusableAnswer } from "./failure.ts";

export type GitHubClient = ReturnType<typeof getOctokit>;

/** How patient a client is; the defaults are for GitHub, tests take others. */
export interface Patience {
  /** Milliseconds after which one attempt is given up. */
  readonly timeoutMs: number;
  /** Milliseconds that all attempts and pauses of the client may take together. */
  readonly totalMs: number;
  readonly pause: (ms: number) => Promise<unknown>;
  /** Milliseconds, from any origin. */
  readonly now: () => number;
}

const API_VERSION = "2022-11-28";
const ATTEMPTS = 3;
const MAX_WAIT_SECONDS = 20;
const PATIENCE: Patience = {
  timeoutMs: 20_000,
  totalMs: 120_000,
  pause: (ms) => pause(ms),
  now: () => performance.now(),
};

/**
 * GitHub's API as Loadline needs it. Reads are repeated twice after a 5xx, a broken connection or half an answer (after
 * 1 s and 2 s); anything is repeated when GitHub refused it with a `retry-after` of 20 s or less. A write is never
 * repeated after a 5xx, because it may have been carried out: the caller looks again. All requests and pauses of a
 * client together take at most two minutes; what comes later fails at once.
 *
 * Octokit's retry plugin is not used: it ignores `retry-after`, repeats POST, and its back-off grows from call to call.
 */
export function createClient(token: string, baseUrl?: string, over: Partial<Patience> = {}): GitHubClient {
  const patience = { ...PATIENCE, ...over };
  const client = getOctokit(token, { userAgent: "loadline", ...(baseUrl === undefined ? {} : { baseUrl }) });
  const allowance = new Allowance(patience);
  client.hook.wrap("request", async (request, options) => {
    options.headers["x-github-api-version"] = API_VERSION;
    const shared = options.request;
    // GraphQL is only asked; its questions go by POST.
    const reads = options.method === "GET" || /\/graphql$/.test(options.url);
    for (let attempt = 1; ; attempt++) {
      try {
        // Changed in place: hooks further in see this object, whatever is passed on. Its `request` is shared by all calls.
        options.request = { ...shared, signal: AbortSignal.timeout(allowance.nextTimeoutMs()) };
        return complete(await allowance.spend(() => request(options)));
      } catch (error) {
        const wait = attempt < ATTEMPTS ? secondsToWait(error, reads, attempt) : undefined;
        if (wait === undefined || wait * 1000 >= allowance.leftMs) throw error;
        await allowance.pause(wait * 1000);
      }
    }
  });
  return client;
}

/** What is left of the time for GitHub. */
class Allowance {
  readonly #patience: Patience;
  #spentMs = 0;

  constructor(patience: Patience) {
    this.#patience = patience;
  }

  get leftMs(): number {
    return this.#patience.totalMs - this.#spentMs;
  }

  /** Throws as a connection does that cannot be made, once there is no time left. */
  nextTimeoutMs(): number {
    const { timeoutMs, totalMs } = this.#patience;
    if (this.leftMs >= 1) return Math.floor(Math.min(timeoutMs, this.leftMs));
    throw Object.assign(new Error(`its answers took longer than ${totalMs / 1000} s altogether`), { status: 500 });
  }

  async spend<T>(work: () => T | Promise<T>): Promise<T> {
    const began = this.#patience.now();
    try {
      return await work();
    } finally {
      this.#spentMs += this.#patience.now() - began;
    }
  }

  /** The time that was meant counts, whatever the pause took. */
  async pause(ms: number): Promise<void> {
    this.#spentMs += ms;
    await this.#patience.pause(ms);
  }
}

/** Seconds until another attempt; undefined when there must not be one. */
function secondsToWait(error: unknown, reads: boolean, attempt: number): number | undefined {
  const status = statusOf(error);
  if (status === 403 || status === 429) {
    const told = Number(failureHeader(error, "retry-after") ?? Number.NaN);
    return told >= 0 && told <= MAX_WAIT_SECONDS ? told : undefined;
  }
  return reads && status !== undefined && status >= 500 ? 2 ** (attempt - 1) : undefined;
}

interface Answer {
  readonly data: unknown;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

/**
 * Octokit gives a JSON body that was cut in transit as text with status 200, makes an empty list of it when paging, and
 * an empty archive of half a download. A proxy's page comes as text, too.
 */
function complete<T extends Answer>(answer: T): T {
  const { data, status, headers } = answer;
  const type = String(headers["content-type"] ?? "no type").split(";", 1)[0];
  if (data instanceof ArrayBuffer) {
    const length = headers["content-encoding"] === undefined ? headers["content-length"] : undefined;
    if (length === undefined || Number(length) === data.byteLength) return answer;
    throw new UnusableAnswer(`${data.byteLength} of ${length} bytes arrived`);
  }
  if (status === 204 || (typeof data === "object" && data !== null)) return answer;
  throw new UnusableAnswer(/\bjson\b/.test(type ?? "") ? "half a JSON document arrived" : `${type} arrived, no JSON`);
}
