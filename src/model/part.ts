import type { Part } from "./measurement.ts";

/** Each is a download of the job that judges. */
export const MOST_PARTS = 8;

/** A share such as "2/3"; undefined for anything else. */
export function parsePart(text: string): Part | undefined {
  const [, index, of] = (/^(\d{1,2}) ?\/ ?(\d{1,2})$/.exec(text) ?? []).map(Number);
  if (index === undefined || of === undefined || index < 1 || index > of || of > MOST_PARTS) return undefined;
  return { index, of };
}
