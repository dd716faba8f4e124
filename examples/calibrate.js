import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Measures what the WORK variable of an example really costs: CPU time per request of the whole process tree, for
 * each level of WORK, against WORK=0. Linux only.
 *
 *   node examples/calibrate.js express|flask [repetitions]
 *
 * Each repetition boots one service per level and gives each in turn the same short slice of requests; the change is
 * the median over the turns, so that a disturbance of the machine hits all levels alike or one turn only.
 */
const EXAMPLES = {
  express: { install: "npm ci", start: "exec node server.js", path: "/users?limit=20" },
  flask: { install: "./setup.sh", start: "exec ./serve.sh", path: "/items?limit=20" },
};
const LEVELS = [0, 5, 10, 100];
const CONNECTIONS = 4;
const TURNS = 300;
const REQUESTS_PER_SLICE = 40;
const WARM_UP_TURNS = 100;

const children = new Set();
process.on("exit", () => {
  for (const child of children) child.kill("SIGTERM");
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

const [name = "express", repetitions = "3"] = process.argv.slice(2);
const example = EXAMPLES[name];
if (example === undefined) throw new Error(`no such example: ${name}; expected ${Object.keys(EXAMPLES).join(" or ")}`);
const folder = new URL(`${name}/`, import.meta.url);
spawnSync("sh", ["-c", example.install], { cwd: folder, stdio: ["ignore", 2, 2] });
for (let repetition = 1; repetition <= Number(repetitions); repetition++) {
  const turns = await measure();
  const cells = LEVELS.map((level, index) => {
    const milliseconds = median(turns.map((costs) => costs[index] * 1000));
    const change = (median(turns.map((costs) => costs[index] / costs[0])) - 1) * 100;
    return `WORK=${level}: ${milliseconds.toFixed(3)} ms (${change >= 0 ? "+" : ""}${change.toFixed(1)} %)`;
  });
  process.stdout.write(`${name} ${repetition}: ${cells.join("  ")}\n`);
}

/** CPU seconds per request of each level, in each turn. */
async function measure() {
  const services = await Promise.all(LEVELS.map(start));
  try {
    for (let turn = 0; turn < WARM_UP_TURNS; turn++) for (const service of services) await load(service);
    const turns = [];
    for (let turn = 0; turn < TURNS; turn++) {
      const costs = [];
      for (let i = 0; i < services.length; i++) {
        const index = (turn + i) % services.length;
        const before = cpuSeconds(services[index]);
        await load(services[index]);
        costs[index] = (cpuSeconds(services[index]) - before) / REQUESTS_PER_SLICE;
      }
      turns.push(costs);
    }
    return turns;
  } finally {
    await Promise.all(services.map(stop));
  }
}

async function start(level) {
  const port = await freePort();
  const child = spawn("sh", ["-c", example.start], {
    cwd: folder,
    env: { ...process.env, PORT: String(port), WORK: String(level) },
    stdio: "ignore",
  });
  children.add(child);
  child.once("exit", () => children.delete(child));
  const service = { child, origin: `http://127.0.0.1:${port}`, agent: new Agent({ keepAlive: true }) };
  const deadline = Date.now() + 60_000;
  while (!(await request(service, "/healthz").catch(() => false))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`${name} did not start on port ${port}`);
    await sleep(20);
  }
  return { ...service, tree: processTree(child.pid) };
}

async function stop({ child, agent }) {
  agent.destroy();
  const ended = new Promise((resolve) => child.once("exit", resolve));
  if (child.exitCode === null) {
    child.kill("SIGTERM");
    await ended;
  }
}

async function load(service) {
  const user = async () => {
    for (let i = 0; i < REQUESTS_PER_SLICE / CONNECTIONS; i++) await request(service, example.path);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, user));
}

function request({ origin, agent }, path) {
  return new Promise((resolve, reject) => {
    get(origin + path, { agent }, (response) => {
      response.resume();
      response.on("end", () => (response.statusCode === 200 ? resolve(true) : reject(new Error("not 200"))));
    }).on("error", reject);
  });
}

/** CPU time of all threads of the tree. Threads that have ended are not in it; those of the examples stay. */
function cpuSeconds({ tree }) {
  let nanoseconds = 0;
  for (const pid of tree) {
    for (const task of readdirSync(`/proc/${pid}/task`)) {
      nanoseconds += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ", 1)[0]);
    }
  }
  return nanoseconds / 1e9;
}

function processTree(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
  return [pid, ...children.flatMap((child) => processTree(Number(child)))];
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
