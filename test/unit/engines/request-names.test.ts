import { expect, test } from "vitest";
import { RequestNames } from "../../../src/engines/request-names.ts";

test("the same name has the same index over all sessions", () => {
  const names = new RequestNames();
  expect(["GET /a", "GET /b", "GET /a"].map((name) => names.index(name))).toEqual([0, 1, 0]);
  expect(names.list).toEqual(["GET /a", "GET /b"]);
  expect(names.note()).toBeUndefined();
});

test("the hundred and first name and all further ones are counted together, and told", () => {
  const names = new RequestNames();
  for (let id = 0; id < 100; id++) names.index(`GET /order/${id}`);
  expect(names.note()).toBeUndefined();
  expect([names.index("GET /order/100"), names.index("GET /order/101"), names.index("GET /order/7")]).toEqual([
    100, 100, 7,
  ]);
  expect(names.list.at(-1)).toBe("other requests");
  expect(names.note()).toMatch(/^more than 100 names of requests were sent/);
});

test.each([
  ["GET /a\n# b\u2028\u001b[31mc", "GET /a # b [31mc"],
  [" \t", "(no name)"],
  [`GET /${"x".repeat(500)}`, `GET /${"x".repeat(114)}…`],
])("%j is one line of at most 120 characters", (sent, shown) => {
  const names = new RequestNames();
  names.index(sent);
  expect(names.list).toEqual([shown]);
});
