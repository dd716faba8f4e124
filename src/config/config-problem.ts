import { printable } from "./shown.ts";

/** Something wrong in the config. */
export interface ConfigProblem {
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** Keys from the root, such as "scenarios.list users.requests[0].path"; empty for the file as a whole. */
  readonly path: string;
  /** What was expected and the value seen, on one line. */
  readonly message: string;
  readonly hint?: string;
}

const MOST = 100;

/** One line per problem, in the form that editors and terminals can follow: `loadline.yml:12:5 app.start: expected …`. */
export function formatProblems(problems: readonly ConfigProblem[], fileName: string): string {
  const lines = problems.slice(0, MOST).map(({ line, column, path, message, hint }) => {
    const place = `${fileName}:${line}:${column}`;
    const subject = path === "" ? place : `${place} ${path}`;
    return printable(`${subject}: ${message}${hint === undefined ? "" : ` (${hint})`}`);
  });
  const left = problems.length - lines.length;
  return [...lines, ...(left > 0 ? [`${printable(fileName)}: and ${left} more problems`] : [])].join("\n");
}
