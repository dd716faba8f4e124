import { expect, test } from "vitest";
import type { CallProfile } from "../../../src/model/call-profile.ts";
import { findRoots } from "../../../src/profile-diff/find-roots.ts";

function profileOf(files: readonly string[]): CallProfile {
  const functions = files.map((file) => ({ name: "f", file, line: 1, package: null, self: 1, inclusive: 1, calls: 1 }));
  return { kind: "pstats", unit: "seconds", perSample: null, functions, edges: [], tree: null };
}

test.each([
  [
    "two checkouts",
    ["/w/base/app.py", "/w/base/lib/db.py"],
    ["/w/head/app.py", "/w/head/lib/db.py"],
    ["/w/base", "/w/head"],
  ],
  [
    "two checkouts, a file moved",
    ["/w/base/app.py", "/w/base/db.py", "/w/base/a.py"],
    ["/w/head/app.py", "/w/head/lib/db.py", "/w/head/a.py"],
    ["/w/base", "/w/head"],
  ],
  [
    "one checkout at two times",
    ["/srv/shop/app.py", "/srv/shop/lib/db.py"],
    ["/srv/shop/app.py"],
    ["/srv/shop", "/srv/shop"],
  ],
  [
    "one checkout, with what is installed in it",
    ["/srv/shop/app.py", "/srv/shop/.venv/lib/python3.12/site-packages/flask/app.py"],
    ["/srv/shop/app.py"],
    ["/srv/shop", "/srv/shop"],
  ],
  [
    "the working directory",
    ["/home/me/shop/src/app.py"],
    ["/home/me/shop/src/app.py"],
    ["/home/me/shop", "/home/me/shop"],
  ],
  ["relative paths", ["app.py"], ["app.py"], [null, null]],
])("%s", (_, base, head, [baseRoot, headRoot]) => {
  expect(findRoots(profileOf(base), profileOf(head), "/home/me/shop")).toEqual({ base: baseRoot, head: headRoot });
});
