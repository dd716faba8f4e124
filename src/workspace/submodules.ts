import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { EXIT, Problem } from "../model/problem.ts";
import type { Repository } from "./repository.ts";
import { submoduleUrl } from "./submodule-url.ts";

/** A commit of another repository that the index holds at a path. */
interface Link {
  readonly path: string;
  readonly sha: string;
}

interface Submodule extends Link {
  readonly name: string;
  readonly url: string;
}

/**
 * Checks out the submodules of a worktree, nested ones too. The user's own clones of them are used where they hold the
 * commit, since a workflow's credentials often reach no further than its checkout step; the settings go by the
 * environment, since `submodule init` would write into the user's config. A failure is a Problem.
 */
export async function updateSubmodules(repository: Repository, worktree: string): Promise<void> {
  if ((await stat(join(worktree, ".gitmodules")).catch(() => undefined))?.isFile() !== true) return;
  for (const submodule of await listSubmodules(repository, worktree)) {
    await updateOne(repository, worktree, submodule);
    const inside = join(worktree, submodule.path);
    const update = ["submodule", "update", "--init", "--recursive"];
    const nested = await repository.git.attempt(update, { directory: inside });
    if (!nested.ok) throw failed(`${submodule.path} (nested)`, nested.stderr);
  }
}

async function updateOne({ git, root }: Repository, worktree: string, submodule: Submodule): Promise<void> {
  const { name, path, sha } = submodule;
  const clone = await userClone(git, root, name, sha);
  const config = {
    [`submodule.${name}.active`]: "true",
    [`submodule.${name}.url`]: clone ?? submodule.url,
    ...(clone === undefined ? {} : { "protocol.file.allow": "always" }),
  };
  const updated = await git.attempt(["submodule", "update", "--", path], { directory: worktree, config });
  if (!updated.ok) throw failed(path, updated.stderr);
}

/** The user's clone of a submodule, if it holds the commit. */
async function userClone(git: Repository["git"], root: string, name: string, sha: string): Promise<string | undefined> {
  if (name.split("/").includes("..")) return undefined;
  const directory = resolve(root, (await git.run(["rev-parse", "--git-path", `modules/${name}`])).trimEnd());
  if ((await stat(directory).catch(() => undefined))?.isDirectory() !== true) return undefined;
  const held = await git.attempt([`--git-dir=${directory}`, "cat-file", "-e", `${sha}^{commit}`]);
  return held.ok ? directory : undefined;
}

async function listSubmodules(repository: Repository, worktree: string): Promise<Submodule[]> {
  const { git } = repository;
  const settings = await git.attempt(["config", "--null", "--file", ".gitmodules", "--list"], { directory: worktree });
  if (!settings.ok) throw failed(".gitmodules", settings.stderr);
  const described = readSettings(settings.stdout);
  const remote = await git.attempt(["config", "--get", "remote.origin.url"]);
  const origin = remote.ok ? remote.stdout.trimEnd() : repository.root;
  return (await listLinks(git, worktree)).flatMap((link) => {
    const found = described.find(({ path }) => path === link.path);
    return found?.url === undefined ? [] : [{ ...link, name: found.name, url: submoduleUrl(origin, found.url) }];
  });
}

/** Paths come from the index, which git keeps free of paths that leave the worktree. */
async function listLinks(git: Repository["git"], directory: string): Promise<Link[]> {
  const staged = await git.run(["ls-files", "--stage", "-z"], { directory });
  return staged.split("\0").flatMap((entry) => {
    const [, sha, path] = /^160000 ([0-9a-f]+) \d\t(.+)$/s.exec(entry) ?? [];
    return sha === undefined || path === undefined ? [] : [{ path, sha }];
  });
}

interface Described {
  readonly name: string;
  readonly path: string | undefined;
  readonly url: string | undefined;
}

function readSettings(list: string): Described[] {
  const settings = new Map<string, { name: string; path: string | undefined; url: string | undefined }>();
  for (const entry of list.split("\0")) {
    const [, name, key, value] = /^submodule\.(.+)\.(path|url)\n(.*)$/s.exec(entry) ?? [];
    if (name === undefined || (key !== "path" && key !== "url")) continue;
    const described = settings.get(name) ?? { name, path: undefined, url: undefined };
    described[key] = value;
    settings.set(name, described);
  }
  return [...settings.values()];
}

function failed(path: string, stderr: string): Problem {
  return new Problem({
    code: "submodule-failed",
    message: `the submodule ${path} could not be checked out`,
    hint: "In a workflow, give actions/checkout `submodules: recursive` and, for private ones, a token that can read them.",
    detail: stderr,
    exitStatus: EXIT.unmeasured,
  });
}
