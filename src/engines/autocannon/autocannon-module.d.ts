/** The part of autocannon 9.0.0 that the gate uses; its underscore methods are not public, so the version is pinned. */
declare module "autocannon" {
  import type { EventEmitter } from "node:events";
  import type { Socket } from "node:net";

  export interface ResponseInfo {
    readonly statusCode: number;
    readonly shouldKeepAlive: boolean;
    /** Names and values in turn. */
    readonly headers: readonly string[];
  }

  /** A parser of http-parser-js; its callbacks have numbers for names. */
  export interface ResponseParser {
    readonly constructor: new (type: "RESPONSE") => ResponseParser;
    /** kOnHeaders: trailers. */
    1: (trailers: readonly string[]) => void;
    /** kOnHeadersComplete; answers true where no body follows. */
    2: (info: ResponseInfo) => unknown;
    /** kOnBody. */
    3: (chunk: Buffer, start: number, length: number) => void;
    /** kOnMessageComplete. */
    4: () => void;
    /** Completes a body that ends with its connection; does nothing in any other state. */
    finish(): unknown;
  }

  /** The requests of one client, in turn. */
  export interface RequestIterator {
    readonly currentRequestIndex: number;
    /** Given to setupRequest. */
    context: unknown;
    /** Called whenever the first request comes again. */
    resetContext(): void;
    rebuildRequest(): void;
  }

  /** One connection that carries one request at a time. */
  export interface Client extends EventEmitter {
    conn: Socket;
    parser: ResponseParser;
    /** Milliseconds. */
    timeout: number;
    readonly destroyed: boolean;
    readonly secure: boolean;
    readonly requestIterator: RequestIterator;
    readonly reqsMade: number;
    readonly timeoutTicker: { reschedule(ms: number): void };
    _doRequest(): void;
    _connect(): void;
    _destroyConnection(): void;
    destroy(): void;
  }

  export interface RequestOptions {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    /** Called before each sending; a falsy answer begins the list anew. */
    readonly setupRequest?: (request: RequestOptions, context: unknown) => RequestOptions | null;
  }

  export interface Options {
    readonly url: string;
    readonly connections: number;
    /** Seconds, at least 1. */
    readonly timeout?: number;
    /** Seconds. */
    readonly duration?: number;
    /** Number of requests after which it ends; instead of `duration`. */
    readonly amount?: number;
    /** Milliseconds between its own bookkeeping; it can end only then. */
    readonly sampleInt?: number;
    readonly requests?: readonly RequestOptions[];
    /** Called for each connection before it first connects. */
    readonly setupClient?: (client: Client) => void;
  }

  export interface Instance extends EventEmitter, PromiseLike<unknown> {
    stop(): void;
  }

  export default function autocannon(options: Options): Instance;
}
