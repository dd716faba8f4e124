/** Numbers from 0 to 1 (mulberry32): the same seed gives the same data in every boot, so that both revisions answer alike. */
export function seededRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A function that picks one of a list's elements. */
export function picker(random) {
  return (list) => list[Math.floor(random() * list.length)];
}
