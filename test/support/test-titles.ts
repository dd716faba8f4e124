import { execFile } from "node:child_process";
import { join, relative } from "node:path";
import { promisify } from "node:util";

const ROOT = join(import.meta.dirname, "../..");
const VITEST = join(ROOT, "node_modules/vitest/vitest.mjs");

/** A test as a page of the documentation names it: its file, and its title, without the `describe` around it if it likes. */
export interface NamedTest {
  readonly file: string;
  readonly title: string;
}

/** Those that are not there: no test runs under that title, and none is written with it as the template of a table. */
export async function missingTests<T extends NamedTest>(named: readonly T[]): Promise<readonly T[]> {
  const written = await titles(named, "--static-parse");
  const generated = named.filter((one) => !isAmong(written, one));
  const collected = generated.length === 0 ? [] : await titles(generated, "--no-static-parse");
  return generated.filter((one) => !isAmong(collected, one));
}

/** "file › title" of every test of the files; a table's titles are templates as they are written, and whole when it is collected. */
async function titles(of: readonly NamedTest[], how: string): Promise<readonly string[]> {
  const files = new Set(of.map(({ file }) => file));
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST"));
  // What follows --json or --static-parse would be taken for its value, unless it is an option.
  const args = [VITEST, "list", ...files, "--no-isolate", "--json", how];
  const options = { cwd: ROOT, env: Object.fromEntries(own), maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(process.execPath, args, options);
  const found = JSON.parse(stdout.slice(stdout.indexOf("["))) as { readonly name: string; readonly file: string }[];
  return found.map(({ name, file }) => `${relative(ROOT, file)} › ${name}`);
}

function isAmong(all: readonly string[], { file, title }: NamedTest): boolean {
  const ends = [` › ${title}`, ` > ${title}`];
  return all.some((one) => one.startsWith(`${file} › `) && ends.some((end) => one.endsWith(end)));
}
