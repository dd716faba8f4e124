import { describe, expect, test } from "vitest";
import type { ProfiledFunction } from "../../../src/model/call-profile.ts";
import type { ProfileWindow } from "../../../src/model/hotspots.ts";
import { compareProfiles } from "../../../src/profile-diff/compare-profiles.ts";
import { tellApart } from "../../../src/profile-diff/tell-apart.ts";

type Place = readonly [name: string, line: number, column?: number | undefined, self?: number];

/** A window in which functions of one file ran. */
function aWindow(places: readonly Place[], boot = 0): ProfileWindow {
  const functions = places.map(([name, line, column, self = 1]): ProfiledFunction => {
    const where = column === undefined ? { line } : { line, column };
    return { name, file: "app.js", package: null, self, inclusive: self, calls: null, ...where };
  });
  const profile = { kind: "cpuprofile", unit: "seconds", perSample: 0.001, edges: [], tree: null } as const;
  return { boot, requests: 10, profile: { ...profile, functions } };
}

/** Of base's functions that are told apart, which of head they are: "3:5 = 4:5"; and how many are left together. */
function told(base: readonly Place[], head: readonly Place[]) {
  const sides = tellApart({ base: [aWindow(base)], head: [aWindow(head)] });
  const functions = { base: of(sides.base), head: of(sides.head) };
  const pairs = functions.base.flatMap(({ line, column, which }) =>
    which === undefined ? [] : [`${line}:${column} = ${which}`],
  );
  const mirrored = functions.head.flatMap(({ line, column, which }) =>
    which === undefined ? [] : [`${line}:${column} = ${which}`],
  );
  expect(mirrored.map((pair) => pair.split(" = ")[0])).toEqual(mirrored.map((pair) => pair.split(" = ")[1]));
  expect(mirrored).toHaveLength(pairs.length);
  return { pairs, together: [...functions.base, ...functions.head].map(({ together }) => together).filter(Boolean) };
}

function of(windows: readonly ProfileWindow[]): readonly ProfiledFunction[] {
  return windows.flatMap(({ profile }) => profile.functions);
}

const NAMES: readonly Place[] = [
  ["list", 10, 14],
  ["sort", 20, 14],
  ["save", 30, 14],
];
const moved = (by: number): readonly Place[] => NAMES.map(([name, line, column]) => [name, line + by, column]);

describe("functions without a name are told apart", () => {
  test("where lines above them were added: by what moved with them", () => {
    const base: Place[] = [...NAMES, ["", 11, 20], ["", 22, 9], ["", 22, 30]];
    const head: Place[] = [...moved(3), ["", 25, 9], ["", 14, 20], ["", 25, 30]];
    expect(told(base, head)).toEqual({ pairs: ["11:20 = 14:20", "22:9 = 25:9", "22:30 = 25:30"], together: [] });
  });

  test("where the function around them was edited: before the edit by what is above, after it by what is below", () => {
    const base: Place[] = [...NAMES, ["", 12, 9], ["", 18, 9]];
    const head: Place[] = [NAMES[0] as Place, ...moved(2).slice(1), ["", 12, 9], ["", 20, 9]];
    expect(told(base, head)).toEqual({ pairs: ["12:9 = 12:9", "18:9 = 20:9"], together: [] });
  });

  test("before the first name and without any", () => {
    const both: Place[] = [
      ["", 1, 1],
      ["", 4, 9],
    ];
    expect(told([...both, ...NAMES], [...both, ...moved(5)]).pairs).toEqual(["1:1 = 1:1", "4:9 = 4:9"]);
    expect(told(both, both).pairs).toEqual(["1:1 = 1:1", "4:9 = 4:9"]);
  });

  test("in a file of one line: by columns", () => {
    const base: Place[] = [
      ["f", 1, 100],
      ["", 1, 120],
      ["", 1, 150],
      ["g", 1, 200],
      ["", 1, 210],
    ];
    const head: Place[] = [
      ["f", 1, 107],
      ["", 1, 127],
      ["", 1, 157],
      ["g", 1, 230],
      ["", 1, 240],
    ];
    expect(told(base, head).pairs).toEqual(["1:120 = 1:127", "1:150 = 1:157", "1:210 = 1:240"]);
  });

  test("the last one on each side too, between the same names, though it lies elsewhere", () => {
    const base: Place[] = [...NAMES, ["", 11, 20], ["", 21, 9]];
    const head: Place[] = [...NAMES, ["", 11, 20], ["", 23, 17]];
    expect(told(base, head)).toEqual({ pairs: ["11:20 = 11:20", "21:9 = 23:17"], together: [] });
  });

  test("as are those of one name, of which a profiler knows no column", () => {
    const base: Place[] = [
      ["A", 1],
      ["__init__", 2],
      ["B", 10],
      ["__init__", 11],
    ];
    const head: Place[] = [
      ["A", 1],
      ["__init__", 2],
      ["B", 14],
      ["__init__", 15],
    ];
    const { head: after } = tellApart({ base: [aWindow(base)], head: [aWindow(head)] });
    expect(of(after).map(({ which }) => which)).toEqual([undefined, "2:0", undefined, "15:0"]);
  });
});

describe("functions stay together, and say how many they are,", () => {
  test("where two of head may be the one of base", () => {
    // What was at 15 may still be there, or have moved with `sort` by one line.
    const base: Place[] = [...NAMES, ["", 12, 9], ["", 15, 9]];
    const head: Place[] = [NAMES[0] as Place, ...moved(1).slice(1), ["", 12, 9], ["", 15, 9], ["", 16, 9]];
    expect(told(base, head)).toEqual({ pairs: ["12:9 = 12:9"], together: [2, 2, 2] });
  });

  test("where two of base may be the one of head", () => {
    const base: Place[] = [...NAMES, ["", 15, 9], ["", 16, 9]];
    const head: Place[] = [NAMES[0] as Place, ...moved(1).slice(1), ["", 16, 9]];
    expect(told(base, head)).toEqual({ pairs: [], together: [2, 2, 2] });
  });

  test("where each side has one that the other has not, in different places", () => {
    const base: Place[] = [...NAMES, ["", 11, 20], ["", 12, 5]];
    const head: Place[] = [...NAMES, ["", 11, 20], ["", 33, 5]];
    expect(told(base, head)).toEqual({ pairs: ["11:20 = 11:20"], together: [2, 2] });
  });
});

test.each(["base", "head"] as const)("what %s alone has stands for itself, each of it", (arm) => {
  const [less, more]: Place[][] = [
    [...NAMES, ["", 11, 20]],
    [...NAMES, ["", 11, 20], ["", 24, 5], ["", 25, 5]],
  ];
  const windows = { less: [aWindow(less ?? [])], more: [aWindow(more ?? [])] };
  const sides = tellApart(
    arm === "base" ? { base: windows.more, head: windows.less } : { base: windows.less, head: windows.more },
  );
  const whiches = of(sides[arm]).flatMap(({ which }) => which ?? []);
  expect(whiches).toEqual(["11:20", `${arm} 24:5`, `${arm} 25:5`]);
  expect([...of(sides.base), ...of(sides.head)].every(({ together }) => together === undefined)).toBe(true);
});

test("a comparison has them as functions of their own, with head's lines; what stays together has no line", () => {
  const noisy = (places: readonly Place[], arm: number) =>
    [0, 0, 1, 1, 2, 2].map((boot, index) => {
      const wobble = (at: number) => 1 + 0.01 * Math.sin(7 * index + 3 * at + arm);
      return aWindow(
        places.map(([name, line, column, self = 1], at) => [name, line, column, self * wobble(at)]),
        boot,
      );
    });
  const base: Place[] = [...NAMES, ["", 12, 9, 1], ["", 22, 9, 1], ["", 15, 3], ["", 16, 3]];
  const head: Place[] = [...moved(2), ["", 14, 9, 1], ["", 24, 9, 2], ["", 16, 70], ["", 16, 90]];
  const sides = tellApart({ base: noisy(base, 0), head: noisy(head, 1) });
  const { functions } = compareProfiles(sides.base, sides.head);
  const nameless = functions
    .filter(({ name }) => name === "")
    .map(({ line, named, together }) => ({ line, named, together }));
  expect(nameless).toHaveLength(3);
  expect(nameless).toContainEqual({ line: 24, named: true, together: undefined });
  expect(nameless).toContainEqual({ line: 14, named: false, together: undefined });
  expect(nameless).toContainEqual({ line: null, named: false, together: 2 });
});
