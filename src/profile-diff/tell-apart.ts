import type { CallProfile, ProfiledFunction } from "../model/call-profile.ts";
import type { ProfileWindow } from "../model/hotspots.ts";
import { type Definition, type Matched, matchDefinitions } from "./match-definitions.ts";

/** Windows of both arms; those of an arm are of one state of the code. */
export interface ArmWindows {
  readonly base: readonly ProfileWindow[];
  readonly head: readonly ProfileWindow[];
}

/**
 * The same windows, of placed profiles, in which functions that share their name and file, as those without a name do,
 * are told apart where it is certain which one of base is which one of head (`which`). Where it is not, they stay
 * together, and say so (`together`).
 */
export function tellApart({ base, head }: ArmWindows): ArmWindows {
  const [before, after] = [definitionsOf(base), definitionsOf(head)];
  const told = { base: new Map<string, Told>(), head: new Map<string, Told>() };
  for (const file of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(file) ?? new Map(), after.get(file) ?? new Map()];
    if (![...old.values(), ...now.values()].some((each) => each.length > 1)) continue;
    for (const [name, matched] of matchDefinitions(old, now)) tell(told, JSON.stringify([file, name]), matched);
  }
  return { base: renamed(base, told.base), head: renamed(head, told.head) };
}

type Told = Pick<ProfiledFunction, "which" | "together">;

function tell(told: Record<keyof ArmWindows, Map<string, Told>>, key: string, { pairs, rest }: Matched): void {
  for (const pair of pairs) {
    const which = `${pair.head.line}:${pair.head.column}`;
    told.base.set(placeKey(key, pair.base), { which });
    told.head.set(placeKey(key, pair.head), { which });
  }
  // One on each side that are not known to be the same are two; what only one side has is of that side alone.
  const together = Math.max(2, rest.base.length, rest.head.length);
  const shared = rest.base.length > 0 && rest.head.length > 0;
  for (const arm of ["base", "head"] as const) {
    for (const definition of rest[arm]) {
      const which = `${arm} ${definition.line}:${definition.column}`;
      told[arm].set(placeKey(key, definition), shared ? { together } : { which });
    }
  }
}

function placeKey(key: string, { line, column }: Definition): string {
  return `${key} ${line}:${column}`;
}

/** By file, then by name. */
function definitionsOf(windows: readonly ProfileWindow[]): ReadonlyMap<string, Map<string, Definition[]>> {
  const files = new Map<string, Map<string, Definition[]>>();
  const seen = new Set<string>();
  for (const each of windows.flatMap(({ profile }) => profile.functions)) {
    const definition = definitionOf(each);
    if (definition === undefined || each.file === null) continue;
    const key = placeKey(JSON.stringify([each.file, each.name]), definition);
    if (seen.has(key)) continue;
    seen.add(key);
    const names = files.get(each.file) ?? new Map<string, Definition[]>();
    files.set(each.file, names);
    names.set(each.name, [...(names.get(each.name) ?? []), definition]);
  }
  return files;
}

function definitionOf({ line, column = 0 }: ProfiledFunction): Definition | undefined {
  return line > 0 ? { line, column } : undefined;
}

function renamed(windows: readonly ProfileWindow[], told: ReadonlyMap<string, Told>): readonly ProfileWindow[] {
  if (told.size === 0) return windows;
  return windows.map((window) => {
    const functions: CallProfile["functions"] = window.profile.functions.map((each) => {
      const definition = definitionOf(each);
      if (definition === undefined) return each;
      return { ...each, ...told.get(placeKey(JSON.stringify([each.file, each.name]), definition)) };
    });
    return { ...window, profile: { ...window.profile, functions } };
  });
}
