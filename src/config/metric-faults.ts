import { METRIC_IDS, METRICS, type MetricId } from "../model/metric.ts";
import { PROFILES, type Profile } from "../model/profile.ts";
import { asMapping, type Mapping, placedRequests } from "./as-written.ts";
import { parseBudget } from "./budget-expression.ts";
import type { ConfigPath, Fault } from "./fault.ts";
import { shown } from "./shown.ts";

/** Metrics of the service's processes, which are not seen where somebody else runs it. */
const OF_PROCESSES: readonly MetricId[] = ["cpu", "rss", "rss-slope"];

/** A metric as the file names it. */
interface Named {
  readonly metric: MetricId;
  readonly path: ConfigPath;
  readonly at: Fault["at"];
  /** What stands there. */
  readonly written: unknown;
  /** It is meant for a single request. */
  readonly ofRequest?: boolean;
}

/** Metrics that are named where nothing measures them: a gate, floor, budget or waiver there would never be judged. */
export function metricFaults({ app, budgets, scenarios, waivers }: Mapping): Fault[] {
  const all = asMapping(scenarios);
  const inScenarios = Object.entries(all).map(([name, each]) => {
    const scenario = asMapping(each);
    const path: ConfigPath = ["scenarios", name];
    return { scenario, named: [...namedInScenario(scenario, path), ...namedInRequests(scenario, path)] };
  });
  const ofService = namedInBudgets(budgets, ["budgets"]);
  const attached = "url" in asMapping(app);
  const everywhere = [...ofService, ...inScenarios.flatMap(({ named }) => named)];
  return [
    ...(attached ? everywhere.flatMap(unseen) : []),
    ...inScenarios.flatMap(({ scenario, named }) => named.flatMap((each) => strange(each, profileOf(scenario)))),
    ...ofService.flatMap((each) => nowhere(each, Object.values(all).map(asMapping).map(profileOf))),
    ...namedInWaivers(waivers).flatMap(({ scenario, ...each }) =>
      typeof scenario === "string" && Object.hasOwn(all, scenario)
        ? strange(each, profileOf(asMapping(all[scenario])))
        : [],
    ),
  ];
}

function namedInScenario({ gate, floors, margins, budgets }: Mapping, path: ConfigPath): Named[] {
  const gated = (Array.isArray(gate) ? gate : []).flatMap((written: unknown, index) =>
    named(written, { path: [...path, "gate", index], at: "value" }),
  );
  const sizes = Object.entries({ floors, margins }).flatMap(([key, sizesOf]) =>
    Object.keys(asMapping(sizesOf)).flatMap((id) => named(id, { path: [...path, key, id], at: "key" })),
  );
  return [...gated, ...sizes, ...namedInBudgets(budgets, [...path, "budgets"])];
}

function namedInRequests(scenario: Mapping, path: ConfigPath): Named[] {
  const lists = [{ item: scenario.request, at: [...path, "request"] }, ...placedRequests(scenario, path)].map(
    ({ item, at }) => ({ budgets: asMapping(item).budgets, at: [...at, "budgets"] }),
  );
  const ofScript = Object.entries(asMapping(scenario["request-budgets"])).map(([name, budgets]) => {
    return { budgets, at: [...path, "request-budgets", name] };
  });
  return [...lists, ...ofScript]
    .flatMap(({ budgets, at }) => namedInBudgets(budgets, at))
    .filter(({ metric }) => METRICS[metric].per === "request")
    .map((each) => ({ ...each, ofRequest: true }));
}

function namedInBudgets(budgets: unknown, path: ConfigPath): Named[] {
  return (Array.isArray(budgets) ? budgets : []).flatMap((written: unknown, index): Named[] => {
    const read = parseBudget(written);
    return read.ok ? [{ metric: read.value.metric, path: [...path, index], at: "value", written }] : [];
  });
}

function namedInWaivers(waivers: unknown): (Named & { readonly scenario: unknown })[] {
  return (Array.isArray(waivers) ? waivers : []).flatMap((item: unknown, index) => {
    const { scenario, metric } = asMapping(item);
    const path = ["waivers", index, "metric"];
    return named(metric, { path, at: "value" }).map((each) => ({ ...each, scenario }));
  });
}

/** None for what is no metric, which the schema tells. */
function named(written: unknown, place: Pick<Named, "path" | "at">): Named[] {
  const metric = METRIC_IDS.find((id) => id === written);
  return metric === undefined ? [] : [{ ...place, metric, written }];
}

/** Undefined for a profile that does not exist. */
function profileOf({ profile = "load" }: Mapping): Profile | undefined {
  return PROFILES.find((known) => known === profile);
}

function strange({ metric, path, at, written, ofRequest = false }: Named, profile: Profile | undefined): Fault[] {
  if (profile === undefined || METRICS[metric].profiles.includes(profile)) return [];
  const known = METRIC_IDS.filter((id) => METRICS[id].profiles.includes(profile)).filter(
    (id) => !ofRequest || METRICS[id].per === "request",
  );
  const hint = known.length === 0 ? "none of them is of a single request" : `those are ${known.join(", ")}`;
  return [{ path, at, message: `expected a metric of a ${profile} scenario, got ${shown(written)}`, hint }];
}

/** A budget of the service is for every scenario that has its metric. */
function nowhere({ metric, path, at, written }: Named, profiles: readonly (Profile | undefined)[]): Fault[] {
  const has = (profile: Profile | undefined) => profile === undefined || METRICS[metric].profiles.includes(profile);
  if (profiles.length === 0 || profiles.some(has)) return [];
  const hint = `only scenarios with profile ${METRICS[metric].profiles.join(", ")} have ${metric}, and there is none`;
  return [{ path, at, message: `expected a metric of one of the scenarios, got ${shown(written)}`, hint }];
}

function unseen({ metric, path, at, written }: Named): Fault[] {
  if (!OF_PROCESSES.includes(metric)) return [];
  const message = `expected a metric that is seen from outside, got ${shown(written)}`;
  return [{ path, at, message, hint: "CPU and memory of the service at app.url are not seen" }];
}
