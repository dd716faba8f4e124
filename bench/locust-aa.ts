/**
 * The noise of Locust's slices where nothing has changed, beside autocannon's on the same boots.
 *
 * node bench/locust-aa.ts [blocks=12]     appends to recordings/locust-aa.jsonl, and prints what all of it comes to
 */
import { resolve } from "node:path";
import { measureUnchanged } from "./unchanged.ts";

const scenarios = `
  autocannon: { request: GET /items?limit=20, users: 4 }
  locust:
    engine: locust
    file: bench/locustfile.py
    python: ${resolve(".cache/locust/bin/python")}
    users: 4
`;
await measureUnchanged({ script: "locust-aa", scenarios }, Number(process.argv[2] ?? 12));
