import { z } from "zod";
import { subjectKey, subjectOf } from "./costs.ts";
import { placeProfile } from "./place.ts";
import { attempt, bounded, Malformed, type Reading, within } from "./reading.ts";

/** As of the DevTools protocol's Profiler.ScriptCoverage, function by function: the first range is the function itself. */
const coverage = z.array(
  z.object({
    url: z.string(),
    functions: z.array(
      z.object({
        functionName: z.string(),
        ranges: z.array(z.object({ count: z.number().int().min(0) })).min(1),
      }),
    ),
  }),
);

/**
 * How often each function was called, by `subjectKey`: what V8's precise coverage counted. Null where several functions of
 * that name and file were called.
 *
 * @param root the folder of the checkout
 */
export function readCoverage(text: string, root: string | null): Reading<ReadonlyMap<string, number | null>> {
  return attempt(() => {
    within("bytes", text.length);
    const scripts = parse(text).filter(({ url }) => url !== "");
    const called = scripts.flatMap(({ url, functions }) =>
      functions.map(({ functionName, ranges }) => {
        const name = functionName === "" ? "(anonymous)" : bounded(functionName);
        const file = bounded(url.startsWith("file://") ? decoded(url.slice("file://".length)) : url);
        return { name, file, line: 0, package: null, self: 0, inclusive: 0, calls: ranges[0]?.count ?? 0 };
      }),
    );
    within("functions", called.length);
    const profile = { kind: "cpuprofile", unit: "seconds", perSample: null, functions: called, edges: [] } as const;
    const counts = new Map<string, number | null>();
    for (const each of placeProfile({ ...profile, tree: null }, root).functions) {
      const key = subjectKey(subjectOf(each, "function"));
      const known = counts.get(key);
      if (known === undefined || known === 0) counts.set(key, each.calls);
      else if (each.calls !== 0) counts.set(key, null);
    }
    return counts;
  });
}

function parse(text: string): z.infer<typeof coverage> {
  try {
    return coverage.parse(JSON.parse(text));
  } catch {
    throw new Malformed("it is no coverage of V8's");
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
