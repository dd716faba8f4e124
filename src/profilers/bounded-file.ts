import { constants } from "node:fs";
import { open } from "node:fs/promises";

/**
 * A file that a service wrote, so that it may be anything: undefined where it is no regular file, or larger than
 * `mostBytes`.
 */
export async function readBounded(path: string, mostBytes: number): Promise<Uint8Array | undefined> {
  try {
    await using file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const found = await file.stat();
    if (!found.isFile() || found.size > mostBytes) return undefined;
    const bytes = new Uint8Array(found.size);
    const { bytesRead } = await file.read(bytes, 0, found.size, 0);
    return bytes.subarray(0, bytesRead);
  } catch {
    return undefined;
  }
}
