import { strFromU8, unzipSync } from "fflate";

/** What an archive may hold at most. */
export interface ZipLimits {
  /** Bytes of the file, uncompressed. */
  readonly maxBytes: number;
  /** Bytes of the file as it is in the archive: bounds the time that a file takes which lies about its size. */
  readonly maxZippedBytes: number;
  /** Uncompressed bytes per compressed byte. */
  readonly maxRatio: number;
  readonly maxEntries: number;
}

/**
 * Text of one file of an archive, unpacked in memory; nothing else of the archive is unpacked. Throws an Error that says
 * why: no archive, no such file, or more than the limits. A file that is longer than its own record says is cut there,
 * so that no more than `maxBytes` are ever held.
 */
export function readZipped(archive: Uint8Array, name: string, limits: ZipLimits): string {
  let entries = 0;
  const files = unzipSync(archive, {
    filter: (entry) => {
      entries += 1;
      if (entries > limits.maxEntries) throw new Error(`the archive holds more than ${limits.maxEntries} files`);
      if (entry.name !== name) return false;
      if (entry.originalSize > limits.maxBytes) {
        throw new Error(`${name} is ${entry.originalSize} bytes long, at most ${limits.maxBytes} are read`);
      }
      if (entry.size > limits.maxZippedBytes) {
        throw new Error(`${name} has ${entry.size} bytes in the archive, at most ${limits.maxZippedBytes} are read`);
      }
      if (entry.originalSize > limits.maxRatio * entry.size) {
        throw new Error(`${name} is compressed more than ${limits.maxRatio} times`);
      }
      return true;
    },
  });
  const bytes = files[name];
  if (bytes === undefined) throw new Error(`the archive holds no ${name}`);
  return strFromU8(bytes);
}
