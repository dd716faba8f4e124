import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Does as little per request as node:http allows, so that the generator's own cost shows. Tells its parent its port. */
const server = createServer((_request, response) => response.end("ok"));
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit(0));
