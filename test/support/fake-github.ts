import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { strFromU8 } from "fflate";
import { type AddArtifact, type ArtifactService, artifactService } from "./fake-artifacts.ts";
import { restHandlers } from "./fake-rest.ts";
import {
  type Answer,
  addComment,
  basicError,
  type FakeComment,
  type FakeState,
  type Fault,
  type LoggedRequest,
} from "./fake-state.ts";
import { requestViolations, responseViolations, route } from "./openapi.ts";

/**
 * A GitHub on loopback: the REST operations that Loadline uses, the artifact service and its blob store on an origin
 * of its own. Every request and every answer is checked against GitHub's own description; disposing throws when
 * something was not as described.
 */
export interface FakeGitHub extends FakeState, AsyncDisposable {
  readonly url: string;
  readonly token: string;
  readonly runtimeToken: string;
  readonly addArtifact: AddArtifact;
  addComment(pullRequest: number, body: string, author?: string): FakeComment;
  /** "METHOD /path" of the requests so far, without queries. */
  requests(): string[];
}

export const BOT = "github-actions[bot]";
const TOKEN = "ghs_fake";

export async function startFakeGitHub(over: Partial<FakeState> = {}): Promise<FakeGitHub> {
  const state: FakeState = {
    owner: "acme",
    repo: "shop",
    repositoryId: 77,
    defaultBranch: "main",
    apiPath: "",
    viewer: BOT,
    runs: [],
    artifacts: [],
    comments: [],
    pulls: [],
    files: new Map(),
    commits: new Map(),
    branches: new Map(),
    faults: [],
    log: [],
    violations: [],
    blobUrl: "",
    currentRun: 1,
    currentAttempt: 1,
    nextId: 1000,
    ...over,
  };
  const blobs = await listen();
  state.blobUrl = origin(blobs);
  const service = artifactService(state);
  const api = await listen();
  for (const server of [api, blobs]) {
    server.on("request", (request, response) => {
      handle(state, service, request, response).catch((error: unknown) => {
        state.violations.push(`the fake failed: ${String(error)}`);
        response.destroy();
      });
    });
  }
  return Object.assign(state, {
    url: origin(api) + state.apiPath,
    token: TOKEN,
    runtimeToken: service.runtimeToken,
    addArtifact: service.add,
    addComment: (pullRequest: number, body: string, author = BOT) => addComment(state, pullRequest, body, author),
    requests: () => state.log.map(({ method, path }) => `${method} ${path.split("?")[0]}`),
    [Symbol.asyncDispose]: async () => {
      await Promise.all([api, blobs].map(close));
      if (state.violations.length > 0) throw new Error(`not as GitHub describes it:\n${state.violations.join("\n")}`);
    },
  });
}

/** Removes and returns what was not as GitHub describes it, for tests that provoke it. */
export function takeViolations(state: FakeState): string[] {
  return state.violations.splice(0);
}

async function handle(
  state: FakeState,
  service: ArtifactService,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await buffer(request);
  const { method = "GET", headers } = request;
  const url = new URL(request.url ?? "/", `http://${headers.host}`);
  const path = url.pathname + url.search;
  const entry: LoggedRequest = { method, path, version: header(headers["x-github-api-version"]), status: undefined };
  state.log.push(entry);
  const fault = takeFault(state, `${method} ${path}`);
  fault?.meanwhile?.();
  const happens = fault === undefined || fault.done === true || fault.cut === true || isHarmless(fault);
  if (!happens) return fail(fault, entry, request, response);
  const answer = service.handle(request, url, body) ?? (await rest(state, request, url, body));
  if (fault?.done === true) return fail(fault, entry, request, response);
  await send(response, answer, entry, fault?.cut === true);
}

/** A REST request: known, allowed, and answered as described. */
async function rest(state: FakeState, request: IncomingMessage, url: URL, raw: Buffer): Promise<Answer> {
  const { method = "GET", headers } = request;
  if (![`token ${TOKEN}`, `Bearer ${TOKEN}`].includes(headers.authorization ?? "")) {
    return { status: 401, body: basicError("Bad credentials", 401) };
  }
  const body: unknown = raw.length === 0 ? undefined : JSON.parse(strFromU8(raw));
  if (method === "POST" && url.pathname === `${state.apiPath.replace("/v3", "")}/graphql`) return viewer(state, body);
  const inside = url.pathname.startsWith(`${state.apiPath}/`);
  const found = inside ? route(method, url.pathname.slice(state.apiPath.length)) : undefined;
  const handler = found && restHandlers[found.operation.id];
  if (found === undefined || handler === undefined) {
    state.violations.push(`unknown route ${method} ${url.pathname}`);
    return { status: 404, body: basicError("Not Found", 404) };
  }
  const { operation, params } = found;
  const wrong = requestViolations(found, url.searchParams, body);
  state.violations.push(...wrong.map((violation) => `request ${operation.id}: ${violation}`));
  const answer = handler(state, { params, url, body });
  const unlike = responseViolations(operation, answer.status, answer.body);
  state.violations.push(...unlike.map((violation) => `answer ${operation.id}: ${violation}`));
  return answer;
}

/** The only GraphQL question that Loadline asks. */
function viewer(state: FakeState, body: unknown): Answer {
  const { query } = body as { query: string };
  const known = /^\s*(query\s*)?{\s*viewer\s*{\s*login\s*}\s*}\s*$/.test(query);
  if (!known || Object.keys(body as object).join() !== "query")
    state.violations.push(`GraphQL ${JSON.stringify(body)}`);
  return { status: 200, body: { data: { viewer: { login: state.viewer } } } };
}

function isHarmless({ meanwhile, status, reset, silent }: Fault): boolean {
  return meanwhile !== undefined && status === undefined && reset !== true && silent !== true;
}

function takeFault(state: FakeState, line: string): Fault | undefined {
  const fault = state.faults.find(({ match, times = 1 }) => times > 0 && match.test(line));
  if (fault !== undefined) fault.times = (fault.times ?? 1) - 1;
  return fault;
}

function fail(fault: Fault, entry: LoggedRequest, request: IncomingMessage, response: ServerResponse): void {
  if (fault.silent === true) entry.status = "silent";
  else if (fault.reset === true) {
    entry.status = "reset";
    request.socket.resetAndDestroy();
  } else {
    const status = fault.status ?? 500;
    entry.status = status;
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...fault.headers });
    const body = fault.body ?? basicError("fault", status);
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  }
}

async function send(response: ServerResponse, answer: Answer, entry: LoggedRequest, cut: boolean): Promise<void> {
  const { status, body, headers } = answer;
  const bytes = body instanceof Uint8Array ? body : Buffer.from(body === undefined ? "" : JSON.stringify(body));
  const type = body === undefined || body instanceof Uint8Array ? {} : { "content-type": "application/json" };
  const half = cut || answer.cut === "connection";
  entry.status = half ? "cut" : status;
  const length = status === 204 ? {} : { "content-length": String(bytes.length) };
  response.writeHead(status, { ...type, ...length, ...headers });
  if (!half) {
    response.end(bytes);
    return;
  }
  response.on("error", () => {});
  await new Promise((written) => response.write(bytes.subarray(0, bytes.length / 2), written));
  response.destroy();
}

function header(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

async function listen(): Promise<Server> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

function origin(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.closeAllConnections();
  server.close();
  await closed;
}
