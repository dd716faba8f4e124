import { get } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Readiness } from "../model/config.ts";

const POLL_MS = 25;
/** The first try's limit; it doubles with each that gets no answer, so that a slow first answer is not cut for ever. */
const FIRST_TRY_MS = 1000;

/** What a try at the service gave. */
type Answer =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly seen: string; readonly silent: boolean };

export type ReadinessOutcome =
  | { readonly kind: "ready" }
  | { readonly kind: "gone" }
  | { readonly kind: "late"; readonly seen: string };

export interface ReadinessRequest {
  readonly host: string;
  readonly port: number;
  readonly ready: Readiness;
  /** Whether waiting makes sense no longer; asked before each try. */
  readonly isGone: () => boolean;
  /** Settles when it is worth asking at once. */
  readonly exited: Promise<unknown>;
}

/** Tries until the service answers as it should, is gone, or the time is over. */
export async function waitUntilReady({
  host,
  port,
  ready,
  isGone,
  exited,
}: ReadinessRequest): Promise<ReadinessOutcome> {
  const deadline = performance.now() + ready.timeoutSeconds * 1000;
  let limit = FIRST_TRY_MS;
  let seen = "no answer";
  let hasExited = false;
  const exit = exited.then(() => {
    hasExited = true;
    return undefined;
  });
  while (performance.now() < deadline) {
    if (isGone()) return { kind: "gone" };
    const abort = new AbortController();
    const left = Math.max(POLL_MS, deadline - performance.now());
    const attempt = tryOnce({ host, port }, ready, Math.min(limit, left), abort.signal);
    const answer = await (hasExited ? attempt : Promise.race([attempt, exit]));
    abort.abort();
    if (answer?.accepted) return { kind: "ready" };
    // A try that the deadline cut short says nothing.
    if (answer !== undefined && (!answer.silent || left >= limit)) seen = answer.seen;
    if (answer?.silent) limit *= 2;
    await sleep(POLL_MS);
  }
  return isGone() ? { kind: "gone" } : { kind: "late", seen };
}

interface Place {
  readonly host: string;
  readonly port: number;
}

function tryOnce(at: Place, { path, status }: Readiness, limitMs: number, signal: AbortSignal): Promise<Answer> {
  return path === undefined ? tryConnecting(at, limitMs, signal) : tryAsking(at, path, status, limitMs, signal);
}

function tryConnecting(at: Place, limitMs: number, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect({ ...at, timeout: limitMs, signal });
    const settle = (answer: Answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => settle({ accepted: true }));
    socket.once("timeout", () => settle(silence("connection not accepted", limitMs)));
    socket.once("error", (error) => settle(refusal(error)));
  });
}

function tryAsking(
  at: Place,
  path: string,
  accepted: readonly number[],
  limitMs: number,
  signal: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve) => {
    const request = get({ ...at, path, agent: false, signal, headers: { accept: "*/*" } });
    let answer: Answer | undefined;
    const timer = setTimeout(() => {
      request.destroy();
      resolve(answer ?? silence("no answer", limitMs));
    }, limitMs);
    request.once("response", (response) => {
      const status = response.statusCode ?? 0;
      const isAccepted = accepted.length === 0 ? status >= 200 && status < 400 : accepted.includes(status);
      const seenNow: Answer = isAccepted
        ? { accepted: true }
        : { accepted: false, seen: `last answer: ${status}`, silent: false };
      // Read to its end where it has one: a service may log a connection that is cut as an error.
      answer = seenNow;
      response.resume();
      response.once("close", () => {
        clearTimeout(timer);
        resolve(seenNow);
      });
      // A body that is cut does not matter; "close" follows.
      response.on("error", () => {});
    });
    request.once("error", (error) => {
      clearTimeout(timer);
      resolve(refusal(error));
    });
  });
}

function silence(what: string, limitMs: number): Answer {
  return { accepted: false, seen: `${what} within ${(limitMs / 1000).toFixed(1)} s`, silent: true };
}

function refusal(error: Error): Answer {
  const code = "code" in error ? String(error.code) : "";
  return { accepted: false, seen: REFUSALS[code] ?? `last error: ${error.message}`, silent: false };
}

const REFUSALS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listened on the port",
  ECONNRESET: "it closed the connection without an answer",
};
