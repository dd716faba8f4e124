import type { CallEdge, CallProfile, ProfiledFunction } from "../model/call-profile.ts";

/** What a cost is counted in, and how many make one of the profile's unit: the format has whole numbers only. */
interface Event {
  readonly name: string;
  readonly title: string;
  readonly perUnit: number;
}

const TRACED: Event = { name: "ns", title: "Time under the profiler [ns]", perUnit: 1e9 };
const TIMED_SAMPLES: Event = { name: "us", title: "Sampled time under the profiler [us]", perUnit: 1e6 };
const COUNTED_SAMPLES: Event = { name: "samples", title: "Samples", perUnit: 1 };

/**
 * A profile in Callgrind's format (https://valgrind.org/docs/manual/cl-format.html), for KCachegrind, QCachegrind and
 * callgrind_annotate. Packages stand as ELF objects, by which the viewers can group. Where the profiler counted no
 * calls, each edge says 1, and the description that it does.
 */
export function toCallgrind(profile: CallProfile, description: string): string {
  const event = eventOf(profile);
  const cost = (value: number) => Math.max(0, Math.round(value * event.perUnit));
  const total = profile.functions.reduce((sum, { self }) => sum + cost(self), 0);
  const counted = profile.functions.some(({ calls }) => calls !== null);
  const names = new Names();
  const edges = Map.groupBy(profile.edges, ({ caller }) => caller);
  const blocks = profile.functions.map((each, index) => {
    // In the order of the lines, as the first mention of a name spells it out.
    const lines = [...names.current(each), `${each.line} ${cost(each.self)}`];
    const writing = { names, cost, from: each.line };
    for (const edge of edges.get(index) ?? []) lines.push(...callLines(profile, edge, writing));
    return [...lines, ""];
  });
  const uncounted = counted ? [] : ["desc: Calls: not counted by a sampling profiler; every 1 stands for some"];
  return [
    "# callgrind format",
    "version: 1",
    "creator: loadline",
    `desc: Trigger: ${oneLine(description)}`,
    ...uncounted,
    "positions: line",
    `event: ${event.name} : ${event.title}`,
    `events: ${event.name}`,
    `summary: ${total}`,
    "",
    ...blocks.flat(),
    `totals: ${total}`,
    "",
  ].join("\n");
}

function eventOf({ unit, perSample }: CallProfile): Event {
  if (unit === "samples") return COUNTED_SAMPLES;
  return perSample === null ? TRACED : TIMED_SAMPLES;
}

interface Writing {
  readonly names: Names;
  readonly cost: (value: number) => number;
  readonly from: number;
}

function callLines({ functions }: CallProfile, edge: CallEdge, { names, cost, from }: Writing): readonly string[] {
  const callee = functions[edge.callee];
  if (callee === undefined) return [];
  const calls = Math.max(1, Math.round(edge.calls ?? 1));
  return [...names.called(callee), `calls=${calls} ${callee.line}`, `${from} ${cost(edge.inclusive)}`];
}

/** The object that the workspace's own code stands under. */
const OWN = "workspace";

/** Names, each written out once and then told by its number; files and functions count apart. */
class Names {
  readonly #known = { ob: new Map<string, number>(), fl: new Map<string, number>(), fn: new Map<string, number>() };

  current(each: ProfiledFunction): readonly string[] {
    const [object, file, name] = this.#of(each);
    return [`ob=${object}`, `fl=${file}`, `fn=${name}`];
  }

  called(each: ProfiledFunction): readonly string[] {
    const [object, file, name] = this.#of(each);
    return [`cob=${object}`, `cfi=${file}`, `cfn=${name}`];
  }

  #of({ name, file, line, package: owner }: ProfiledFunction): readonly [string, string, string] {
    const path = file ?? "(native)";
    return [
      this.#number("ob", owner ?? OWN, owner ?? OWN),
      this.#number("fl", path, path),
      this.#number("fn", JSON.stringify([name, path, line]), name),
    ];
  }

  #number(kind: "ob" | "fl" | "fn", key: string, text: string): string {
    const names = this.#known[kind];
    const known = names.get(key);
    if (known !== undefined) return `(${known})`;
    names.set(key, names.size + 1);
    return `(${names.size}) ${oneLine(text)}`;
  }
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim() || "(unnamed)";
}
