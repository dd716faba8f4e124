import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Answers nothing for one second of every ten, counted from the first request on. Tells its parent its port. */
const PERIOD = 10_000;
const STALL = 1000;
/** The stall lies in the middle, so that a load of whole periods holds all of it. */
const FROM = 5000;

let began: number | undefined;
const server = createServer((_request, response) => {
  began ??= performance.now();
  const phase = (performance.now() - began) % PERIOD;
  const stalled = phase >= FROM && phase < FROM + STALL;
  setTimeout(() => response.end("ok"), stalled ? FROM + STALL - phase : 0);
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit(0));
