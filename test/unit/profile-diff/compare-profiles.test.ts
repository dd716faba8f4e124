import { describe, expect, test } from "vitest";
import type { CallEdge, CallProfile } from "../../../src/model/call-profile.ts";
import type { ProfileComparison, ProfileWindow } from "../../../src/model/hotspots.ts";
import { compareProfiles } from "../../../src/profile-diff/compare-profiles.ts";
import { shortenComparison } from "../../../src/profile-diff/shorten-comparison.ts";

interface Fn {
  readonly name: string;
  readonly self: number;
  readonly file?: string | null;
  readonly package?: string | null;
  readonly line?: number;
  readonly calls?: number;
}

function traced(functions: readonly Fn[], edges: readonly Partial<CallEdge>[] = []): CallProfile {
  return {
    kind: "pstats",
    unit: "seconds",
    perSample: null,
    functions: functions.map(({ name, self, file = "app.py", package: owner = null, line = 1, calls = 1 }) => {
      return { name, file, package: owner, line, self, inclusive: self, calls };
    }),
    edges: edges.map((edge) => ({ caller: 0, callee: 0, calls: 1, self: 0, inclusive: 0, ...edge })),
    tree: null,
  };
}

/** Three boots of two windows, of which each is the profile with a little noise that differs by arm. */
function windows(profile: CallProfile, arm: 0 | 1, requests = 10): readonly ProfileWindow[] {
  return [0, 0, 1, 1, 2, 2].map((boot, index) => {
    const noise = (at: number) => 1 + 0.01 * Math.sin(7 * index + 3 * at + arm);
    const functions = profile.functions.map((each, at) => ({ ...each, self: each.self * noise(at) }));
    return { boot, requests, profile: { ...profile, functions } };
  });
}

const many = (grown: Partial<Fn> = {}): Fn[] => [
  { name: "handler", self: 1, line: 3 },
  { name: "serialize", self: 1, line: 9, ...grown },
  { name: "route", self: 1, file: "site-packages/flask/app.py", package: "flask" },
  { name: "wsgi", self: 1, file: "site-packages/flask/app.py", package: "flask" },
  { name: "parse", self: 1, file: "site-packages/werkzeug/http.py", package: "werkzeug" },
  { name: "render", self: 1, file: "site-packages/jinja2/environment.py", package: "jinja2" },
];

describe("a function that grew by half", () => {
  const base = windows(traced(many({ calls: 100 })), 0);
  const edges = [
    { caller: 0, callee: 1, inclusive: 3 },
    { caller: 5, callee: 1, inclusive: 1 },
  ];
  const head = windows(traced(many({ self: 1.5, line: 12, calls: 150 }), edges), 1);
  const comparison = compareProfiles(base, head);
  const [first, ...others] = comparison.functions;

  test("is the only one named, with its line at head, its calls per request and its callers", () => {
    expect(first).toMatchObject({
      name: "serialize",
      file: "app.py",
      line: 12,
      named: true,
      calls: { base: 10, head: 15 },
    });
    expect(first?.growth).toBeCloseTo(0.5 / 6, 2);
    expect(first?.callers).toEqual([
      { name: "handler", file: "app.py", line: 3, share: 0.75 },
      { name: "render", file: "site-packages/jinja2/environment.py", line: 1, share: 0.25 },
    ]);
    expect(others.filter(({ named }) => named)).toEqual([]);
  });

  test("is called first from where it grew, and not from where it costs most", () => {
    const before = windows(traced(many(), [edges[0] as CallEdge, { caller: 5, callee: 1, inclusive: 2.5 }]), 0);
    const after = windows(
      traced(many({ self: 1.5 }), [edges[0] as CallEdge, { caller: 5, callee: 1, inclusive: 1 }]),
      1,
    );
    const callers = (comparison: ProfileComparison) =>
      comparison.functions.find(({ name }) => name === "serialize")?.callers.map(({ name }) => name);
    expect(callers(compareProfiles(before, after))).toEqual(["render", "handler"]);
    expect(callers(compareProfiles(after, before))).toEqual(["render", "handler"]);
  });

  test("is about all of the growth, and more than noise", () => {
    expect(first?.shareOfGrowth).toBeGreaterThan(0.9);
    expect(first?.bounds?.low).toBeGreaterThan(0.05);
    expect(comparison).toMatchObject({
      scaling: "size",
      judgedBy: "boots",
      boots: { base: 3, head: 3 },
      windows: { head: 6 },
    });
  });

  test("makes its file grow, and the workspace's own code among packages", () => {
    expect(comparison.files[0]).toMatchObject({ name: null, file: "app.py", named: true, line: null });
    expect(comparison.packages[0]).toMatchObject({ name: null, file: null, package: null, named: true });
  });

  test("the other way round is named last, as what fell", () => {
    const last = compareProfiles(head, base).functions.at(-1);
    expect(last).toMatchObject({ name: "serialize", named: true });
    expect(last?.growth).toBeLessThan(0);
  });
});

test("with one profile on a side everything is ranked and nothing named", () => {
  const base = { boot: 0, requests: 10, profile: traced(many()) };
  const head = { boot: 0, requests: 10, profile: traced(many({ self: 3 })) };
  const comparison = compareProfiles([base], [head]);
  expect(comparison.functions[0]).toMatchObject({ name: "serialize", named: false, bounds: null, p: null });
  expect(comparison).toMatchObject({ judgedBy: null, detectable: null });
});

test("twice the requests at the same cost of each is no change", () => {
  const twice = traced(many().map((each) => ({ ...each, self: each.self * 2 })));
  const comparison = compareProfiles(windows(traced(many()), 0), windows(twice, 1, 20));
  expect(Math.abs(comparison.total.change)).toBeLessThan(0.02);
  expect(comparison.functions.filter(({ named }) => named)).toEqual([]);
});

test("of several functions without a name the line is that of the one that costs most itself", () => {
  const outer = (self: number) => ({ name: "(anonymous)", self, line: 3 });
  const inner = (self: number) => ({ name: "(anonymous)", self, line: 40 });
  const profile = (more: number) => traced([...many().slice(2), outer(1), inner(0.5 + more)]);
  const { functions } = compareProfiles(windows(profile(0), 0), windows(profile(2), 1));
  expect(functions[0]).toMatchObject({ name: "(anonymous)", line: 40, named: true });
});

test("a function that is new has all of its cost as growth, one that is gone no line", () => {
  const base = windows(traced(many().filter(({ name }) => name !== "serialize")), 0);
  const head = windows(traced(many().filter(({ name }) => name !== "handler")), 1);
  const { functions } = compareProfiles(base, head);
  expect(functions[0]).toMatchObject({ name: "serialize", base: 0, named: true, line: 9 });
  expect(functions.at(-1)).toMatchObject({ name: "handler", head: 0, named: true, line: null });
});

test("built-in code counts as its caller's", () => {
  const withBuiltIn = (cost: number) =>
    traced(
      [...many(), { name: "<built-in method sorted>", file: null, self: cost, package: "Python" }],
      [{ caller: 1, callee: 6, self: cost, inclusive: cost }],
    );
  const { functions } = compareProfiles(windows(withBuiltIn(0.2), 0), windows(withBuiltIn(0.9), 1));
  expect(functions[0]).toMatchObject({ name: "serialize", named: true });
  expect(functions.some(({ name }) => name?.includes("built-in"))).toBe(false);
});

test("where most of the service is called more often, that is the growth, and the rest has not become faster", () => {
  const functions = (times: number): Fn[] => [
    ...["encode", "iterencode", "dumps", "format", "join", "escape"].map((name) => {
      return { name, self: times, calls: 100 * times, file: "json.py", package: "Python" };
    }),
    ...["route", "match", "respond", "headers", "close"].map((name) => ({ name, self: 0.1, calls: 10 })),
  ];
  const { functions: compared, scaling } = compareProfiles(
    windows(traced(functions(1)), 0),
    windows(traced(functions(1.4)), 1),
  );
  expect(scaling).toBe("size");
  const named = compared.filter((each) => each.named);
  expect(named.map(({ package: owner }) => owner)).toEqual(Array(6).fill("Python"));
  for (const { growth, base } of named) expect(growth / base).toBeCloseTo(0.4, 1);
});

test("a library's function is told with the function of the workspace that it works for", () => {
  const functions = [
    ...many(),
    { name: "encode", self: 1, file: "json.py", package: "Python" },
    { name: "<listcomp>", self: 0.1 },
  ];
  const edges = [
    { caller: 7, callee: 6, inclusive: 1 },
    { caller: 1, callee: 7, inclusive: 1 },
  ];
  const grown = functions.map((each) => (each.name === "encode" ? { ...each, self: 2 } : each));
  const [first] = compareProfiles(windows(traced(functions, edges), 0), windows(traced(grown, edges), 1)).functions;
  expect(first).toMatchObject({ name: "encode", named: true, within: { name: "serialize", file: "app.py", line: 9 } });
});

test("a comparison for a stored result keeps what is named and what changed most, in order", () => {
  const functions = Array.from({ length: 80 }, (_, index) => ({ name: `f${index}`, self: 1 + index / 100, calls: 1 }));
  const base = windows(traced(functions), 0);
  const comparison = compareProfiles(
    base,
    windows(traced(functions.map((each, index) => ({ ...each, self: each.self + index / 100 }))), 1),
  );
  const { functions: kept, files, total } = shortenComparison(comparison);
  expect(comparison.functions).toHaveLength(80);
  expect(kept).toHaveLength(30);
  expect(kept).toEqual(comparison.functions.filter((each) => kept.includes(each)));
  expect(kept).toContain(comparison.functions.at(0));
  expect(kept).toContain(comparison.functions.at(-1));
  expect({ files, total }).toEqual({ files: comparison.files, total: comparison.total });
});
