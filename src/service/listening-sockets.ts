import { closeSync, openSync, readSync } from "node:fs";

/** A socket that listens. */
export interface ListeningSocket {
  /** As shown to people, e.g. "127.0.0.1" or "[::1]". */
  readonly address: string;
  readonly port: number;
  readonly inode: number;
  /** Whether a connection to 127.0.0.1 reaches it. */
  readonly coversLoopback: boolean;
}

const LISTEN = "0A";
const CHUNK_BYTES = 64 * 1024;

/** Every listening TCP socket of this machine (Linux); none where /proc/net cannot be read. */
export function listeningSockets(): ListeningSocket[] {
  return ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((path) => parseListeningSockets(readListening(path)));
}

/** From the text of /proc/net/tcp or tcp6, up to the first row that does not listen. */
export function parseListeningSockets(text: string): ListeningSocket[] {
  const sockets: ListeningSocket[] = [];
  for (const row of text.split("\n").slice(1)) {
    const [, local = "", , state, , , , , , inode] = row.trim().split(/\s+/);
    if (state !== LISTEN) break;
    const [address = "", port = ""] = local.split(":");
    sockets.push({
      address: describeAddress(address),
      port: Number.parseInt(port, 16),
      inode: Number(inode),
      coversLoopback: COVER_LOOPBACK.has(address),
    });
  }
  return sockets;
}

/** The kernel lists those that listen first; thousands of connections may follow, which need not be formatted. */
function readListening(path: string): string {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, "r");
    const buffer = Buffer.alloc(CHUNK_BYTES);
    let text = "";
    for (;;) {
      const length = readSync(descriptor, buffer, 0, CHUNK_BYTES, null);
      text += buffer.toString("latin1", 0, length);
      const rows = text.split("\n").slice(1, -1);
      if (length === 0 || rows.some((row) => row.trim().split(/\s+/)[3] !== LISTEN)) return text;
    }
  } catch {
    return "";
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Addresses in the kernel's form: 32-bit words, each little-endian. */
const IPV4_ANY = "00000000";
const IPV4_LOOPBACK = "0100007F";
const IPV6_ANY = "00000000000000000000000000000000";
const IPV6_LOOPBACK = "00000000000000000000000001000000";
const MAPPED = "0000000000000000FFFF0000";

const COVER_LOOPBACK = new Set([IPV4_ANY, IPV4_LOOPBACK, IPV6_ANY, MAPPED + IPV4_ANY, MAPPED + IPV4_LOOPBACK]);

function describeAddress(address: string): string {
  if (address === IPV6_ANY) return "[::]";
  if (address === IPV6_LOOPBACK) return "[::1]";
  const ipv4 = address.startsWith(MAPPED) ? address.slice(MAPPED.length) : address;
  if (ipv4.length !== 8) return `[${address}]`;
  return (ipv4.match(/../g) ?? [])
    .reverse()
    .map((byte) => Number.parseInt(byte, 16))
    .join(".");
}
