import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { INPUT_NAMES, readInputs } from "../../../src/github/inputs.ts";
import { OUTPUT_NAMES } from "../../../src/github/outputs.ts";

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string; readonly post: string };
}

const action = parse(readFileSync("action.yml", "utf8")) as ActionFile;

test("action.yml has the inputs and outputs that are read and set, in their order", () => {
  expect(Object.keys(action.inputs)).toEqual(INPUT_NAMES);
  expect(Object.keys(action.outputs)).toEqual(OUTPUT_NAMES);
});

test("action.yml's defaults are what empty inputs mean", () => {
  const { token, ...rest } = readInputs(
    () => undefined,
    (name) => action.inputs[name]?.default ?? "",
  );
  const { token: none, ...empty } = readInputs(
    () => undefined,
    () => "",
  );
  expect([token, none]).toEqual([`\${{ github.token }}`, undefined]);
  expect(rest).toEqual(empty);
});

test("action.yml runs the bundle on Node 24 and describes everything", () => {
  expect(action.runs).toEqual({ using: "node24", main: "dist/action.js", post: "dist/action-post.js" });
  const all = [...Object.values(action.inputs), ...Object.values(action.outputs)];
  expect(all.filter(({ description }) => !/\w.*\.\)?$/.test(description))).toEqual([]);
});
