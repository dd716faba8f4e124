import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { FakeState } from "./fake-state.ts";
import { type TempRepo, tempRepo } from "./temp-repo.ts";

/** What a shop is like where it is not the usual one. */
export interface ShopOptions {
  /** Milliseconds that each answer of the service takes, of main and of the pull request; 5 unless given. */
  readonly baseMs?: number;
  readonly headMs?: number;
  /** The command that starts the service. */
  readonly start?: string;
  /** Further lines of the config's app. */
  readonly app?: Readonly<Record<string, string>>;
  /** Further lines of the config, such as "compare: stored". */
  readonly rules?: string;
  /** In place of the usual workflow: files by name. */
  readonly workflows?: Readonly<Record<string, string>>;
  /** Main's first commit has no config yet. */
  readonly olderThanConfig?: boolean;
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
  /** Main's config. */
  readonly config: string;
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
        with: { max-time: 60s }
      - if: always()
        run: echo "outcome=\${{ steps.loadline.outcome }}"
`;

/**
 * Floors far below what is planted and far above what a quick run of unchanged code can show by chance; what gates has
 * requests enough in the shortest round of a busy machine.
 */
const configOf = (start: string, app: Readonly<Record<string, string>>, rules: string) => `${rules}
${/^hotspots:/m.test(rules) ? "" : "hotspots: never"}
app:
  start: ${JSON.stringify(start)}
${Object.entries(app)
  .map(([key, value]) => `  ${key}: ${JSON.stringify(value)}\n`)
  .join("")}  ready: /
effort: quick
scenarios:
  price:
    profile: load
    request: GET /price
    users: 8
    budgets: ["p95 < 5 s"]
    gate: [p50, pooled-mean, errors]
    floors: { p50: 30 %, pooled-mean: 30 % }
`;

/**
 * A service that waits before it answers, as for a database: it takes hardly any CPU, so that what runs beside it on the
 * machine neither disturbs it nor is disturbed.
 */
function service(milliseconds: number): string {
  return `import { createServer } from "node:http";
createServer((request, response) => {
  if (request.url === "/price") setTimeout(() => response.end("42"), ${milliseconds});
  else response.end("42");
}).listen(Number(process.env.PORT), "127.0.0.1");
`;
}

/** Builds the repository; what main and the pull request's head do for a request is planted. */
export function createShop(options: ShopOptions = {}): Shop {
  const { baseMs = 5, headMs = 5, start = "node server.mjs", app = {}, rules = "", olderThanConfig = false } = options;
  const repo = tempRepo("work");
  const ownConfig = configOf(start, app, rules);
  for (const [name, text] of Object.entries(options.workflows ?? { "perf.yml": WORKFLOW })) {
    repo.write(`.github/workflows/${name}`, text);
  }
  if (!olderThanConfig) repo.write("loadline.yml", ownConfig);
  repo.write("server.mjs", service(baseMs));
  const first = repo.commit("Open the shop");
  repo.write("README.md", "A shop.\n");
  const main = repo.commit("Describe the shop");
  repo.git("checkout", "--quiet", "-b", "feature");
  repo.write("server.mjs", service(headMs));
  repo.write("loadline.yml", ownConfig);
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
    config: ownConfig,
    [Symbol.dispose]: () => repo[Symbol.dispose](),
  };
}

/** Lets the fake GitHub know the shop's commits, branches and config. */
export function publishCommits(github: FakeState, { first, main, head, merge, config }: Shop): void {
  const parents = { [first]: [], [main]: [first], [head]: [main], [merge]: [main, head] };
  for (const [sha, of] of Object.entries(parents)) github.commits.set(sha, of);
  github.branches.set("main", main);
  github.branches.set("feature", head);
  github.files.set("loadline.yml", config);
}

/** As GitHub serves a repository: any commit can be asked for by its hash. */
function cloneBare(repo: TempRepo, remote: string): void {
  repo.git("clone", "--quiet", "--mirror", repo.path, remote);
  execFileSync("git", ["-C", remote, "config", "uploadpack.allowAnySHA1InWant", "true"]);
}
