import { loosenedRules } from "../config/loosened.ts";
import { parseConfig } from "../config/parse-config.ts";
import type { App, Config } from "../model/config.ts";
import { EXIT, Problem } from "../model/problem.ts";
import type { RequestSpec, Scenario } from "../model/scenario.ts";
import type { Warning } from "../model/warning.ts";
import type { RequestId } from "../verdict/new-requests.ts";
import type { Checkout, Revision, RunPorts } from "./ports.ts";

/** One arm, installed and built. */
export interface PreparedArm {
  readonly checkout: Checkout;
  readonly app: App;
}

/** Both arms, or head alone with the reason why. */
export interface Prepared extends AsyncDisposable {
  readonly head: PreparedArm;
  readonly base: PreparedArm | undefined;
  readonly baseAbsent: string | null;
  /** Requests of base's own config; undefined where it has none. */
  readonly baseRequests: readonly RequestId[] | undefined;
  /** Head's scenarios, with the bodies that stand in files read. */
  readonly scenarios: readonly Scenario[];
  readonly warnings: readonly Warning[];
}

export interface PrepareInput {
  readonly config: Config;
  /** Path of the config below the repository's root. */
  readonly configPath: string;
  readonly head: Revision;
  readonly base: Revision | { readonly kind: "absent"; readonly reason: string };
}

/**
 * Checks out, installs and builds both arms. A base that fails is left out with the reason; a head that fails is a
 * Problem.
 */
export async function prepare(input: PrepareInput, ports: RunPorts): Promise<Prepared> {
  await using stack = new AsyncDisposableStack();
  const warnings: Warning[] = [];
  ports.progress.report({ kind: "step", text: `checking out head (${input.head.label})` });
  const headCheckout = stack.use(await ports.workspace.checkout("head", input.head));
  const scenarios = await readBodies(input.config.scenarios, headCheckout, input.configPath);
  ports.progress.report({ kind: "step", text: "installing and building head" });
  await ports.services.prepare(headCheckout, input.config.app);
  const base = await prepareBase({ ...input, headCheckout }, ports, stack, warnings);
  const moved = stack.move();
  return {
    head: { checkout: headCheckout, app: input.config.app },
    base: base.arm,
    baseAbsent: base.absent,
    baseRequests: base.requests,
    scenarios,
    warnings,
    [Symbol.asyncDispose]: () => moved.disposeAsync(),
  };
}

interface PreparedBase {
  readonly arm: PreparedArm | undefined;
  readonly absent: string | null;
  readonly requests: readonly RequestId[] | undefined;
}

async function prepareBase(
  { base, config, configPath, headCheckout }: PrepareInput & { readonly headCheckout: Checkout },
  ports: RunPorts,
  stack: AsyncDisposableStack,
  warnings: Warning[],
): Promise<PreparedBase> {
  if (base.kind === "absent") return { arm: undefined, absent: base.reason, requests: undefined };
  try {
    ports.progress.report({ kind: "step", text: `checking out base (${base.label})` });
    const checkout = stack.use(await ports.workspace.checkout("base", base));
    const own = await configOfBase(checkout, configPath, warnings);
    if (own !== undefined) warnings.push(...loosenedRules(own, await asWritten(config, headCheckout, configPath)));
    const app = own?.app ?? config.app;
    ports.progress.report({ kind: "step", text: "installing and building base" });
    await ports.services.prepare(checkout, app);
    return { arm: { checkout, app }, absent: null, requests: own === undefined ? undefined : requestsOf(own) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.detail !== undefined) ports.log.untrusted("The end of base's output:", error.detail);
    const absent = `base (${base.label}) could not be prepared: ${error.message}`;
    return { arm: undefined, absent, requests: undefined };
  }
}

async function configOfBase(checkout: Checkout, path: string, warnings: Warning[]): Promise<Config | undefined> {
  const text = await checkout.read(path);
  if (text === undefined) return undefined;
  const parsed = parseConfig(text, path);
  if (parsed.ok) return parsed.config;
  warnings.push({
    code: "base-config-unusable",
    text: `The base commit's ${path} cannot be read by this version; base was started as head's says.`,
  });
  return undefined;
}

/** The config as head's own file has it, without what the caller says over it. */
async function asWritten(config: Config, head: Checkout, path: string): Promise<Config> {
  const text = await head.read(path);
  const parsed = text === undefined ? undefined : parseConfig(text, path);
  return parsed?.ok === true ? parsed.config : config;
}

function requestsOf({ scenarios }: Config): RequestId[] {
  return scenarios.flatMap(({ name, requests }) =>
    requests.map((request) => ({ scenario: name, request: request.name })),
  );
}

/** Scenarios with the bodies that stand in files read from head; a missing file is a Problem. */
export async function readBodies(
  scenarios: readonly Scenario[],
  head: Checkout,
  configPath: string,
): Promise<Scenario[]> {
  const folder = configPath.includes("/") ? configPath.slice(0, configPath.lastIndexOf("/") + 1) : "";
  const read = async (request: RequestSpec): Promise<RequestSpec> => {
    if (request.body === undefined || !("file" in request.body)) return request;
    const path = folder + request.body.file;
    const text = await head.read(path);
    if (text !== undefined) return { ...request, body: { text } };
    throw new Problem({
      code: "body-file-missing",
      message: `${request.name}: the body's file ${path} is not in the head commit or tree`,
      hint: "Paths are relative to the config's folder; files that git ignores are not measured.",
      exitStatus: EXIT.usage,
    });
  };
  return await Promise.all(
    scenarios.map(async (scenario) => ({ ...scenario, requests: await Promise.all(scenario.requests.map(read)) })),
  );
}
