import { readFile } from "node:fs/promises";
import { EXIT, Problem } from "../model/problem.ts";

/** The config's text; throws a Problem that names the input. `path` is how the input called it. */
export function readConfigText(file: string, path: string): Promise<string> {
  return readFile(file, "utf8").catch((cause: unknown) => {
    throw new Problem({
      code: "config-missing",
      message: `config: expected a file of the checkout, and ${path} cannot be read`,
      hint: "Put actions/checkout before this step, and write a loadline.yml or name another file with `config:`.",
      exitStatus: EXIT.usage,
      cause,
    });
  });
}
