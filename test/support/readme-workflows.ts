import { readFileSync } from "node:fs";
import { join } from "node:path";

const EXAMPLE = /```yaml\n(# \.github\/workflows\/(\S+\.yml)\n[\s\S]*?)```/g;

/**
 * The workflows that the README shows below a heading, by file, as a user copies them: the action's name is that of the
 * tests, and measuring takes little time.
 */
export function readmeWorkflows(heading: string): Readonly<Record<string, string>> {
  const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
  const [, section = ""] = readme.split(`\n${heading}\n`);
  const [own = ""] = section.split(/\n##+ /, 1);
  const found = [...own.matchAll(EXAMPLE)].map(([, text = "", name = ""]) => {
    const mine = text.replaceAll("OWNER/loadline@v1", "acme/loadline@v1");
    return [name, mine.replace("comment: never", "comment: never, max-time: 60s")] as const;
  });
  if (found.length === 0) throw new Error(`the README shows no workflow below "${heading}"`);
  return Object.fromEntries(found);
}
