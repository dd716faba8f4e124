import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { FakeState } from "./fake-state.ts";
import { type TempRepo, tempRepo } from "./temp-repo.ts";

/** How much CPU each request of the service takes: rounds of a key derivation, about 1 ms for 2,000. */
export interface ShopWork {
  readonly base: number;
  readonly head: number;
  /** The command that starts the service. */
  readonly start?: string;
}

/** A service's repository with a pull request, and its remote. */
export interface Shop extends Disposable {
  /** A folder for everything that belongs to a job. */
  readonly folder: string;
  /** The bare repository from which jobs fetch. */
  readonly remote: string;
  /** Commits: main has two, the pull request's head is built on the second, `merge` is what GitHub would build. */
  readonly first: string;
  readonly main: string;
  readonly head: string;
  readonly merge: string;
}

const WORKFLOW = `name: perf
on: { pull_request: {}, push: { branches: [main] } }
permissions: { contents: read, actions: read, pull-requests: write }
jobs:
  perf:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - id: loadline
        uses: acme/loadline@v1
        with: { max-time: 45s }
      - if: always()
        run: echo "outcome=\${{ steps.loadline.outcome }}"
`;

/** Floors far below what is planted and far above what a quick run of unchanged code can show by chance. */
const config = (start: string) => `app:
  start: ${JSON.stringify(start)}
  ready: /
effort: quick
scenarios:
  price:
    profile: load
    request: GET /price
    users: 2
    budgets: ["p95 < 5 s"]
    floors: { p50: 30 %, pooled-mean: 30 %, p95: 30 % }
`;

/** A service that does a fixed amount of work for each request; no just-in-time compiler changes it. */
function service(rounds: number): string {
  return `import { pbkdf2Sync } from "node:crypto";
import { createServer } from "node:http";
createServer((request, response) => {
  if (request.url === "/price") pbkdf2Sync("price", "salt", ${rounds}, 32, "sha256");
  response.end("42");
}).listen(Number(process.env.PORT), "127.0.0.1");
`;
}

/** Builds the repository; what main and the pull request's head do for a request is planted. */
export function createShop({ base, head, start = "node server.mjs" }: ShopWork): Shop {
  const repo = tempRepo("work");
  repo.write(".github/workflows/perf.yml", WORKFLOW);
  repo.write("loadline.yml", config(start));
  repo.write("server.mjs", service(base));
  const first = repo.commit("Open the shop");
  repo.write("README.md", "A shop.\n");
  const main = repo.commit("Describe the shop");
  repo.git("checkout", "--quiet", "-b", "feature");
  repo.write("server.mjs", service(head));
  repo.write("CHANGELOG.md", "A new price.\n");
  const feature = repo.commit("Change the price");
  repo.git("checkout", "--quiet", "--detach", "main");
  repo.git("merge", "--quiet", "--no-ff", "--message", `Merge ${feature} into ${main}`, feature);
  const merge = repo.git("rev-parse", "HEAD");
  repo.git("update-ref", "refs/pull/7/merge", merge);
  const remote = join(repo.outer, "remote.git");
  cloneBare(repo, remote);
  return {
    folder: repo.outer,
    remote,
    first,
    main,
    head: feature,
    merge,
    [Symbol.dispose]: () => repo[Symbol.dispose](),
  };
}

/** Lets the fake GitHub know the shop's commits and branches. */
export function publishCommits(github: FakeState, { first, main, head, merge }: Shop): void {
  const parents = { [first]: [], [main]: [first], [head]: [main], [merge]: [main, head] };
  for (const [sha, of] of Object.entries(parents)) github.commits.set(sha, of);
  github.branches.set("main", main);
  github.branches.set("feature", head);
}

/** As GitHub serves a repository: any commit can be asked for by its hash. */
function cloneBare(repo: TempRepo, remote: string): void {
  repo.git("clone", "--quiet", "--mirror", repo.path, remote);
  execFileSync("git", ["-C", remote, "config", "uploadpack.allowAnySHA1InWant", "true"]);
}
