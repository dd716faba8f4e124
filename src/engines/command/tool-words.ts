import type { Arm } from "../../model/arm.ts";

/** What the placeholders of a command stand for. */
export interface ToolWords {
  readonly arm: Arm;
  /** The relay's port for the arm, on 127.0.0.1. */
  readonly port: number;
  readonly users: number;
}

const HOST = "127.0.0.1";
/** The tool goes on until it is stopped: a day is longer than any session. */
const SECONDS = 86_400;

/** Fills in `{{url}}` and the like; any other placeholder is left to the command. */
export function fillWords(text: string, words: ToolWords): string {
  const values = valuesOf(words);
  return text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The same as variables: LOADLINE_URL and the like. */
export function wordVariables(words: ToolWords): Record<string, string> {
  return Object.fromEntries(
    Object.entries(valuesOf(words)).map(([name, value]) => [`LOADLINE_${name.toUpperCase()}`, value]),
  );
}

/** Words of a command that may be files beside the config, such as a script that it runs. */
export function fileWords(command: string): readonly (readonly string[])[] {
  const words = command.match(/[\w.@%+/-]+/g) ?? [];
  const paths = words.map((word) => word.replace(/^(?:\.\/)+/, ""));
  return [...new Set(paths)]
    .filter((path) => /[a-z]/i.test(path) && !path.startsWith("/") && !path.includes(".."))
    .map((path) => [path]);
}

/** The program that a command begins with; undefined where only the shell knows. */
export function programOf(command: string): string | undefined {
  return /^(?:[A-Za-z_]\w*=[\w./:-]*\s+)*(?:exec\s+)?([\w./+-]+)(?=\s|$)/.exec(command)?.[1];
}

function valuesOf({ arm, port, users }: ToolWords): Readonly<Record<string, string>> {
  return {
    arm,
    url: `http://${HOST}:${port}`,
    host: HOST,
    port: String(port),
    users: String(users),
    seconds: String(SECONDS),
  };
}
