import { connect, type Socket } from "node:net";
import { NO_STATUS } from "../../model/sample.ts";
import { BodyReader, BrokenMessage, type Head, HeadReader } from "./framing.ts";
import type { Labels } from "./labels.ts";
import { parseRequestHead, ResponseReader } from "./messages.ts";
import type { Held, RelayGate } from "./relay-gate.ts";

/** Bytes that wait for a slow reader, or for the gate, before their sender is held up. */
const MOST_WAITING = 1 << 20;

const GAVE_UP = "the command gave requests up before they were answered; their answers were waited for";

/** Where a service listens. */
export interface Upstream {
  readonly host: string;
  readonly port: number;
}

export interface RelayParts {
  readonly gate: RelayGate;
  readonly labels: Labels;
  readonly upstream: Upstream;
}

interface Exchange {
  readonly name: number;
  readonly body: BodyReader;
  readonly answer: ResponseReader;
  /** What came of the request before it was let through. */
  readonly first: Buffer[];
}

/**
 * A connection of the tool's and its own one to the service: bytes pass unchanged, one request at a time. What the tool
 * sends before its answer is complete waits. The service is dialled by the first request that is let through.
 */
export class RelayedConnection implements Held {
  from = 0;
  private readonly client: Socket;
  private readonly parts: RelayParts;
  private readonly head = new HeadReader();
  private service: Socket | undefined;
  private hasConnected = false;
  private isFlying = false;
  private exchange: Exchange | undefined;
  private ahead: Buffer[] = [];

  constructor(client: Socket, parts: RelayParts) {
    this.client = client;
    this.parts = parts;
    client.setNoDelay(true);
    client.on("data", (piece) => this.fromClient(piece));
    client.on("error", () => undefined);
    client.on("end", () => this.clientEnded());
    client.on("close", () => this.clientGone());
  }

  release(now: number): void {
    const { exchange } = this;
    if (exchange === undefined) return;
    this.from = now;
    this.isFlying = true;
    this.service ??= this.dial();
    this.service.cork();
    for (const piece of exchange.first) this.service.write(piece);
    this.service.uncork();
    this.client.resume();
  }

  timeOut(now: number): void {
    this.fail(NO_STATUS.timedOut, now);
  }

  abandon(): void {
    this.exchange = undefined;
    this.isFlying = false;
    this.destroy();
  }

  destroy(): void {
    this.client.destroy();
    this.service?.destroy();
  }

  private fromClient(piece: Buffer): void {
    const { exchange } = this;
    try {
      if (exchange === undefined) this.readRequest(piece);
      else if (exchange.body.isOver) this.keep(this.ahead, piece);
      else this.readBody(piece, exchange);
    } catch (error) {
      this.refuse(error);
    }
  }

  private readRequest(piece: Buffer): void {
    const head = this.head.read(piece, 0);
    if (head === undefined) return;
    const { method, target, body: length } = parseRequestHead(head.text);
    const body = new BodyReader(length);
    const end = body.read(piece, head.end);
    const name = this.parts.labels.index(method, target);
    this.exchange = { name, body, answer: new ResponseReader(method), first: firstPieces(head, piece, end) };
    if (end < piece.length) this.ahead.push(piece.subarray(end));
    this.parts.gate.arrive(this);
  }

  private readBody(piece: Buffer, { body, first }: Exchange): void {
    const end = body.read(piece, 0);
    const part = piece.subarray(0, end);
    if (end < piece.length) this.ahead.push(piece.subarray(end));
    if (!this.isFlying) this.keep(first, part);
    else if (this.service?.write(part) === false) {
      this.client.pause();
      this.service.once("drain", () => this.client.resume());
    }
  }

  private keep(pieces: Buffer[], piece: Buffer): void {
    pieces.push(piece);
    if (pieces.reduce((sum, { length }) => sum + length, 0) > MOST_WAITING) this.client.pause();
  }

  private refuse(error: unknown): void {
    if (!(error instanceof BrokenMessage)) throw error;
    this.parts.gate.note(`the command sent a request that cannot be relayed: ${error.message}`);
    if (this.exchange !== undefined) this.withdraw();
    this.destroy();
  }

  private dial(): Socket {
    const service = connect({ ...this.parts.upstream, noDelay: true });
    this.hasConnected = false;
    service.on("connect", () => {
      if (this.service === service) this.hasConnected = true;
    });
    service.on("data", (piece) => this.fromService(service, piece));
    service.on("error", () => undefined);
    service.on("end", () => this.serviceEnded(service, true));
    service.on("close", () => this.serviceEnded(service, false));
    return service;
  }

  private fromService(service: Socket, piece: Buffer): void {
    if (this.service !== service) return;
    const now = performance.now();
    const { exchange } = this;
    if (!this.isFlying || exchange === undefined) {
      // What nobody asked for, such as a 408 before the service hangs up.
      if (exchange === undefined) this.client.write(piece);
      else this.hangUp();
      return;
    }
    try {
      exchange.answer.read(piece);
    } catch (error) {
      if (!(error instanceof BrokenMessage)) throw error;
      this.parts.gate.note(`the service's answer cannot be read: ${error.message}`);
      this.fail(NO_STATUS.lost, now);
      return;
    }
    if (!this.client.write(piece) && this.client.writableLength > MOST_WAITING && !this.client.destroyed) {
      service.pause();
      this.client.once("drain", () => service.resume());
    }
    if (exchange.answer.isComplete) this.answered(exchange, now);
  }

  private answered({ name, answer, body }: Exchange, at: number): void {
    this.exchange = undefined;
    this.isFlying = false;
    this.parts.gate.limited(answer.limiter);
    const { status } = answer;
    const goesOn = body.isOver && this.client.readable && this.service !== undefined;
    if (!goesOn) {
      this.hangUp();
      this.client.destroySoon();
    }
    this.parts.gate.done(this, { name, at, status, ok: status < 400 });
    if (goesOn && this.ahead.length > 0) {
      const ahead = Buffer.concat(this.ahead);
      this.ahead = [];
      this.fromClient(ahead);
    }
    if (goesOn) this.client.resume();
  }

  private fail(status: number, at: number): void {
    const { exchange } = this;
    this.exchange = undefined;
    this.isFlying = false;
    this.destroy();
    if (exchange !== undefined) this.parts.gate.done(this, { name: exchange.name, at, status, ok: false });
  }

  /** Gives the connection to the service up; the next request dials anew. */
  private hangUp(): void {
    const { service } = this;
    this.service = undefined;
    service?.destroy();
  }

  private serviceEnded(service: Socket, inOrder: boolean): void {
    if (this.service !== service) return;
    const now = performance.now();
    const { exchange } = this;
    if (this.isFlying && exchange !== undefined) {
      this.service = undefined;
      if (inOrder && exchange.answer.endsWithConnection) this.answered(exchange, now);
      else this.fail(this.hasConnected ? NO_STATUS.lost : NO_STATUS.refused, now);
      return;
    }
    this.service = undefined;
    // A request that still waits gets a connection of its own when it is let through.
    if (exchange === undefined) this.client.destroySoon();
  }

  /** Half a connection is kept only for an answer that is under way. */
  private clientEnded(): void {
    if (!this.isFlying) this.client.destroy();
    else this.parts.gate.note(GAVE_UP);
  }

  private clientGone(): void {
    if (!this.isFlying) {
      this.withdraw();
      this.service?.destroy();
    } else if (this.exchange?.body.isOver === true) {
      this.parts.gate.note(GAVE_UP);
    } else {
      this.withdraw();
      this.service?.destroy();
    }
  }

  private withdraw(): void {
    const { gate } = this.parts;
    if (this.isFlying) gate.drop(this);
    else gate.withdraw(this);
    this.exchange = undefined;
    this.isFlying = false;
  }
}

function firstPieces({ bytes, end: headEnd }: Head, piece: Buffer, end: number): Buffer[] {
  return end > headEnd ? [bytes, piece.subarray(headEnd, end)] : [bytes];
}
