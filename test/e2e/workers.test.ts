import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { decodeResult } from "../../src/report/json.ts";
import { loadline } from "../support/command.ts";
import { LOCUST_PYTHON } from "../support/locust.ts";
import { type Host, network } from "../support/network.ts";
import { type TempRepo, tempRepo } from "../support/temp-repo.ts";

test("a whole run under the load of workers on other machines proves a slowdown, and ends them", async () => {
  await using machines = network(3);
  const [service, ...others] = machines.hosts as [Host, ...Host[]];
  using repo = shop(service);
  const workers = others.map((host) => worker(host, service, repo.outer));
  await using ended = new AsyncDisposableStack();
  for (const child of workers) ended.defer(() => void child.kill("SIGKILL"));
  const json = join(repo.outer, "result.json");
  const args = ["run", "--base", "HEAD^", "--max-time", "100s", "--json", json];
  const run = await loadline(args, { cwd: repo.path, on: service });
  expect(run.status, run.stdout + run.stderr).toBe(1);
  const decoded = decodeResult(readFileSync(json, "utf8"));
  if (!decoded.ok) throw new Error(decoded.reason);
  const { findings } = decoded.result;
  const slower = findings
    .filter(({ gated, verdict }) => gated && verdict === "regression")
    .map(({ request }) => request);
  expect(new Set(slower)).toEqual(new Set(["GET /price"]));
  expect(run.survivors).toEqual([]);
  await Promise.all(workers.map((child) => child.exitCode ?? once(child, "exit")));
  expect(workers.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
});

/** Its price takes 20 ms on base and 50 ms on head, and whatever else is asked no time. */
function shop({ address }: Host): TempRepo {
  const repo = tempRepo("shop");
  repo.write("server.mjs", serverWith(20, address));
  repo.write(
    "loadline.yml",
    `app: { start: node server.mjs, ready: /, host: ${address} }
effort: quick
hotspots: never
scenarios:
  prices:
    engine: locust
    file: locustfile.py
    python: ${LOCUST_PYTHON}
    users: 6
    workers: 2
    master: ${address}:5557
    gate: [p50]
`,
  );
  repo.write(
    "locustfile.py",
    `from locust import HttpUser, constant, task

class Customer(HttpUser):
    wait_time = constant(0.01)

    @task
    def price(self):
        self.client.get("/price")

    @task
    def terms(self):
        self.client.get("/terms")
`,
  );
  repo.commit("Open the shop");
  repo.write("server.mjs", serverWith(50, address));
  repo.commit("Ask for each price");
  return repo;
}

function serverWith(milliseconds: number, address: string): string {
  return `import { createServer } from "node:http";
createServer((request, response) => {
  setTimeout(() => response.end("42"), request.url === "/price" ? ${milliseconds} : 5);
}).listen(Number(process.env.PORT), "${address}");
`;
}

function worker(on: Host, { address }: Host, cwd: string): ChildProcess {
  const args = ["-m", "locust", "-f", "-", "--worker", "--master-host", address, "--loglevel", "ERROR"];
  const [program = "", ...words] = [...on.inside, LOCUST_PYTHON, ...args];
  // Locust writes the master's files there, by their names.
  const env = { ...process.env, TMPDIR: mkdtempSync(join(cwd, "tmp-")) };
  return spawn(program, words, { cwd, env, stdio: ["ignore", "ignore", "inherit"] });
}
