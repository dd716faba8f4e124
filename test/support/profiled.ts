import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CallProfile } from "../../src/model/call-profile.ts";
import type { App, HotspotSettings } from "../../src/model/config.ts";
import { createProfiler } from "../../src/profilers/profiler.ts";
import type { AttachedProfiler, RecordedProfile, RunningService } from "../../src/run/ports.ts";
import type { EndableServiceRunner } from "../../src/service/service-runner.ts";
import { aCheckout, SERVICES } from "./service-bench.ts";

export interface ProfiledService extends AsyncDisposable {
  readonly service: RunningService;
  readonly profiler: AttachedProfiler;
  /** What lies in the folder of profilers now. */
  left(): readonly string[];
}

/** Boots a service of the fixtures under the profiler that fits it. */
export async function profiledService(
  runner: EndableServiceRunner,
  app: App,
  settings: Partial<HotspotSettings> = {},
): Promise<ProfiledService> {
  await using stack = new AsyncDisposableStack();
  const temporary = mkdtempSync(join(tmpdir(), "ll-"));
  stack.defer(() => rmSync(temporary, { recursive: true, force: true }));
  const profiler = createProfiler({ generatorUrl: new URL("../../src/generator.ts", import.meta.url), temporary });
  const all: HotspotSettings = {
    when: "auto",
    limitSeconds: 60,
    pprof: undefined,
    python: "cprofile",
    env: {},
    ...settings,
  };
  const session = stack.use(await profiler.prepare("head", all));
  const service = stack.use(await runner.boot(aCheckout("head", SERVICES), app, session.variables));
  await requests(service, 3);
  const attached = await session.attach(service);
  const owned = stack.move();
  return {
    service,
    profiler: attached,
    left: () => readdirSync(temporary),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** One after the other, on a connection each. */
async function requests({ url }: RunningService, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const response = await fetch(url, { headers: { connection: "close" } });
    await response.text();
    if (response.status !== 200) throw new Error(`the service answered ${response.status}`);
  }
}

/**
 * Windows with so many requests each, and everything that was recorded. Where the profiler lags, each of the service's
 * processes needs one more request, and the system decides who gets one.
 */
export async function record(
  { service, profiler }: ProfiledService,
  counts: readonly number[],
): Promise<readonly RecordedProfile[]> {
  for (const [window, count] of counts.entries()) {
    await profiler.begin(window);
    await requests(service, count);
    await profiler.end(window);
  }
  const wanted = counts.reduce((sum, count) => sum + count, 0);
  for (let more = 0; profiler.lags && more < 100; more++) {
    await requests(service, 1);
    const recorded = await profiler.stop();
    const windows = recorded.flatMap((profile) => profile.windows);
    if (windows.reduce((sum, window) => sum + (window.requests ?? 0), 0) === wanted) return recorded;
  }
  return await profiler.stop();
}

/** Inclusive cost of functions by name, as a share of the whole. */
export function shares(profiles: readonly CallProfile[]): ReadonlyMap<string, number> {
  const costs = new Map<string, number>();
  let total = 0;
  for (const { name, self, inclusive } of profiles.flatMap(({ functions }) => functions)) {
    costs.set(name, (costs.get(name) ?? 0) + inclusive);
    total += self;
  }
  return new Map([...costs].map(([name, cost]) => [name, total > 0 ? cost / total : 0]));
}
