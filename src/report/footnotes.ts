import type { Warning } from "../model/warning.ts";
import { join, name, prose, say, type Text } from "./text.ts";

/** A numbered remark below the tables. */
export interface Footnote {
  readonly number: number;
  readonly text: Text;
}

/** Numbers remarks in the order in which they come up; the same remark has one number. */
export class Footnotes {
  readonly #numbers = new Map<string, Footnote>();

  numberOf(text: Text): number {
    const key = JSON.stringify(text);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known.number;
    const footnote = { number: this.#numbers.size + 1, text };
    this.#numbers.set(key, footnote);
    return footnote.number;
  }

  list(): readonly Footnote[] {
    return [...this.#numbers.values()];
  }
}

/** A warning, told once, with the scenarios that it concerns. */
export interface Remark {
  readonly scenarios: readonly string[];
  readonly text: Text;
}

/** Most scenarios that one remark names. */
const NAMED = 5;

/** Warnings of the same code and text become one remark; the order is that of first appearance. */
export function remarksOf(warnings: readonly Warning[]): readonly Remark[] {
  const groups = new Map<string, { readonly text: string; readonly scenarios: string[] }>();
  for (const { code, text, scenario } of warnings) {
    const key = JSON.stringify([code, text, scenario !== undefined]);
    const group = groups.get(key) ?? { text, scenarios: [] };
    groups.set(key, group);
    if (scenario !== undefined && !group.scenarios.includes(scenario)) group.scenarios.push(scenario);
  }
  return [...groups.values()].map(({ text, scenarios }) => ({
    scenarios,
    text: scenarios.length === 0 ? [prose(text)] : say`${namesOf(scenarios)}: ${prose(text)}`,
  }));
}

/** Names, at most five of them: "a, b and 3 more". */
export function namesOf(names: readonly string[]): Text {
  const shown = join(
    names.slice(0, NAMED).map((each) => [name(each)]),
    ", ",
  );
  return names.length <= NAMED ? shown : say`${shown} and ${names.length - NAMED} more`;
}
