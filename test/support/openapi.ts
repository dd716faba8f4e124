import { readFileSync } from "node:fs";
import type { components } from "@octokit/openapi-types";
import type { AnySchemaObject, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

type Schemas = components["schemas"];

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly schema: AnySchemaObject;
}

interface Described {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: AnySchemaObject;
  readonly responses: Readonly<Record<string, { readonly schema?: AnySchemaObject }>>;
}

/** One of GitHub's operations, as its own description names it. */
export interface Operation extends Described {
  readonly id: string;
  readonly names: readonly string[];
  readonly pattern: RegExp;
}

/** A request that belongs to an operation. */
export interface Route {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
}

interface Description {
  readonly operations: Readonly<Record<string, Described>>;
  readonly components: { readonly schemas: Readonly<Record<string, AnySchemaObject>> };
}

const description = JSON.parse(
  readFileSync(new URL("../fixtures/openapi.json", import.meta.url), "utf8"),
) as Description;

const operations: readonly Operation[] = Object.entries(description.operations)
  .map(([id, described]) => ({
    id,
    ...described,
    names: [...described.path.matchAll(/{(\w+)}/g)].map(([, name = ""]) => name),
    pattern: new RegExp(`^${described.path.replaceAll(".", "\\.").replace(/{\w+}/g, "([^/]+)")}$`),
  }))
  .sort((a, b) => a.names.length - b.names.length);

const strict = validators(false);
/** Path and query values are text: numbers and booleans are read from it. */
const coercing = validators(true);
const compiled = new Map<string, ValidateFunction>();

/** The operation of a request; undefined for one that the description does not hold. */
export function route(method: string, path: string): Route | undefined {
  for (const operation of operations) {
    const match = operation.method === method ? operation.pattern.exec(path) : null;
    if (match !== null) {
      const params = operation.names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? "")]);
      return { operation, params: Object.fromEntries(params) };
    }
  }
  return undefined;
}

/** Everything that GitHub's description does not allow in this request: unknown keys count as well. */
export function requestViolations({ operation, params }: Route, query: URLSearchParams, body: unknown): string[] {
  const known = new Set(operation.parameters.filter((each) => each.in === "query").map(({ name }) => name));
  const unknown = [...query.keys()].filter((key) => !known.has(key)).map((key) => `unknown query key ${key}`);
  return [
    ...unknown,
    ...operation.parameters.flatMap((parameter) => parameterViolations(operation, parameter, params, query)),
    ...bodyViolations(operation, body),
  ];
}

/** Everything in an answer that GitHub would not have said. */
export function responseViolations(operation: Operation, status: number, body: unknown): string[] {
  const response = operation.responses[status];
  if (response === undefined) return [`status ${status} is not documented for ${operation.id}`];
  if (response.schema === undefined) return body === undefined ? [] : [`no body is documented for ${status}`];
  return errors(compile(`${operation.id} response ${status}`, strict, response.schema), body);
}

/** The smallest value that one of GitHub's schemas accepts, with the given fields laid over it. */
export function make<Name extends keyof Schemas & string>(name: Name, fields: Partial<Schemas[Name]>): Schemas[Name] {
  return { ...(sample({ $ref: `#/components/schemas/${name}` }) as object), ...fields } as Schemas[Name];
}

function validators(coerceTypes: boolean): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes });
  addFormats.default(ajv);
  ajv.addSchema({ $id: "github", components: description.components });
  return ajv;
}

function parameterViolations(
  operation: Operation,
  { name, in: place, required, schema }: Parameter,
  params: Route["params"],
  query: URLSearchParams,
): string[] {
  if (place === "header") return [];
  const value = place === "path" ? params[name] : (query.get(name) ?? undefined);
  if (value === undefined) return required ? [`missing ${place} parameter ${name}`] : [];
  const boxed = { type: "object", properties: { value: schema } };
  const found = errors(compile(`${operation.id} parameter ${name}`, coercing, boxed), { value });
  return found.map((error) => `${place} ${name}: ${error}`);
}

function bodyViolations(operation: Operation, body: unknown): string[] {
  if (operation.body === undefined) return body === undefined ? [] : ["a body is not expected"];
  const known = (operation.body as { properties?: object }).properties ?? {};
  const unknown = Object.keys(body ?? {}).filter((key) => !(key in known));
  return [
    ...errors(compile(`${operation.id} body`, strict, operation.body), body ?? {}).map((error) => `body ${error}`),
    ...unknown.map((key) => `unknown body key ${key}`),
  ];
}

function compile(key: string, ajv: Ajv2020, schema: AnySchemaObject): ValidateFunction {
  const found = compiled.get(key);
  if (found !== undefined) return found;
  const absolute = JSON.parse(JSON.stringify(schema), (name, value) => (name === "$ref" ? `github${value}` : value));
  const made = ajv.compile(absolute as AnySchemaObject);
  compiled.set(key, made);
  return made;
}

function errors(validate: ValidateFunction, value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).slice(0, 5).map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
}

function sample(schema: AnySchemaObject): unknown {
  if (schema.$ref !== undefined) {
    return sample(description.components.schemas[String(schema.$ref).split("/").at(-1) ?? ""] ?? {});
  }
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map(sample));
  const choices: AnySchemaObject[] | undefined = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return choices.some(({ type }) => type === "null") ? null : sample(choices[0] ?? {});
  return sampleOf(Array.isArray(schema.type) && schema.type.includes("null") ? "null" : schema.type, schema);
}

function sampleOf(type: unknown, schema: AnySchemaObject): unknown {
  if (type === "object" || schema.properties !== undefined) {
    const required: string[] = schema.required ?? [];
    return Object.fromEntries(required.map((key) => [key, sample(schema.properties?.[key] ?? { type: "null" })]));
  }
  if (type === "array") return [];
  if (type === "integer" || type === "number") return schema.minimum ?? 1;
  if (type === "boolean") return false;
  if (type === "null") return null;
  const formats: Record<string, string> = {
    "date-time": "2026-11-01T00:00:00Z",
    uri: "https://example.invalid/x",
    email: "someone@example.invalid",
  };
  return formats[schema.format] ?? "x".repeat(schema.minLength ?? 1);
}
