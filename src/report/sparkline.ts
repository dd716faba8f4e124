/** Glyphs that fonts draw on one line and with one width; of the eight blocks the others do not. */
const GLYPHS = "▁▂▃▅▇";

/** Most glyphs of one line; more values are thinned out evenly, the first and the last stay. */
const WIDEST = 30;

/**
 * Values as a line of blocks, the lowest at the bottom. They fill the height only where they span at least `span`: what
 * is smaller shall look small.
 */
export function sparkline(values: readonly number[], span: number): string {
  const shown = thinned(values, WIDEST);
  const low = Math.min(...shown);
  const high = Math.max(...shown);
  const height = Math.max(high - low, span);
  // What does not fill the height stands in the middle of it.
  const bottom = (low + high - height) / 2;
  const top = GLYPHS.length - 1;
  return shown
    .map((value) => GLYPHS.charAt(height > 0 ? Math.round(((value - bottom) / height) * top) : Math.round(top / 2)))
    .join("");
}

/** At most `most` of the values, evenly chosen. */
export function thinned<T>(values: readonly T[], most: number): readonly T[] {
  if (values.length <= most) return values;
  const step = (values.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => values[Math.round(index * step)]).filter(
    (each) => each !== undefined,
  );
}
