/** Longer words are not compared: nobody mistypes those, and the cost grows with the square. */
const LONGEST = 40;

/**
 * The candidate that `word` most likely stands for: at most a third of its letters wrong (one in a short word),
 * capitals ignored. Undefined when none is that close. Of equally close ones the first.
 */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
  if (word.length === 0 || word.length > LONGEST) return undefined;
  const allowed = Math.max(1, Math.floor(word.length / 3));
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance <= allowed && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { candidate, distance };
  }
  return best?.candidate;
}

/** The same as a hint; undefined when nothing is close. */
export function didYouMeanHint(word: unknown, candidates: readonly string[]): string | undefined {
  const meant = typeof word === "string" ? didYouMean(word, candidates) : undefined;
  return meant === undefined ? undefined : `did you mean "${meant}"?`;
}

/** Letters inserted, left out, replaced, or swapped with their neighbour (optimal string alignment distance). */
export function editDistance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]
          ? (beforeLast[j - 2] ?? 0) + 1
          : Number.POSITIVE_INFINITY;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced, swapped));
    }
    beforeLast = last;
    last = row;
  }
  return last[right.length] ?? 0;
}
