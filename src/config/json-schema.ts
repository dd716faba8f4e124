import { z } from "zod";
import { configFile } from "./config-file.ts";

/** The JSON Schema (draft 2020-12) of what users write, for editors. It is weaker than `parseConfig`, never stricter. */
export function configJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(configFile, { io: "input", target: "draft-2020-12" });
  return {
    $schema,
    $id: "urn:loadline:config",
    title: "Loadline configuration",
    description: "How a service is started, which scenarios are measured, and what fails a pull request.",
    ...rest,
  };
}
