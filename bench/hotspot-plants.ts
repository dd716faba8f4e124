import { readFileSync } from "node:fs";

/** A change that is planted into a service of bench/hotspot-services, and where it lies. */
export interface Plant {
  /** A patch below bench/hotspot-services/plants, unless the kind is "nothing". */
  readonly name: string;
  readonly service: "node" | "flask";
  /** Of which code of the service the change is: its own, what it has installed, or none. */
  readonly kind: "helper" | "dependency" | "nothing";
  /** As a comparison tells it. */
  readonly file: string | null;
  /** The edited function, and those that it calls. */
  readonly functions: readonly string[];
}

/** How much CPU per request is planted. */
export const PLANTED_SHARE = 0.3;

export const PLANTS: readonly Plant[] = [
  nothing("node"),
  helper("node", "own", "lib/balances.js", ["balancesOf"]),
  dependency("node", "own", "node_modules/handlebars/dist/cjs/handlebars/utils.js", ["escapeExpression"]),
  helper("node", "callee", "lib/merchants.js", ["merchantName", "capitalised"]),
  dependency("node", "callee", "node_modules/papaparse/papaparse.js", ["parseDynamic", "shouldApplyDynamicTyping"]),
  nothing("flask"),
  helper("flask", "own", "delays.py", ["expected_delay"]),
  dependency("flask", "own", "site-packages/marshmallow/schema.py", ["_serialize"]),
  helper("flask", "callee", "names.py", ["stop_name", "<genexpr>", "capitalised"]),
  dependency("flask", "callee", "site-packages/babel/numbers.py", ["apply", "get_decimal_precision"]),
];

export function patchOf({ name }: Plant): string {
  return readFileSync(`bench/hotspot-services/plants/${name}.patch`, "utf8");
}

/** More work in the edited function itself ("own"), or more calls of another one ("callee"). */
function helper(service: Plant["service"], how: string, file: string, functions: readonly string[]): Plant {
  return { name: `${service}-helper-${how}`, service, kind: "helper", file, functions };
}

function dependency(service: Plant["service"], how: string, file: string, functions: readonly string[]): Plant {
  return { name: `${service}-dependency-${how}`, service, kind: "dependency", file, functions };
}

function nothing(service: Plant["service"]): Plant {
  return { name: `${service}-nothing`, service, kind: "nothing", file: null, functions: [] };
}
