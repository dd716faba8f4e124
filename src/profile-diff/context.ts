import type { CostChange, ProfileWindow } from "../model/hotspots.ts";
import { type Subject, subjectKey, subjectOf } from "./costs.ts";

/** What is told of a function beside its cost; nothing of it takes part in ranking. */
export type Context = Pick<CostChange, "line" | "together" | "calls" | "callers" | "within">;

/** Exact calls per request by `subjectKey`, from a counter apart from the profiles; null: several functions share them. */
export interface CallCounts {
  readonly base: ReadonlyMap<string, number | null>;
  readonly head: ReadonlyMap<string, number | null>;
}

const CALLERS = 3;

/** Looks up line, calls per request and callers of functions. */
export function contextOf(
  base: readonly ProfileWindow[],
  head: readonly ProfileWindow[],
  counts: CallCounts | undefined,
): (subject: Subject) => Context {
  const lines = linesOf(head);
  const shared = sharedNames([...base, ...head]);
  const lineOf = (subject: Subject) => {
    const key = subjectKey(subject);
    return shared.has(key) ? null : (lines.get(key) ?? null);
  };
  const callers = callersOf(base, head);
  const { base: before, head: after } = counts ?? { base: callsOf(base), head: callsOf(head) };
  const calls = (key: string) => {
    const [was, is] = [before.get(key), after.get(key)];
    if (was === null || is === null || (was === undefined && is === undefined)) return null;
    return { base: was ?? 0, head: is ?? 0 };
  };
  return (subject) => {
    const key = subjectKey(subject);
    const together = shared.get(key);
    const own = ownersOf(subject, callers).filter((each) => each.package === null && each.file !== null);
    const owner = own.find(({ name }) => !/^[<(]/.test(name ?? "")) ?? own[0];
    return {
      line: lineOf(subject),
      ...(together === undefined ? {} : { together }),
      // Who counts apart knows names and files only.
      calls: together !== undefined || (subject.which !== undefined && counts !== undefined) ? null : calls(key),
      callers: callers(key)
        .slice(0, CALLERS)
        .map(({ subject: caller, share }) => {
          const line = lineOf(caller);
          return { name: caller.name ?? "", file: caller.file, share, ...(line === null ? {} : { line }) };
        }),
      within: owner === undefined ? null : { name: owner.name ?? "", file: owner.file ?? "", line: lineOf(owner) },
    };
  };
}

/** Callers that are followed upwards at most; functions with a name of their own say more than `<listcomp>`. */
const HIGHEST = 20;

/** The first caller, the first one of that, and so on; none of the workspace's own functions needs them. */
function ownersOf(subject: Subject, callers: (key: string) => readonly Caller[]): readonly Subject[] {
  if (subject.package === null) return [];
  const above: Subject[] = [];
  const seen = new Set([subjectKey(subject)]);
  for (let at: Subject | undefined = subject; at !== undefined && above.length < HIGHEST; ) {
    const next: Subject | undefined = callers(subjectKey(at)).find(
      (each) => !seen.has(subjectKey(each.subject)),
    )?.subject;
    if (next !== undefined) above.push(next);
    if (next !== undefined) seen.add(subjectKey(next));
    at = next;
  }
  return above;
}

function functionKeys({ profile }: ProfileWindow): readonly string[] {
  return profile.functions.map((each) => subjectKey(subjectOf(each, "function")));
}

/** The line of the function that costs most itself, of those that are one subject. */
function linesOf(windows: readonly ProfileWindow[]): ReadonlyMap<string, number> {
  const best = new Map<string, { readonly line: number; readonly self: number; readonly inclusive: number }>();
  for (const window of windows) {
    const keys = functionKeys(window);
    for (const [index, { line, self, inclusive }] of window.profile.functions.entries()) {
      const key = keys[index] ?? "";
      const known = best.get(key) ?? { self: 0, inclusive: 0 };
      const more = self > known.self || (self === known.self && inclusive >= known.inclusive);
      if (line > 0 && more) best.set(key, { line, self, inclusive });
    }
  }
  return new Map([...best].map(([key, { line }]) => [key, line]));
}

/** How many functions a subject is, where it is more than one. */
function sharedNames(windows: readonly ProfileWindow[]): ReadonlyMap<string, number> {
  const shared = new Map<string, number>();
  for (const each of windows.flatMap(({ profile }) => profile.functions)) {
    if (each.together !== undefined) shared.set(subjectKey(subjectOf(each, "function")), each.together);
  }
  return shared;
}

/** Empty where a profiler does not count. */
function callsOf(windows: readonly ProfileWindow[]): ReadonlyMap<string, number> {
  const calls = new Map<string, number>();
  const requests = windows.reduce((sum, window) => sum + window.requests, 0);
  for (const window of windows) {
    const keys = functionKeys(window);
    for (const [index, { calls: made }] of window.profile.functions.entries()) {
      const key = keys[index] ?? "";
      if (made !== null) calls.set(key, (calls.get(key) ?? 0) + made / requests);
    }
  }
  return calls;
}

interface Caller {
  readonly subject: Subject;
  /** Of the cost of all calls, on both sides together. */
  readonly share: number;
}

interface CallCost {
  readonly subject: Subject;
  /** Per request. */
  base: number;
  head: number;
}

/** Who calls a function: first those in whose calls it changed most, the way its cost in all calls did. */
function callersOf(base: readonly ProfileWindow[], head: readonly ProfileWindow[]): (key: string) => readonly Caller[] {
  const into = new Map<string, Map<string, CallCost>>();
  addCalls(into, base, "base");
  addCalls(into, head, "head");
  return (key) => {
    const known = [...(into.get(key)?.values() ?? [])];
    const total = known.reduce((sum, call) => sum + call.base + call.head, 0);
    const way = Math.sign(known.reduce((sum, call) => sum + call.head - call.base, 0)) || 1;
    return known
      .filter((call) => call.base + call.head > 0)
      .sort((a, b) => way * (b.head - b.base - a.head + a.base))
      .map((call) => ({ subject: call.subject, share: (call.base + call.head) / total }));
  };
}

function addCalls(
  into: Map<string, Map<string, CallCost>>,
  windows: readonly ProfileWindow[],
  side: "base" | "head",
): void {
  const requests = windows.reduce((sum, window) => sum + window.requests, 0);
  for (const window of windows) {
    const keys = functionKeys(window);
    for (const { caller, callee, inclusive } of window.profile.edges) {
      const [from, to] = [keys[caller] ?? "", keys[callee] ?? ""];
      const calling = window.profile.functions[caller];
      if (from === to || calling === undefined) continue;
      const known = into.get(to) ?? new Map<string, CallCost>();
      into.set(to, known);
      const entry = known.get(from) ?? { subject: subjectOf(calling, "function"), base: 0, head: 0 };
      known.set(from, entry);
      entry[side] += inclusive / requests;
    }
  }
}
