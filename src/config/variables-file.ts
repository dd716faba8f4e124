import { parseVariable, parseVariableName, VARIABLE_NAME_PATTERN } from "./app-text.ts";
import { named, scalar } from "./leaf.ts";

const LONGEST_VALUE = 10_000;

/** Variables by their names, at most so many; none where nothing is written. */
export function variables(most: number, description: string) {
  const name = { parse: parseVariableName, pattern: VARIABLE_NAME_PATTERN };
  return named(name, scalar(parseVariable, LONGEST_VALUE), 0, most, "variables").default({}).describe(description);
}
