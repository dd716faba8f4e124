/** A value read from an untrusted file, or why it cannot be read. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** Thrown within a reader where the file is not what it should be; never leaves it. */
export class Malformed extends Error {}

/** Runs a reader; what it throws as malformed becomes the reason. */
export function attempt<T>(read: () => T): Reading<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return { ok: false, reason: error.message };
  }
}

/** What a profile may hold at most; a service's own stays far below. */
export const LIMITS = {
  /** Bytes of a file, unpacked. */
  bytes: 128 * 1024 * 1024,
  functions: 200_000,
  edges: 2_000_000,
  /** Nodes in the tree of stacks. */
  nodes: 2_000_000,
  samples: 20_000_000,
  /** Frames of a stack, and nesting of a file's own structures. */
  depth: 4096,
  /** Characters of a name or a path. */
  name: 4096,
} as const;

/** Throws where `actual` is beyond the limit. */
export function within(what: keyof typeof LIMITS, actual: number): void {
  if (actual > LIMITS[what]) throw new Malformed(`it holds more than ${LIMITS[what]} ${what}`);
}

/** A name or path of untrusted length. */
export function bounded(text: string): string {
  return text.length > LIMITS.name ? `${text.slice(0, LIMITS.name)}…` : text;
}
