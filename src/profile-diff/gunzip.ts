import { Gunzip } from "fflate";
import { LIMITS, Malformed, within } from "./reading.ts";

/** Compressed bytes that are unpacked at a time; deflate makes at most 1032 times as many of them. */
const STEP = 16 * 1024;

/** Unpacks what is gzipped, and gives back what is not; stops as soon as it grows too large. */
export function gunzipped(bytes: Uint8Array): Uint8Array {
  within("bytes", bytes.length);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const gunzip = new Gunzip((chunk) => {
    size += chunk.length;
    if (size > LIMITS.bytes) throw new Malformed(`it unpacks to more than ${LIMITS.bytes} bytes`);
    chunks.push(chunk);
  });
  try {
    for (let from = 0; from < bytes.length; from += STEP) {
      gunzip.push(bytes.subarray(from, from + STEP), from + STEP >= bytes.length);
    }
  } catch (error) {
    if (error instanceof Malformed) throw error;
    throw new Malformed("its compressed data are damaged");
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
