import { execFile } from "node:child_process";
import { cp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { temporaryFolder } from "../storage/temp-dir.ts";
import { gitEnvironment } from "../workspace/git-environment.ts";
import type { Installation } from "./installation.ts";
import { runCommand } from "./run.ts";

const run = promisify(execFile);

/** Seconds of measuring: two scenarios at quick effort in five or six blocks, under two minutes in all. */
const MAX_TIME = 105;

/** Builds a repository with a good commit and a slower change on top, and measures it as a user would. */
export async function demoCommand(installation: Installation): Promise<number> {
  await using folder = await temporaryFolder(process.env);
  const repository = join(folder.path, "shop");
  const source = fileURLToPath(installation.demoUrl);
  await commit(repository, join(source, "base"), "A small shop API");
  await commit(repository, join(source, "head"), "Show stock levels in the product list");
  process.stdout.write(await intro(source));
  const status = await runCommand(
    { config: join(repository, "loadline.yml"), base: "HEAD^", effort: "quick", maxTime: MAX_TIME },
    installation,
  );
  if (status <= 1) process.stdout.write(status === 1 ? FOUND : UNFOUND);
  return status === 1 ? 0 : status;
}

const FOUND = `
What happened: both commits were started side by side, and the load alternated between them about every 100 ms, so a
slow moment of this machine hit both alike. Each block was a fresh start of both. The slowdown above was there in the
blocks, beyond what chance explains; the other scenario shows what an unchanged call looks like. On a pull request this
would have failed the step. Next: write a loadline.yml for your own service and run: loadline check
`;

const UNFOUND = `
This time the planted slowdown was not proven; the table says what this run could have seen. A busy machine does that:
run the demo again when it is quiet.
`;

async function intro(source: string): Promise<string> {
  const files = (await readdir(join(source, "head"))).join(", ");
  return `Demo: a small shop API in a temporary git repository. The head commit changes ${files}; one of its two calls
became slower by accident. Loadline measures HEAD against HEAD^ (quick effort, at most ${MAX_TIME} s of load).

`;
}

async function commit(repository: string, files: string, message: string): Promise<void> {
  await cp(files, repository, { recursive: true });
  const env = gitEnvironment(process.env);
  const git = (...args: string[]) => run("git", ["-C", repository, ...IDENTITY, ...args], { env });
  await git("init", "--quiet");
  await git("add", "--all");
  await git("commit", "--quiet", "--no-verify", "--message", message);
}

const IDENTITY = ["-c", "user.name=demo", "-c", "user.email=demo@localhost", "-c", "commit.gpgsign=false"];
