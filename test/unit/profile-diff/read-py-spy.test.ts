import { describe, expect, test } from "vitest";
import { placeProfile } from "../../../src/profile-diff/place.ts";
import { readProfile } from "../../../src/profile-diff/read-profile.ts";
import { readPySpy } from "../../../src/profile-diff/read-py-spy.ts";
import { functionNamed, profileBytes, readOrThrow } from "../../support/profile-fixtures.ts";

const encode = (text: string) => new TextEncoder().encode(text);

const STACKS = `process 7:"sh -c python app.py; true";process 8:"python app.py";main (/srv/shop/app.py:1);price (/srv/shop/app.py:9) 4
process 8:"python app.py";main (/srv/shop/app.py:1);price (/srv/shop/app.py:9);add_up (/srv/shop/sums.py:3) 12
main (/srv/shop/app.py:1);Money.round (/srv/shop/.venv/lib/python3.13/site-packages/money/core.py:20) 3
`;

describe("stacks of py-spy", () => {
  const profile = placeProfile(readOrThrow(readProfile(encode(STACKS))), "/srv/shop");

  test("are functions with their samples, and processes are none", () => {
    expect(profile).toMatchObject({ kind: "py-spy", unit: "samples", perSample: 1 });
    const rows = profile.functions.map(({ name, file, line, package: owner, self, inclusive }) => {
      return [name, file, line, owner, self, inclusive];
    });
    expect(rows).toEqual([
      ["main", "app.py", 1, null, 0, 19],
      ["price", "app.py", 9, null, 4, 16],
      ["add_up", "sums.py", 3, null, 12, 12],
      ["Money.round", "site-packages/money/core.py", 20, "money", 3, 3],
    ]);
  });

  test("have callers", () => {
    const [caller, callee] = [functionNamed(profile, "price"), functionNamed(profile, "add_up")];
    expect(profile.edges).toContainEqual({ caller, callee, calls: null, self: 12, inclusive: 12 });
  });

  test("with brackets, colons and blanks in names and paths are read as they are, however many", () => {
    const hostile = " (:".repeat(1_000_000);
    const { functions } = readOrThrow(readPySpy(`a (/srv/my (old) shop:2/app.py:7);b${hostile}8) 1\n`));
    expect(functions[0]).toMatchObject({ name: "a", file: "/srv/my (old) shop:2/app.py", line: 7 });
    expect(functions[1]).toMatchObject({ name: "b", line: 8 });
  });

  test.each([
    [
      "a line without a number",
      "main (app.py:1) 3\nmain (app.py:1)\n",
      "a line of it is no stack with a number of samples",
    ],
    ["a number that overflows", `main (app.py:1) 3\nmain (app.py:1) ${"9".repeat(400)}\n`, "a line of it is no stack"],
  ])("%s is told", (_, text, reason) => {
    expect(readProfile(encode(text))).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  });
});

test("a recording of a service has the function that computes, first of all", () => {
  const profile = placeProfile(readOrThrow(readProfile(profileBytes("py-spy"))), "/srv/shop");
  const [first] = profile.functions.toSorted((a, b) => b.self - a.self);
  expect(first).toMatchObject({ name: "fib", file: "app.py", package: null });
  expect(new Set(profile.functions.map((each) => each.package))).toEqual(new Set([null, "Python"]));
});
