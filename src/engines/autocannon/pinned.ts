import type { Client } from "autocannon";
import { EXIT, Problem } from "../../model/problem.ts";

/** The only version whose connections the gate can hold: it replaces methods that are not public. */
const PINNED = "9.0.0";

const METHODS = [
  "_doRequest",
  "_connect",
  "_destroyConnection",
  "destroy",
] as const satisfies readonly (keyof Client)[];

/** Throws a Problem when a method that the gate replaces or calls is missing. */
export function assertPinned(client: Client): void {
  const missing = METHODS.filter((name) => typeof client[name] !== "function");
  if (missing.length === 0) return;
  throw new Problem({
    code: "autocannon-unsupported",
    message: `this autocannon has no Client.${missing.join(", Client.")}; expected autocannon ${PINNED}`,
    hint: `Install exactly autocannon ${PINNED}.`,
    exitStatus: EXIT.unmeasured,
  });
}
