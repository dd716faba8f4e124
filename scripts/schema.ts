import { mkdirSync, writeFileSync } from "node:fs";
import { configJsonSchema } from "../src/config/json-schema.ts";

/** Writes the JSON Schema of loadline.yml that editors read. */
mkdirSync("schema", { recursive: true });
writeFileSync("schema/loadline.schema.json", `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
