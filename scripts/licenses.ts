import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** The licence texts of all packages that the bundles contain, by name. */
export async function licenseText(moduleIds: Iterable<string>): Promise<string> {
  const roots = new Set<string>();
  for (const id of moduleIds) {
    const root = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll("\0", ""))?.[0];
    if (root !== undefined) roots.add(root);
  }
  const entries = await Promise.all([...roots].map(describe));
  return `${[...new Set(entries)].sort().join("\n\n---\n\n")}\n`;
}

async function describe(root: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as Manifest;
  const file = (await readdir(root)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text =
    file === undefined
      ? "(no licence file in the package)"
      : (await readFile(join(root, file), "utf8")).replaceAll("\r\n", "\n").trim();
  return `${name}@${version} (${license ?? "licence not stated"})\n\n${text}`;
}
