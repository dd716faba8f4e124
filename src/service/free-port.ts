import { createServer, type Server } from "node:net";

/** Where services are reached unless the config names another address of this machine. */
export const LOOPBACK = "127.0.0.1";

/** Port numbers of five digits, so that both arms' environments and commands have the same length. */
const SMALLEST = 10_000;

/**
 * A port on this address that was free a moment ago. The system proposes two and `random` (0 to 1) takes one, so that
 * which number an arm gets does not follow from the order of booting.
 */
export async function findFreePort(random: () => number, host: string = LOOPBACK): Promise<number> {
  for (;;) {
    const servers = [await listen(0, host), await listen(0, host)];
    const ports = servers.flatMap((server) => portOf(server) ?? []);
    await Promise.all(servers.map(close));
    const port = ports[random() < 0.5 ? 0 : 1];
    if (port !== undefined && port >= SMALLEST) return port;
  }
}

/** Whether nobody listens on the port of this address, as far as trying to do so tells. */
export async function isPortFree(port: number, host: string = LOOPBACK): Promise<boolean> {
  try {
    await close(await listen(port, host));
    return true;
  } catch (error) {
    // Not being allowed to take the port says nothing about whether it is taken.
    return !(error instanceof Error && "code" in error && error.code === "EADDRINUSE");
  }
}

function listen(port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

function portOf(server: Server): number | undefined {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : undefined;
}
