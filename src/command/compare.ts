import { EXIT } from "../model/problem.ts";
import { renderComparison } from "../report/comparison.ts";
import { readResult } from "./read-result.ts";

/** Prints two stored results side by side; there is no verdict between two separate runs. */
export async function compareCommand(a: string, b: string): Promise<number> {
  process.stdout.write(renderComparison(await readResult(a), await readResult(b)));
  return EXIT.passed;
}
