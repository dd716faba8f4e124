import { createHash, randomInt } from "node:crypto";

/** The first 16 hexadecimal digits of the text's SHA-256: enough to tell configs and scenarios apart. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** A seed for a run that was not given one: a whole number below 2^32. */
export function randomSeed(): number {
  return randomInt(2 ** 32);
}
