import { readFileSync, readlinkSync } from "node:fs";
import { LOOPBACK } from "./free-port.ts";
import { type ListeningSocket, listeningSockets } from "./listening-sockets.ts";
import { numbersIn } from "./proc-file.ts";

/** An open descriptor of a listening socket. */
export interface Holder {
  readonly pid: number;
  readonly descriptor: number;
  readonly inode: number;
}

/** Who listens where a connection to an address of this machine arrives. */
export interface Ownership {
  /** Descriptors that members of the service hold. */
  readonly own: readonly Holder[];
  /** A socket that none of them holds, with who does; undefined: another user's process, or one elsewhere (a container). */
  readonly foreign: { readonly holder: Holder | undefined } | undefined;
}

/** Linux only. */
export function ownershipOf(host: string, port: number, members: readonly number[]): Ownership {
  const inodes = new Set(socketsOn(host, port).map(({ inode }) => inode));
  const own = holdersOf(inodes, members);
  const unheld = inodes.difference(new Set(own.map(({ inode }) => inode)));
  if (unheld.size === 0) return { own, foreign: undefined };
  return { own, foreign: { holder: holdersOf(unheld, numbersIn("/proc"))[0] } };
}

/** Where the members listen, e.g. ["127.0.0.1:3000"]. */
export function listeningPlaces(members: readonly number[]): string[] {
  const sockets = listeningSockets();
  const held = new Set(holdersOf(new Set(sockets.map(({ inode }) => inode)), members).map(({ inode }) => inode));
  return sockets.filter(({ inode }) => held.has(inode)).map(({ address, port }) => `${address}:${port}`);
}

/** Whether the descriptor is still that socket: one call, for looking often. */
export function stillHolds({ pid, descriptor, inode }: Holder): boolean {
  return linkOf(pid, descriptor) === socketLink(inode);
}

/** Whether the process is gone or just ending: it has no descriptor any more. */
export function hasEnded({ pid }: Holder): boolean {
  return numbersIn(`/proc/${pid}/fd`).length === 0;
}

/** "pid 123 (node server.js)", or what can be said of it. */
export function describeHolder(holder: Holder | undefined): string {
  if (holder === undefined) return "a process of another user";
  const command = commandLine(holder.pid);
  return command === "" ? `pid ${holder.pid}` : `pid ${holder.pid} (${command})`;
}

function socketsOn(host: string, wanted: number): ListeningSocket[] {
  return listeningSockets().filter((socket) => socket.port === wanted && covers(socket, host));
}

function holdersOf(inodes: ReadonlySet<number>, pids: readonly number[]): Holder[] {
  const links = new Map([...inodes].map((inode) => [socketLink(inode), inode]));
  if (links.size === 0) return [];
  return pids.flatMap((pid) =>
    numbersIn(`/proc/${pid}/fd`).flatMap((descriptor) => {
      const inode = links.get(linkOf(pid, descriptor) ?? "");
      return inode === undefined ? [] : [{ pid, descriptor, inode }];
    }),
  );
}

function linkOf(pid: number, descriptor: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/fd/${descriptor}`);
  } catch {
    return undefined;
  }
}

function socketLink(inode: number): string {
  return `socket:[${inode}]`;
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim().slice(0, 80);
  } catch {
    return "";
  }
}

function covers({ address, coversLoopback }: ListeningSocket, host: string): boolean {
  return host === LOOPBACK ? coversLoopback : [host, "0.0.0.0", "[::]"].includes(address);
}
