import { Socket } from "node:net";
import type { Client, ResponseInfo, ResponseParser } from "autocannon";
import { NO_STATUS } from "../../model/sample.ts";
import type { FlowState } from "./flow-state.ts";
import type { Gatekeeper, UserOptions } from "./gatekeeper.ts";
import { limiterSign } from "./limiter-sign.ts";
import { assertPinned } from "./pinned.ts";

/** Milliseconds; an idle connection that the server ends sooner counts as one that could not be made. */
const SHORT_LIFE_MS = 100;
/** What is below is no HTTP status. */
const LOWEST_STATUS = 100;
const BACK_OFF_MS = { first: 20, most: 1000 };

/**
 * One user: a connection of autocannon's that sends only when the gate lets it.
 *
 * autocannon sends by `_doRequest` and connects by `_connect`; both are replaced here, and every response, time-out,
 * error and end of a connection comes back to one of them. A user is `cold` when it has no connection: before the
 * first one, and after a response that closes it. A request of a cold user is timed from before the connect.
 */
export class User {
  /** Settles when the first connection stands; at once where each request brings its own. */
  readonly connected: Promise<void>;
  private readonly client: Client;
  private readonly gate: Gatekeeper;
  private readonly fresh: boolean;
  private readonly firstRequest: number;
  private readonly flow: FlowState | undefined;
  private readonly thinkMs: number;
  private mustThink = false;
  private readonly send: () => void;
  private readonly connect: () => void;
  private readonly established: () => void;
  private busy = false;
  private cold = true;
  private dialling = false;
  private hasConnected = false;
  private closing = false;
  private informational = false;
  private status = 0;
  private from = 0;
  private sentAt = 0;
  private dialledAt = 0;
  private failures = 0;
  private backOff: NodeJS.Timeout | undefined;
  private handlers:
    | {
        readonly headers: (info: ResponseInfo) => unknown;
        readonly body: ResponseParser[3];
        readonly complete: () => void;
      }
    | undefined;

  /** To be called from autocannon's `setupClient`. Throws a Problem when the client is not of the pinned version. */
  constructor(client: Client, gate: Gatekeeper, options: UserOptions) {
    const { fresh, timeoutMs, firstRequest, flow, thinkMs } = options;
    assertPinned(client);
    this.client = client;
    this.gate = gate;
    this.fresh = fresh;
    this.firstRequest = firstRequest;
    this.flow = flow;
    this.thinkMs = thinkMs;
    if (flow !== undefined) followFlow(client, flow);
    this.send = client._doRequest;
    this.connect = client._connect;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.connected = promise;
    this.established = resolve;
    if (fresh) resolve();
    client.timeout = timeoutMs;
    // autocannon's destroy() needs a socket, also when this user never connects.
    client.conn = new Socket();
    client._doRequest = () => {
      if (!this.dialling) this.next();
    };
    client._connect = () => this.reconnect();
  }

  /** Sends the next request of the user's list if the gate has room, else parks. */
  next(): void {
    if (this.closing) this.hangUp();
    if (this.mustThink) {
      this.mustThink = false;
      this.gate.think(this, this.thinkMs);
      return;
    }
    const now = performance.now();
    const from = this.gate.take(now);
    if (from === undefined) {
      this.gate.park(this);
      return;
    }
    this.busy = true;
    this.from = from;
    this.sentAt = now;
    if (this.cold) this.dial();
    // autocannon built it before anything was known of this user.
    if (this.flow !== undefined && this.client.reqsMade === 0) this.client.requestIterator.rebuildRequest();
    this.send.call(this.client);
  }

  /** Keeps autocannon's time-out away from a user that has no request in flight. */
  rest(): void {
    if (!this.busy) this.client.timeoutTicker.reschedule(this.client.timeout);
  }

  /** Gives a request in flight up, with its connection. */
  abandon(): void {
    if (!this.busy) return;
    this.busy = false;
    this.hangUp();
    this.comeBack();
  }

  end(): void {
    clearTimeout(this.backOff);
    this.client.destroy();
  }

  /** autocannon wants a new connection: the first one, or the last one has ended, failed or timed out. */
  private reconnect(): void {
    if (this.client.destroyed || this.backOff !== undefined) return;
    if (this.busy && this.completedByEnd()) return;
    const idle = !this.busy;
    const lived = performance.now() - this.dialledAt;
    const failed = !this.cold && (!this.hasConnected || (idle && lived < SHORT_LIFE_MS));
    if (this.busy) this.finish(this.failure());
    this.hangUp();
    if (failed) this.comeBackLater();
    else this.comeBack();
  }

  /** A body without a length ends with its connection: then the response is complete, and its handlers went on. */
  private completedByEnd(): boolean {
    const { conn, parser } = this.client;
    if (!conn.readableEnded) return false;
    parser.finish();
    return !this.busy || this.client.conn !== conn;
  }

  private failure(): number {
    const { conn } = this.client;
    if (conn.errored !== null && !this.hasConnected) return NO_STATUS.refused;
    // autocannon's time-out destroys a healthy connection.
    return conn.errored !== null || conn.readableEnded ? NO_STATUS.lost : NO_STATUS.timedOut;
  }

  private comeBack(): void {
    if (!this.fresh) this.dial();
    this.next();
  }

  private comeBackLater(): void {
    this.gate.unpark(this);
    const wait = Math.min(BACK_OFF_MS.most, BACK_OFF_MS.first * 2 ** this.failures++);
    this.backOff = setTimeout(() => {
      this.backOff = undefined;
      this.comeBack();
    }, wait);
  }

  private dial(): void {
    const { client } = this;
    this.renewParser();
    this.cold = false;
    this.hasConnected = false;
    this.dialledAt = performance.now();
    this.dialling = true;
    this.connect.call(client);
    this.dialling = false;
    client.conn.once(client.secure ? "secureConnect" : "connect", () => {
      this.hasConnected = true;
      this.established();
    });
  }

  private hangUp(): void {
    this.closing = false;
    this.cold = true;
    this.client._destroyConnection();
  }

  /** A parser per connection: one that stopped in the middle of a message would misread the next. */
  private renewParser(): void {
    const old = this.client.parser;
    this.handlers ??= { headers: old[2], body: old[3], complete: old[4] };
    const parser = new old.constructor("RESPONSE");
    parser[1] = old[1];
    parser[2] = (info) => this.onHeaders(parser, info);
    parser[3] = (chunk, start, length) => {
      this.flow?.onBody(chunk.subarray(start, start + length));
      this.handlers?.body(chunk, start, length);
    };
    parser[4] = () => this.onComplete(parser);
    this.client.parser = parser;
  }

  /** Answers whether the response has no body, which autocannon leaves to the parser to guess. */
  private onHeaders(parser: ResponseParser, info: ResponseInfo): boolean {
    const { statusCode } = info;
    this.informational = statusCode < 200;
    if (this.informational || parser !== this.client.parser) return true;
    this.status = statusCode;
    this.flow?.onHeaders(info);
    this.handlers?.headers(info);
    this.failures = 0;
    this.closing = this.fresh || !info.shouldKeepAlive;
    const sign = limiterSign(info);
    if (sign !== undefined) this.gate.limited(sign);
    return statusCode === 204 || statusCode === 304;
  }

  private onComplete(parser: ResponseParser): void {
    if (this.informational || parser !== this.client.parser) return;
    if (this.busy) {
      this.finish(this.status);
      this.handlers?.complete();
    } else this.dropUnasked();
  }

  /** A response that nobody asked for, such as a 408 for an idle connection, must not answer the next request. */
  private dropUnasked(): void {
    if (this.cold) return;
    this.hangUp();
    this.comeBackLater();
  }

  private finish(status: number): void {
    this.busy = false;
    const { from, sentAt } = this;
    const ofFlow = this.client.requestIterator.currentRequestIndex;
    const request = this.firstRequest + ofFlow;
    this.mustThink = this.thinkMs > 0;
    const endedAt = performance.now();
    const missing = status >= LOWEST_STATUS ? (this.flow?.capture(ofFlow) ?? []) : [];
    if (missing.length > 0) this.gate.lacked(request, missing);
    this.gate.done({ request, from, sentAt, endedAt, status, complete: missing.length === 0 });
  }
}

/** The user's state is what its requests are filled in from, and begins anew with the list. */
function followFlow({ requestIterator }: Client, flow: FlowState): void {
  requestIterator.resetContext = () => {
    requestIterator.context = flow.begin();
  };
  requestIterator.resetContext();
}
