import { createServer, type Server } from "node:net";

/** Port numbers of five digits, so that both arms' environments and commands have the same length. */
const SMALLEST = 10_000;

/**
 * A port on 127.0.0.1 that was free a moment ago. The system proposes two and `random` (0 to 1) takes one, so that
 * which number an arm gets does not follow from the order of booting.
 */
export async function findFreePort(random: () => number): Promise<number> {
  for (;;) {
    const servers = [await listen(0), await listen(0)];
    const ports = servers.flatMap((server) => portOf(server) ?? []);
    await Promise.all(servers.map(close));
    const port = ports[random() < 0.5 ? 0 : 1];
    if (port !== undefined && port >= SMALLEST) return port;
  }
}

/** Whether nobody listens on the port of 127.0.0.1, as far as trying to do so tells. */
export async function isPortFree(port: number): Promise<boolean> {
  try {
    await close(await listen(port));
    return true;
  } catch (error) {
    // Not being allowed to take the port says nothing about whether it is taken.
    return !(error instanceof Error && "code" in error && error.code === "EADDRINUSE");
  }
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => resolve(server));
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
