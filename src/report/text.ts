/**
 * A piece of a sentence: our own words, or text that somebody else wrote. Renderers escape the latter: a name such as
 * a scenario's is shown as code, prose such as the reason of a failure as running text.
 */
export type Span = string | { readonly kind: "name" | "prose"; readonly text: string };

export type Text = readonly Span[];

export function name(text: string): Span {
  return { kind: "name", text };
}

export function prose(text: string): Span {
  return { kind: "prose", text };
}

/** Template tag: puts a text together from our own words, numbers and marked spans. */
export function say(words: TemplateStringsArray, ...values: readonly (Span | Text | number)[]): Text {
  return words.flatMap((word, index): Text => {
    const value = values[index];
    if (value === undefined) return [word];
    if (typeof value === "number") return [word, String(value)];
    return isText(value) ? [word, ...value] : [word, value];
  });
}

/** Texts with a separator between them. */
export function join(texts: readonly Text[], separator: string): Text {
  return texts.flatMap((text, index) => (index === 0 ? text : [separator, ...text]));
}

/** "1 regression", "2 regressions". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function isText(value: Span | Text): value is Text {
  return Array.isArray(value);
}
