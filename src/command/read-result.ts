import { readFile } from "node:fs/promises";
import { EXIT, Problem } from "../model/problem.ts";
import type { Result } from "../model/result.ts";
import { decodeResult } from "../report/json.ts";

/** Reads a stored result; throws a Problem when it is missing or is none. */
export async function readResult(path: string): Promise<Result> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new Problem({
      code: "result-unreadable",
      message: `${path} cannot be read`,
      hint: "loadline run --json FILE writes such a file.",
      exitStatus: EXIT.usage,
      cause,
    });
  });
  const decoded = decodeResult(text);
  if (decoded.ok) return decoded.result;
  throw new Problem({
    code: "result-invalid",
    message: `${path} is not a result of Loadline: ${decoded.reason}`,
    hint: "loadline run --json FILE writes such a file.",
    exitStatus: EXIT.usage,
  });
}
