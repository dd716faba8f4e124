import type { ExpectedStatus } from "../../model/scenario.ts";

/** HTTP statuses are below this. */
const STATUSES = 1000;

/** 1 at each status that counts as success: a table is quicker to ask than a list of classes. */
export function expectedTable(expect: readonly ExpectedStatus[]): Uint8Array {
  const table = new Uint8Array(STATUSES);
  for (const status of expect) {
    if (typeof status === "number") table[status] = 1;
    else table.fill(1, Number(status[0]) * 100, Number(status[0]) * 100 + 100);
  }
  return table;
}
