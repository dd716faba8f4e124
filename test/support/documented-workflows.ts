import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const ROOT = join(import.meta.dirname, "../..");

/** A workflow that a page of the documentation shows. */
export interface DocumentedWorkflow {
  /** Of the page and the place in it, such as README-2.yml: no two are the same. */
  readonly name: string;
  readonly text: string;
}

/** What stands for a released version of the action in the documentation, as there is none yet. */
export const PLACEHOLDER = "OWNER/loadline@v1";

/** Every block of YAML in the repository's pages that has triggers and jobs. */
export function documentedWorkflows(): DocumentedWorkflow[] {
  const elsewhere = /(^|\/)(node_modules|dist|\.venv|\.cache|golden|\.git)(\/|$)/;
  const pages = globSync("**/*.md", { cwd: ROOT, exclude: (path) => elsewhere.test(path) }).toSorted();
  return pages.flatMap((page) =>
    [...readFileSync(join(ROOT, page), "utf8").matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)]
      .map(([, text = ""]) => text)
      .filter(isWorkflow)
      .map((text, index) => ({ name: `${page.replace(/\.md$/, "").replaceAll("/", "-")}-${index + 1}.yml`, text })),
  );
}

function isWorkflow(text: string): boolean {
  const document: unknown = parse(text);
  return typeof document === "object" && document !== null && "on" in document && "jobs" in document;
}
