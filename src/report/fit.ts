/**
 * The first candidate whose size is within the limit. Candidates are whole documents, made one after the other from
 * the fullest to the barest, so that nothing is ever cut inside a table or a tag; undefined when none fits.
 */
export function firstThatFits(
  candidates: readonly (() => string)[],
  limit: number,
  sizeOf: (document: string) => number,
): string | undefined {
  for (const candidate of candidates) {
    const document = candidate();
    if (sizeOf(document) <= limit) return document;
  }
  return undefined;
}

/** The document with the most parts that fits, where `render(0)` has none and `render(most)` all; undefined if none does. */
export function mostThatFits(
  render: (parts: number) => string,
  most: number,
  limit: number,
  sizeOf: (document: string) => number,
): string | undefined {
  let best: string | undefined;
  let low = 0;
  let high = most;
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const document = render(middle);
    if (sizeOf(document) <= limit) {
      best = document;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return best;
}

/** Length in UTF-16 units, never less than the number of characters that GitHub counts. */
export function characters(document: string): number {
  return document.length;
}

/** Length in UTF-8, as job summaries are counted. */
export function bytes(document: string): number {
  return new TextEncoder().encode(document).length;
}
