import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { decodeResult } from "../../src/report/json.ts";
import { loadline } from "../support/command.ts";
import { type TempRepo, tempRepo } from "../support/temp-repo.ts";

/** It waits before it answers, as for a database, so that a busy machine changes little. */
const SERVICE = (milliseconds: number) => `import { createServer } from "node:http";
createServer((request, response) => {
  response.statusCode = request.url === "/gone" ? 404 : 200;
  setTimeout(() => response.end("42"), request.url === "/price" ? ${milliseconds} : 0);
}).listen(Number(process.env.PORT), "127.0.0.1");
`;

const CONFIG = `app: { start: node server.mjs, ready: / }
effort: quick
hotspots: never
scenarios:
  price: { request: GET /price, users: 8, gate: [p50, pooled-mean, errors], budgets: ["p95 < 5 s"] }
`;

function shop(head = 6): TempRepo {
  const repo = tempRepo("shop");
  repo.write("loadline.yml", CONFIG);
  repo.write("server.mjs", SERVICE(6));
  repo.commit("Open the shop");
  repo.write("server.mjs", SERVICE(head));
  repo.write("README.md", "A shop.\n");
  repo.commit("Change the price");
  return repo;
}

test("a planted slowdown fails with status 1, and the stored result can be rendered and compared", async () => {
  using repo = shop(15);
  const before = repo.fingerprint();
  const [json, markdown] = [join(repo.outer, "result.json"), join(repo.outer, "report.md")];
  const args = ["run", "--base", "HEAD^", "--max-time", "60s", "--json", json, "--markdown", markdown];
  const run = await loadline(args, { cwd: repo.path });
  expect(run.status, run.stdout + run.stderr).toBe(1);
  expect(run.stdout).toMatch(/price +p50 .*regression/);
  expect(run.stderr).toMatch(/^block 2 of at most \d+, at most .* left$/m);
  expect(run.survivors).toEqual([]);
  expect(repo.fingerprint()).toBe(before);
  const decoded = decodeResult(readFileSync(json, "utf8"));
  if (!decoded.ok) throw new Error(decoded.reason);
  expect(decoded.result).toMatchObject({ verdict: "regression", failed: ["regression"] });
  expect(decoded.result.findings.find(({ metric }) => metric === "p50")?.change).toBeGreaterThan(0.6);
  expect(readFileSync(markdown, "utf8")).toContain("regression");
  const report = await loadline(["report", json], { cwd: repo.path });
  expect(report).toMatchObject({ status: 0, stdout: expect.stringContaining("regression") });
  const compared = await loadline(["compare", json, json], { cwd: repo.path });
  expect(compared).toMatchObject({ status: 0, stdout: expect.stringContaining("price") });
});

test("Ctrl-C ends all children within 7 s and keeps what was measured", async () => {
  using repo = shop();
  const json = join(repo.outer, "result.json");
  const run = await loadline(["run", "--base", "HEAD^", "--max-time", "60s", "--json", json], {
    cwd: repo.path,
    interrupt: { when: /block 2 of/, signal: "SIGINT" },
  });
  expect(run.status, run.stderr).toBe(130);
  expect(run.secondsToEnd).toBeLessThan(7);
  expect(run.survivors).toEqual([]);
  expect(JSON.parse(readFileSync(json, "utf8")).measurement).toMatchObject({ interrupted: true });
  expect(repo.git("worktree", "list").split("\n")).toHaveLength(1);
});

test("a service that dies under load is status 3 with the reason, never green", async () => {
  using repo = shop();
  const death = "setTimeout(() => { console.log('the pool is empty'); process.exit(7); }, 2500);\n";
  repo.write("server.mjs", SERVICE(6) + death);
  const run = await loadline(["run", "--base", "HEAD", "--max-time", "60s"], { cwd: repo.path });
  expect(run.status, run.stdout + run.stderr).toBe(3);
  expect(run.stdout + run.stderr).toMatch(/exited with (code|status) 7/);
  expect(run.stderr).toMatch(/The end of head's output:\n[\s\S]*the pool is empty/);
});

test("a head that hangs under load is status 3 within a minute, and named", async () => {
  using repo = shop();
  // From a second after its first answer on, and from a pause on, in which the other arm has its turn.
  const hanging = SERVICE(1).replace(
    "response.statusCode",
    `const now = performance.now();
  hangs ||= now - began > 1000 && now - last > 30;
  if (request.url === "/price") [began, last] = [began ?? now, now];
  if (hangs) return;
  response.statusCode`,
  );
  repo.write("server.mjs", `let hangs = false;\nlet began, last;\n${hanging}`);
  repo.write("loadline.yml", CONFIG.replace("users: 8,", "users: 1, timeout: 1s,"));
  const began = performance.now();
  const run = await loadline(["run", "--base", "HEAD", "--max-time", "30s"], { cwd: repo.path });
  expect(run.status, run.stdout + run.stderr).toBe(3);
  expect(run.stdout).toContain(`head: hangs under load in "price": `);
  expect(run.stdout).toContain("requests had not ended 6 s after the first");
  expect(performance.now() - began).toBeLessThan(60_000);
  expect(run.survivors).toEqual([]);
});

test("a head that cannot start is status 3 with the end of its log", async () => {
  using repo = shop();
  repo.write("server.mjs", "console.log('no licence for today'); process.exit(5);\n");
  const run = await loadline(["run", "--base", "HEAD"], { cwd: repo.path });
  expect(run.status).toBe(3);
  expect(run.stderr).toContain("no licence for today");
});

test("check boots the service once and tells what answered", async () => {
  using repo = shop();
  const good = await loadline(["check"], { cwd: repo.path });
  expect(good, good.stderr).toMatchObject({ status: 0, stdout: expect.stringMatching(/ok +price: GET \/price → 200/) });
  expect(good.stdout).toMatch(/p50.* can fail the build/);
  repo.write("loadline.yml", CONFIG.replace("/price,", "/gone,"));
  const bad = await loadline(["check"], { cwd: repo.path });
  expect(bad).toMatchObject({ status: 3, stdout: expect.stringMatching(/FAILED +price: GET \/gone → 404/) });
  expect([...good.survivors, ...bad.survivors]).toEqual([]);
});

test("every problem of a config is told at once, with its line, and is status 2", async () => {
  using repo = shop();
  repo.write("loadline.yml", "app: { strat: node x }\nscenarios:\n  price: { request: GET /, userz: 4 }\n");
  const run = await loadline(["run"], { cwd: repo.path });
  expect(run.status).toBe(2);
  expect(run.stderr).toMatch(/loadline\.yml:1:8 .*strat.*start/);
  expect(run.stderr).toMatch(/loadline\.yml:3:\d+ .*userz.*users/);
});

test.each([
  { args: ["run"], of: "no config", says: /loadline\.yml cannot be read[\s\S]*Hint:/ },
  { args: ["run", "--max-time", "6"], of: "a duration without a unit", says: /such as "6m"/ },
  { args: ["run", "--effort", "lots"], of: "an unknown effort", says: /quick, standard, thorough/ },
  { args: ["fly"], of: "an unknown command", says: /unknown command 'fly'/ },
  { args: ["report", "missing.json"], of: "a missing result", says: /missing\.json cannot be read/ },
])("$of is status 2 and says what to do", async ({ args, says }) => {
  using repo = tempRepo("empty");
  const run = await loadline(args, { cwd: repo.path });
  expect(run.status).toBe(2);
  expect(run.stderr).toMatch(says);
  expect(run.stderr).not.toMatch(/^ +at /m);
});

test("help, version and schema answer on stdout with status 0", async () => {
  const cwd = process.cwd();
  const help = await loadline(["run", "--help"], { cwd });
  expect(help).toMatchObject({ status: 0, stdout: expect.stringContaining("--max-time") });
  const version = await loadline(["--version"], { cwd });
  expect(version).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  const schema = await loadline(["schema"], { cwd });
  expect(JSON.parse(schema.stdout)).toEqual(JSON.parse(readFileSync("schema/loadline.schema.json", "utf8")));
});
