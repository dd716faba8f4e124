import { METRIC_IDS, METRICS } from "../model/metric.ts";
import { asMapping, type Mapping, requestNames } from "./as-written.ts";
import { ceilingFailure, parseCeiling } from "./ceiling.ts";
import { didYouMeanHint } from "./did-you-mean.ts";
import type { ConfigPath, Fault } from "./fault.ts";
import type { Failure } from "./parsed.ts";
import { isScripted } from "./script-consistency.ts";
import { shown } from "./shown.ts";

/** What waivers say wrong together with the scenarios and with each other; both as written. */
export function waiverFaults(waivers: unknown, scenarios: Mapping): readonly Fault[] {
  const items: readonly unknown[] = Array.isArray(waivers) ? waivers : [];
  const seen = new Map<string, number>();
  return items.flatMap((item, index) => {
    const waiver = asMapping(item);
    const path = ["waivers", index] as const;
    return [...cellFaults(waiver, path, scenarios), ...ceilingFaults(waiver, path), ...twice(waiver, path, seen)];
  });
}

function cellFaults({ scenario, request, metric }: Mapping, path: ConfigPath, scenarios: Mapping): Fault[] {
  if (typeof scenario !== "string") return [];
  const names = Object.keys(scenarios);
  if (!names.includes(scenario)) return [unknown(scenario, names, "a scenario", [...path, "scenario"])];
  if (typeof request !== "string") return [];
  const written = asMapping(scenarios[scenario]);
  const requests = requestNames(written);
  // What a script sends shows itself when it is sent.
  if (!requests.includes(request) && !isScripted(written)) {
    return [unknown(request, requests, `a request of ${shown(scenario)}`, [...path, "request"])];
  }
  const id = METRIC_IDS.find((known) => known === metric);
  if (id === undefined || METRICS[id].per === "request") return [];
  const message = `expected a metric that each request has beside a request, got ${id}`;
  const hint = `leave request out: ${id} belongs to the scenario as a whole`;
  return [{ path: [...path, "metric"], at: "value", message, hint }];
}

function unknown(name: string, known: readonly string[], what: string, path: ConfigPath): Fault {
  const some = known.slice(0, 10).map((each) => shown(each));
  const rest = known.length > some.length ? ` and ${known.length - some.length} more` : "";
  const hint = didYouMeanHint(name, known) ?? (some.length === 0 ? undefined : `there are ${some.join(", ")}${rest}`);
  return { path, at: "value", message: `expected the name of ${what}, got ${shown(name)}`, hint };
}

function ceilingFaults({ metric, ceiling }: Mapping, path: ConfigPath): Fault[] {
  const id = METRIC_IDS.find((known) => known === metric);
  const parsed = parseCeiling(ceiling);
  if (id === undefined || !parsed.ok) return [];
  const failure = ceilingFailure(parsed.value, id);
  return failure === undefined ? [] : [fault(failure, [...path, "ceiling"])];
}

function fault({ message, hint }: Failure, path: ConfigPath): Fault {
  return { path, at: "value", message, hint };
}

/** Of two waivers of the same kind on one cell, nobody could say which holds. */
function twice({ scenario, request, metric, ceiling }: Mapping, path: ConfigPath, seen: Map<string, number>): Fault[] {
  const parsed = parseCeiling(ceiling);
  if (!parsed.ok) return [];
  const { kind } = parsed.value.ceiling;
  const key = JSON.stringify([scenario, request, metric, kind]);
  const before = seen.get(key);
  if (before === undefined) {
    seen.set(key, Number(path[1]));
    return [];
  }
  const message = `expected one waiver for a cell, got another for that of waivers[${before}]`;
  return [{ path, at: "value", message, hint: "leave the older one out" }];
}
