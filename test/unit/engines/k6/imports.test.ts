import { expect, test } from "vitest";
import { scriptImports } from "../../../../src/engines/k6/imports.ts";

test("relative imports of a script are found below the config's folder", () => {
  const text = `
    import http from "k6/http";
    import { a } from './a.js';
    import * as b from "../shared/b.ts";
    export { c } from "./deep/../c.js";
    import "./side-effect.js";
    const d = require("./d.js");
    import chart from "https://jslib.k6.io/x.js";
    import up from "../../above.js";
  `;
  expect(scriptImports("load/shop.js", text)).toEqual([
    ["load/a.js"],
    ["shared/b.ts"],
    ["load/c.js"],
    ["load/side-effect.js"],
    ["load/d.js"],
  ]);
});

test("text that looks like anything else finds nothing", () => {
  expect(scriptImports("shop.js", 'const from = "./a.js"; from "x"; import(x); from ./y')).toEqual([]);
});
