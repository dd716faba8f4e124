import type { CostChange, Direction, ProfileComparison } from "../model/hotspots.ts";
import { signed } from "./format.ts";
import { name, say, type Text } from "./text.ts";

/** Most functions, files or packages that are told at once. */
const MOST_TOLD = 3;

/** Link to a line of a workspace file at head's commit; undefined where there is none. */
export type LinkOf = (file: string, line: number | null) => string | undefined;

/**
 * At most three sentences on where a scenario's cost went: the functions that are beyond noise, or where there are none
 * the files, or the packages; else that it is not localised, with what could have been seen.
 */
export function hotspotSentences(
  comparison: ProfileComparison,
  direction: Direction,
  linkOf?: LinkOf,
): readonly Text[] {
  for (const level of ["functions", "files", "packages"] as const) {
    const named = namedChanges(comparison[level], direction);
    if (named.length === 0) continue;
    const told = named.slice(0, MOST_TOLD).map((change) => hotspotSentence(change, linkOf));
    return level === "functions" ? told : told.map((text) => say`${text}, spread over functions`);
  }
  return [notLocalised(comparison, direction)];
}

/** Changes beyond noise in one direction, the largest first. */
export function namedChanges(changes: readonly CostChange[], direction: Direction): readonly CostChange[] {
  const grown = changes.filter(({ named, growth }) => named && growth > 0 === (direction === "growth"));
  return direction === "growth" ? grown : grown.toReversed();
}

function hotspotSentence(change: CostChange, linkOf?: LinkOf): Text {
  const { value, interval } = changeOf(change);
  return [
    ...subjectText(change, linkOf),
    `: ${value}`,
    interval === null ? "" : ` (${interval})`,
    `, ${partOf(change)}`,
    ...callsText(change),
    ...calledFrom(change, linkOf),
  ];
}

/** What has no name of its own, such as "(anonymous)" and "<lambda>", is known by its place. */
const NAMELESS = /^[(<]/;

/** The function of the workspace that a library's function works for, else its caller. */
function calledFrom({ callers: [caller], within }: CostChange, linkOf?: LinkOf): Text {
  if (within !== null) {
    const place = linked(
      within.line === null ? within.file : `${within.file}:${within.line}`,
      linkOf?.(within.file, within.line),
    );
    return say`, for ${name(within.name)} in ${place}`;
  }
  if (caller === undefined) return [];
  const { name: of, file, line = null } = caller;
  if (!NAMELESS.test(of) || file === null) return say`, called from ${name(of)}`;
  return say`, called from ${name(of)} in ${name(line === null ? file : `${file}:${line}`)}`;
}

function callsText({ calls }: CostChange): Text {
  if (calls === null || calls.base === calls.head) return [];
  return [`, ${amount(calls.base)} → ${amount(calls.head)} calls a request`];
}

/** "`serialize` in `src/users.js:12`", a file's or a package's name. */
function subjectText(change: CostChange, linkOf?: LinkOf): Text {
  const { name: of, file, package: owner, together } = change;
  if (of !== null && file === null) return [name(of)];
  if (of !== null && together !== undefined) {
    return say`${name(of)} in ${placeText(change, linkOf)} (at least ${together} functions, which could not be told apart)`;
  }
  const where = placeText(change, linkOf);
  if (of === null) return where;
  return owner === null ? say`${name(of)} in ${where}` : say`${name(of)} in ${where} of ${name(owner)}`;
}

/** Path and line of a function, the path of a file, or the name of a package. */
export function placeText({ file, line, package: owner }: CostChange, linkOf?: LinkOf): Text {
  if (file === null) return owner === null ? ["the workspace's own code"] : [name(owner)];
  return linked(line === null ? file : `${file}:${line}`, owner === null ? linkOf?.(file, line) : undefined);
}

function linked(place: string, link: string | undefined): Text {
  return link === undefined ? [name(place)] : ["[", name(place), `](${link})`];
}

/** A relative change, "+38 %", with its interval "+31 to +45"; "new" and "gone" where one side has nothing. */
export function changeOf({ base, head, growth, bounds }: CostChange): {
  readonly value: string;
  readonly interval: string | null;
} {
  if (base <= 0) return { value: "new", interval: null };
  if (head <= 0) return { value: "gone", interval: null };
  const digits = (...values: readonly number[]) => (Math.max(...values.map(Math.abs)) >= 0.0995 ? 0 : 1);
  const value = growth / base;
  if (bounds === null) return { value: `${signed(value, digits(value))} %`, interval: null };
  const [low, high] = [bounds.low / base, bounds.high / base];
  const shared = digits(value, low, high);
  return { value: `${signed(value, shared)} %`, interval: `${signed(low, shared)} to ${signed(high, shared)}` };
}

/** "71 % of the growth", or of the whole where the whole did not change the same way. */
export function partOf({ shareOfGrowth, growth }: CostChange): string {
  if (shareOfGrowth === null) return `${signed(growth)} % of the whole`;
  const what = growth > 0 ? "growth" : "decline";
  return shareOfGrowth > 1.05 ? `more than all of the ${what}` : `${Math.round(shareOfGrowth * 100)} % of the ${what}`;
}

/** "40", "1.3", "0.02" */
export function amount(calls: number): string {
  return String(Number(calls.toPrecision(3)));
}

/** What could have been seen, where nothing was. */
function notLocalised({ detectable, judgedBy, boots, windows }: ProfileComparison, direction: Direction): Text {
  const verb = direction === "growth" ? "grew" : "fell";
  if (judgedBy === null || detectable === null) {
    return ["Not localised: with a single profile of an arm nothing is known of the noise between profiles."];
  }
  const evidence =
    judgedBy === "boots"
      ? `${windows.base} and ${windows.head} profiles of ${boots.base} and ${boots.head} boots`
      : `${windows.base} and ${windows.head} profiles, of one boot or of boots that are not told apart`;
  const seen =
    detectable < 1
      ? `In one function, a change by ${Number((detectable * 100).toFixed(1))} % of the whole would mostly have been seen`
      : "The profiles of one arm differ so much that hardly any change could have been seen";
  return [`Not localised: no function, file or package ${verb} beyond noise. ${seen}, from ${evidence}.`];
}
