import { readFile } from "node:fs/promises";
import { EXIT, Problem } from "../model/problem.ts";

/** The config's text; throws a Problem that says how to get one. */
export async function readConfigFile(path: string): Promise<string> {
  return await readFile(path, "utf8").catch((cause: unknown) => {
    throw new Problem({
      code: "config-missing",
      message: `${path} cannot be read`,
      hint: "Write a loadline.yml (the README has one of ten lines), or name another file with --config.",
      exitStatus: EXIT.usage,
      cause,
    });
  });
}
