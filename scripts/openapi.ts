/**
 * Cuts GitHub's OpenAPI description down to the operations that Loadline uses, as JSON Schema, for the tests' GitHub.
 * The package is too large to depend on (385 MB); install it elsewhere and pass that folder:
 *
 *     npm install --prefix /tmp/openapi @octokit/openapi@23.0.2 && node scripts/openapi.ts /tmp/openapi
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const OPERATIONS = [
  "actions/download-artifact",
  "actions/get-artifact",
  "actions/get-workflow-run",
  "actions/list-workflow-run-artifacts",
  "actions/list-workflow-runs",
  "git/get-commit",
  "issues/create-comment",
  "issues/delete-comment",
  "issues/get-comment",
  "issues/list-comments",
  "issues/update-comment",
  "pulls/get",
  "pulls/list",
  "repos/compare-commits",
  "repos/get",
  "repos/get-content",
];

/** What GitHub enforces and its description does not say. */
const MAX_PER_PAGE = 100;
const MAX_COMMENT = 65_536;

const DROPPED =
  /^(description|examples?|externalDocs|title|deprecated|xml|nullable|default|discriminator|x-.*|pattern)$/;

type Json = Record<string, unknown>;

const root = join(process.argv[2] ?? ".", "node_modules/@octokit/openapi");
const spec = read(join(root, "generated/api.github.com.json"));
const schemas: Record<string, unknown> = {};
const operations: Record<string, unknown> = {};
for (const [path, item] of Object.entries(spec.paths as Record<string, Json>)) {
  for (const [method, operation] of Object.entries(item)) {
    const id = String((operation as Json).operationId);
    if (OPERATIONS.includes(id)) operations[id] = trim(method, path, operation as Json);
  }
}
const missing = OPERATIONS.filter((id) => !(id in operations));
if (missing.length > 0) throw new Error(`not in the description: ${missing.join(", ")}`);

const notice = readFileSync(join(root, "LICENSE"), "utf8").trim();
const source = `@octokit/openapi ${String(read(join(root, "package.json")).version)}, trimmed by scripts/openapi.ts`;
const out = { source, notice, operations, components: { schemas } };
writeFileSync("test/fixtures/openapi.json", `${JSON.stringify(out)}\n`);
console.log(`${OPERATIONS.length} operations, ${Object.keys(schemas).length} schemas`);

function trim(method: string, path: string, operation: Json): Json {
  const parameters = ((operation.parameters ?? []) as Json[]).map((parameter) => {
    const { name, in: place, required, schema: type } = resolve(parameter);
    const limit = name === "per_page" ? { maximum: MAX_PER_PAGE } : {};
    return { name, in: place, required: required === true, schema: { ...(schema(type) as Json), ...limit } };
  });
  const responses = Object.entries(operation.responses as Record<string, Json>).map(([status, response]) => {
    const { content } = resolve(response) as { content?: Record<string, Json> };
    const type = content?.["application/json"]?.schema;
    return [status, type === undefined ? {} : { schema: schema(type) }];
  });
  const body = operation.requestBody === undefined ? {} : { body: requestBody(operation.requestBody as Json) };
  return { method: method.toUpperCase(), path, parameters, ...body, responses: Object.fromEntries(responses) };
}

function requestBody(body: Json): unknown {
  const { content } = resolve(body) as { content: Record<string, Json> };
  const type = schema(content["application/json"]?.schema) as { properties?: { body?: Json } };
  if (type.properties?.body !== undefined) type.properties.body.maxLength = MAX_COMMENT;
  return type;
}

/** OpenAPI 3.0 to JSON Schema 2020; a schema that is referred to is trimmed once, into `schemas`. */
function schema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(schema);
  if (typeof value !== "object" || value === null) return value;
  const source = value as Json;
  if (typeof source.$ref === "string") return refer(source.$ref);
  const kept: Json = {};
  for (const [key, part] of Object.entries(source)) {
    if (key === "properties") {
      kept[key] = Object.fromEntries(Object.entries(part as Json).map(([name, type]) => [name, schema(type)]));
    } else if (!DROPPED.test(key)) kept[key] = schema(part);
  }
  return source.nullable === true ? orNull(kept) : kept;
}

function orNull(type: Json): Json {
  if (typeof type.type !== "string") return { anyOf: [type, { type: "null" }] };
  const values = Array.isArray(type.enum) ? { enum: [...new Set([...type.enum, null])] } : {};
  return { ...type, type: [type.type, "null"], ...values };
}

function refer(pointer: string): Json {
  const name = pointer.split("/").at(-1) ?? "";
  if (!(name in schemas)) {
    schemas[name] = null;
    schemas[name] = schema(at(pointer));
  }
  return { $ref: `#/components/schemas/${name}` };
}

function resolve(value: Json): Json {
  return typeof value.$ref === "string" ? resolve(at(value.$ref) as Json) : value;
}

function at(pointer: string): unknown {
  const keys = pointer
    .slice(2)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  return keys.reduce<unknown>((value, key) => (value as Json)[key], spec);
}

function read(path: string): Json {
  return JSON.parse(readFileSync(path, "utf8")) as Json;
}
