import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { type FakeGitHub, startFakeGitHub } from "../support/fake-github.ts";
import { type RunnerRun, runStep } from "../support/runner.ts";
import { commandsIn } from "../support/runner-commands.ts";
import { createShop, publishCommits, type Shop } from "../support/shop.ts";

/** What nobody but the action may see; each is looked for everywhere. */
const RUNNERS = {
  GITHUB_TOKEN: "ghs_0recognisable0job0token0",
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "0recognisable0id0token0",
  STATE_secret: "0recognisable0state0",
};
/** A variable of the job's, which git may need, as for its credentials, and nothing else gets. */
const JOBS = { DEPLOY_KEY: "0recognisable0deploy0key0" };
const RUNNERS_OWN = /^(INPUT|ACTIONS|STATE|GITHUB)_/;

/** Writes down its environment, and that of the load generator where one runs, and prints its own. */
const TELL = (step: string) =>
  `for p in self $(grep -l "$HOME/action/dist/generator.js" /proc/[0-9]*/cmdline 2>/dev/null | cut -d/ -f3); do ` +
  `cat /proc/$p/environ > "$HOME/seen/${step}-$p-$$" 2>/dev/null; done; tr "\\\\0" "\\\\n" < /proc/self/environ`;

/** Waits until the load generator runs; the pattern is no part of its own command line. */
const WHEN_LOADED = `until grep -qs "$HOME/action/dist/[g]enerator.js" /proc/[0-9]*/cmdline; do sleep 0.1; done`;

test("no token is in a child's environment, the log, the summary, an artifact, the comment or a file that was written", async () => {
  await using github = await startFakeGitHub({ currentRun: 20 });
  using shop = createShop({
    start: `${TELL("start")}; (${WHEN_LOADED}; ${TELL("start")}) & exec node server.mjs`,
    app: { install: TELL("install"), build: TELL("build"), reset: TELL("reset") },
  });
  publishCommits(github, shop);
  const run = await runIn(shop, github, { announce: "true", "max-time": "12s" });
  expect(run.outputs.verdict, run.log).toBeDefined();
  expect(github.comments).toHaveLength(1);
  expect(github.artifacts).toHaveLength(1);

  const seen = environmentsOf(shop);
  expect(seen.map(({ of }) => of).toSorted()).toEqual(["build", "generator", "git", "install", "reset", "start"]);
  for (const { of, names } of seen) {
    expect(
      names.filter((name) => RUNNERS_OWN.test(name) || (of !== "git" && name in JOBS)),
      of,
    ).toEqual([]);
    expect(names, of).toContain("RUNNER_TRACKING_ID");
  }
  expect(leaks(run, shop, github)).toEqual([]);
});

test("a service that prints its environment and commands, and dies, leaks nothing and commands nothing", async () => {
  await using github = await startFakeGitHub({ currentRun: 20 });
  const commands =
    "printf 'x\\n::error::evil\\n \\t::set-env name=EVIL::1\\na ##[add-mask]evil\\r::add-path::/evil\\n::stop-commands::evil\\n'";
  using shop = createShop({ start: `${TELL("start")}; ${commands}; exit 3` });
  publishCommits(github, shop);
  const run = await runIn(shop, github, {});
  expect(run.exitCode, run.log).toBe(3);
  expect(run.log).toMatch(/::add-path::\/evil/);
  const own = ["debug", "error", "stop-commands"];
  expect(commandsIn(run.log).filter((name) => !own.includes(name))).toEqual([]);
  expect(leaks(run, shop, github)).toEqual([]);
});

async function runIn(shop: Shop, github: FakeGitHub, inputs: Readonly<Record<string, string>>): Promise<RunnerRun> {
  mkdirSync(join(shop.folder, "seen"));
  const bin = join(shop.folder, "bin");
  mkdirSync(bin);
  const git = join(bin, "git");
  const real = `PATH=\${PATH#*:} exec git "$@"`;
  writeFileSync(git, `#!/bin/sh\ncat /proc/self/environ > "$HOME/seen/git-self-$$"\n${real}\n`);
  chmodSync(git, 0o755);
  const env = { ...RUNNERS, ...JOBS, PATH: `${bin}:${process.env.PATH}` };
  return await runStep({ github, shop, event: { name: "pull_request" } }, { inputs, env });
}

/** Names of the variables that each kind of child had, of all of its kind together. */
function environmentsOf({ folder }: Shop): { readonly of: string; readonly names: readonly string[] }[] {
  const dumps = readdirSync(join(folder, "seen")).map((file) => {
    const [step = "", whose] = file.split("-");
    const text = readFileSync(join(folder, "seen", file), "latin1");
    return {
      of: whose === "self" ? step : "generator",
      names: text.split("\0").map((line) => line.split("=", 1)[0] ?? ""),
    };
  });
  const kinds = Map.groupBy(
    dumps.filter(({ names }) => names.length > 1),
    ({ of }) => of,
  );
  return [...kinds].map(([of, each]) => ({ of, names: [...new Set(each.flatMap(({ names }) => names))] }));
}

/** Where a secret can be read after the job: what it printed and wrote, everywhere below its folder and on GitHub. */
function leaks(run: RunnerRun, { folder }: Shop, github: FakeGitHub): string[] {
  const unpacked = github.artifacts.flatMap(({ name, zip }) =>
    Object.entries(unzipSync(zip)).map(([file, bytes]) => [`${name}/${file}`, strFromU8(bytes, true)] as const),
  );
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const texts = [
    ["log", run.log],
    ["post log", run.postLog],
    ["summary", run.summary],
    ["outputs", JSON.stringify(run.outputs)],
    ...github.comments.map(({ body }) => ["comment", body] as const),
    ...unpacked,
    ...files.map((path) => [path.slice(folder.length), readFileSync(path, "latin1")] as const),
  ] as const;
  expect(files.length).toBeGreaterThan(20);
  const secrets = [...Object.values(RUNNERS), github.runtimeToken, github.token];
  return texts.flatMap(([where, text]) =>
    secrets.filter((secret) => text.includes(secret)).map((secret) => `${where}: ${secret}`),
  );
}
