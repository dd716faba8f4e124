/** A source of uniform numbers in [0, 1), with a resolution of 2^-32. */
export type Random = () => number;

/**
 * The same seed gives the same numbers on every machine. xoshiro128** by Blackman and Vigna (period 2^128 - 1), its
 * state filled by splitmix32 as its authors advise, so that neighbouring seeds give unrelated sequences.
 */
export function seededRandom(seed: number): Random {
  const next = splitMix(seed);
  let [a, b, c, d] = [next(), next(), next(), next() | 1];
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return (result >>> 0) / 2 ** 32;
  };
}

/** A new array with the items in random order, every order equally likely (Fisher-Yates). */
export function shuffle<T>(items: readonly T[], random: Random): T[] {
  const rest = [...items];
  return items.flatMap(() => rest.splice(Math.floor(random() * rest.length), 1));
}

function splitMix(seed: number): () => number {
  let state = Math.trunc(seed) | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
