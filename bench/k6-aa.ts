/**
 * The noise of k6's slices where nothing has changed, beside autocannon's on the same boots.
 *
 * node bench/k6-aa.ts [blocks=12]     appends to recordings/k6-aa.jsonl, and prints what all of it comes to
 */
import { delimiter, resolve } from "node:path";
import { measureUnchanged } from "./unchanged.ts";

process.env.PATH = `${resolve(".cache/bin")}${delimiter}${process.env.PATH ?? ""}`;
const scenarios = `
  autocannon: { request: GET /items?limit=20, users: 4 }
  k6: { engine: k6, file: bench/k6-script.js, users: 4 }
`;
await measureUnchanged({ script: "k6-aa", scenarios }, Number(process.argv[2] ?? 12));
