/** Holm's step-down correction (1979): p values that control the family-wise error rate, in the order of `ps`. */
export function holm(ps: readonly number[]): number[] {
  const corrected = new Array<number>(ps.length).fill(1);
  const ascending = ps.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  let largest = 0;
  for (const [smaller, { p, index }] of ascending.entries()) {
    largest = Math.max(largest, Math.min(1, p * (ps.length - smaller)));
    corrected[index] = largest;
  }
  return corrected;
}
