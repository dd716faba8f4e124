import { asMapping, type Mapping } from "./as-written.ts";
import { valuesIn } from "./capture-text.ts";
import { didYouMeanHint } from "./did-you-mean.ts";
import type { ConfigPath, Fault } from "./fault.ts";

/** Every `{{name}}` of a request must have been captured before it, or come from data, whose names only its file knows. */
export function flowFaults(scenario: Mapping, path: ConfigPath): Fault[] {
  const { request, requests, flows, data, rate, think, headers } = scenario;
  const shared = JSON.stringify(headers ?? "");
  const lists: { readonly list: unknown; readonly at: ConfigPath }[] = [
    { list: requests, at: [...path, "requests"] },
    ...Object.entries(asMapping(flows)).map(([name, flow]) => ({
      list: asMapping(flow).requests,
      at: [...path, "flows", name, "requests"],
    })),
  ];
  const single = data === undefined ? strangersIn(request, shared, [], [...path, "request"]) : [];
  const several = data === undefined ? lists.flatMap(({ list, at }) => strangersInList(list, shared, at)) : [];
  return [...single, ...several, ...pacingFaults(rate, think, path)];
}

function pacingFaults(rate: unknown, think: unknown, path: ConfigPath): Fault[] {
  if (rate === undefined || think === undefined) return [];
  const message = "expected no think time beside a rate, got one";
  return [{ path: [...path, "think"], at: "key", message, hint: "the rate says when requests are sent" }];
}

function strangersInList(list: unknown, shared: string, at: ConfigPath): Fault[] {
  const known: string[] = [];
  return (Array.isArray(list) ? list : []).flatMap((item: unknown, index) => {
    const faults = strangersIn(item, shared, known, [...at, index]);
    known.push(...Object.keys(asMapping(asMapping(item).capture)));
    return faults;
  });
}

function strangersIn(item: unknown, shared: string, known: readonly string[], path: ConfigPath): Fault[] {
  if (item === undefined) return [];
  const { path: target, headers, body, json } = asMapping(item);
  const text = typeof item === "string" ? item : JSON.stringify([target, headers, body, json]);
  const strangers = [...new Set([...valuesIn(text), ...valuesIn(shared)])].filter((name) => !known.includes(name));
  return strangers.map((name) => {
    const some = known.length === 0 ? "none is known here" : `known here are ${known.join(", ")}`;
    const message = `expected the name of a value that an earlier request captures, got {{${name}}}`;
    const hint = `${didYouMeanHint(name, known) ?? some}; "data: users.csv" has values, too`;
    return { path, at: "value" as const, message, hint };
  });
}
