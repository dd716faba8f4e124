import { execFileSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";

/** A machine of an imagined network: a network namespace with an address of its own. */
export interface Host {
  readonly address: string;
  /** The words in front of a command that run it there. */
  readonly inside: readonly string[];
}

export interface Network extends AsyncDisposable {
  readonly hosts: readonly Host[];
}

/** So many hosts on one switch, which reach each other and nothing else. Needs root, and ip of iproute2. */
export function network(count: number): Network {
  const name = (part: string) => `ll${process.pid}${part}`;
  const made: string[] = [];
  const add = (namespace: string) => {
    ip("netns", "add", namespace);
    made.push(namespace);
    ip("-n", namespace, "link", "set", "lo", "up");
  };
  const network: Network = {
    hosts: Array.from({ length: count }, (_, i) => ({
      address: `10.77.0.${i + 1}`,
      inside: ["ip", "netns", "exec", name(`h${i}`)],
    })),
    [Symbol.asyncDispose]: async () => {
      for (const namespace of made) ip("netns", "delete", namespace);
    },
  };
  const middle = name("s");
  add(middle);
  ip("-n", middle, "link", "add", "switch", "type", "bridge");
  ip("-n", middle, "link", "set", "switch", "up");
  for (const [i, { address }] of network.hosts.entries()) {
    const own = name(`h${i}`);
    add(own);
    ip("-n", own, "link", "add", "net", "type", "veth", "peer", "name", `port${i}`, "netns", middle);
    ip("-n", middle, "link", "set", `port${i}`, "master", "switch", "up");
    ip("-n", own, "address", "add", `${address}/24`, "dev", "net");
    ip("-n", own, "link", "set", "net", "up");
  }
  return network;
}

/** A program that runs another one on the host: for a key of the config that names a program. */
export function programOn(host: Host, program: string, path: string): string {
  writeFileSync(path, `#!/bin/sh\nexec ${[...host.inside, program].join(" ")} "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}

function ip(...args: readonly string[]): void {
  execFileSync("ip", args, { stdio: ["ignore", "ignore", "inherit"] });
}
