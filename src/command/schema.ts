import { configJsonSchema } from "../config/json-schema.ts";
import { EXIT } from "../model/problem.ts";

/** Prints the JSON Schema of the config. */
export function schemaCommand(): number {
  process.stdout.write(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
  return EXIT.passed;
}
