import { loosenedRules } from "../config/loosened.ts";
import { parseConfig } from "../config/parse-config.ts";
import type { App, Config } from "../model/config.ts";
import { EXIT, Problem } from "../model/problem.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Warning } from "../model/warning.ts";
import type { RequestId } from "../verdict/new-requests.ts";
import type { Checkout, Engine, Revision, RunPorts } from "./ports.ts";
import { folderOf, readScenarioFiles } from "./scenario-files.ts";
import { adoptScripts, otherScripts } from "./script-files.ts";

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
  /** Head's scenarios, with what stands in files read. */
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

/** Why there is no base where the team chose to have none. */
export const STORED_ONLY = "head is compared with main's stored runs only (compare: stored)";

/**
 * Checks out, installs and builds both arms. A base that fails is left out with the reason; a head that fails is a
 * Problem.
 */
export async function prepare(input: PrepareInput, ports: RunPorts): Promise<Prepared> {
  await using stack = new AsyncDisposableStack();
  const warnings: Warning[] = [];
  ports.progress.report({ kind: "step", text: `checking out head (${input.head.label})` });
  const headCheckout = stack.use(await ports.workspace.checkout("head", input.head));
  for (const scenario of input.config.scenarios) refuseUnplayable(scenario, ports.engineOf(scenario));
  const read = await readScenarioFiles(input.config.scenarios, headCheckout, input.configPath, ports.engineOf);
  ports.progress.report({ kind: "step", text: "installing and building head" });
  await ports.services.prepare(headCheckout, input.config.app);
  const scenarios = await adoptScripts(read, ports.engineOf);
  const base = await prepareBase({ ...input, headCheckout }, ports, stack, warnings);
  if (base.arm !== undefined) {
    warnings.push(...(await otherScripts(scenarios, base.arm.checkout, folderOf(input.configPath))));
  }
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

function refuseUnplayable({ name, rate }: Scenario, { id, caps }: Engine): void {
  if (rate === undefined || caps.openLoop) return;
  throw new Problem({
    code: "rate-unsupported",
    message: `${name}: the engine ${id} cannot send at a rate; expected users`,
    hint: 'Use "users" instead of "rate", or leave "engine" out.',
    exitStatus: EXIT.usage,
  });
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
  if (config.compare === "stored") {
    const own = await configAtBase({ base, configPath }, ports, warnings);
    if (own !== undefined) warnings.push(...loosenedRules(own, await asWritten(config, headCheckout, configPath)));
    return { arm: undefined, absent: STORED_ONLY, requests: undefined };
  }
  if (base.kind === "absent") return { arm: undefined, absent: base.reason, requests: undefined };
  try {
    ports.progress.report({ kind: "step", text: `checking out base (${base.label})` });
    const checkout = stack.use(await ports.workspace.checkout("base", base));
    const own = configFrom(await checkout.read(configPath), configPath, warnings);
    if (own !== undefined) warnings.push(...loosenedRules(own, await asWritten(config, headCheckout, configPath)));
    const app = own?.app ?? config.app;
    ports.progress.report({ kind: "step", text: "installing and building base" });
    await ports.services.prepare(checkout, app);
    return { arm: { checkout, app }, absent: null, requests: own === undefined ? undefined : requestsOf(own) };
  } catch (error) {
    if (!(error instanceof Problem) || error.code === "interrupted") throw error;
    if (error.detail !== undefined) ports.log.untrusted("The end of base's output:", error.detail);
    const absent = `base (${base.label}) could not be prepared: ${error.message}`;
    return { arm: undefined, absent, requests: undefined };
  }
}

/** Base's config where base is not checked out: for what head's loosens. Not being able to read it fails nothing. */
async function configAtBase(
  { base, configPath }: Pick<PrepareInput, "base" | "configPath">,
  ports: RunPorts,
  warnings: Warning[],
): Promise<Config | undefined> {
  if (base.kind !== "commit") return undefined;
  try {
    return configFrom(await ports.workspace.readAt(base.sha, configPath), configPath, warnings);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === "interrupted") throw error;
    ports.log.warn(`The base commit's ${configPath} could not be read: ${error.message}`);
    return undefined;
  }
}

function configFrom(text: string | undefined, path: string, warnings: Warning[]): Config | undefined {
  if (text === undefined) {
    const told = `The base commit has no ${path}: what head's config loosens, if anything, is not known.`;
    warnings.push({ code: "loosened", text: told });
    return undefined;
  }
  const parsed = parseConfig(text, path);
  if (parsed.ok) return parsed.config;
  warnings.push({
    code: "base-config-unusable",
    text: `The base commit's ${path} cannot be read by this version; head's is used for both.`,
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
