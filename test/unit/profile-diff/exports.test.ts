import { describe, expect, test } from "vitest";
import type { CallProfile } from "../../../src/model/call-profile.ts";
import type { FlameFrame } from "../../../src/model/flame-graph.ts";
import { toCallgrind } from "../../../src/profile-diff/callgrind.ts";
import { flameFrames } from "../../../src/profile-diff/flame-frames.ts";
import { flameGraphPage } from "../../../src/profile-diff/flame-graph-page.ts";
import { foldedStacks } from "../../../src/profile-diff/folded-stacks.ts";
import { readCpuProfile } from "../../../src/profile-diff/read-cpu-profile.ts";
import { readPstats } from "../../../src/profile-diff/read-pstats.ts";
import { sumProfiles } from "../../../src/profile-diff/sum-profiles.ts";
import { functionNamed, profileBytes, readOrThrow } from "../../support/profile-fixtures.ts";

const traced = readOrThrow(readPstats(profileBytes("pstats")));
const sampled = readOrThrow(readCpuProfile(new TextDecoder().decode(profileBytes("cpuprofile"))));

const hostile: CallProfile = {
  kind: "cpuprofile",
  unit: "seconds",
  perSample: 0.001,
  functions: [
    { name: "evil\nfn=(1) x", file: "a\r\nfl=b.js", line: 1, package: null, self: 1, inclusive: 3, calls: null },
    {
      name: "</script><img src=x onerror=alert(1)>;",
      file: null,
      line: 0,
      package: "\u2028",
      self: 2,
      inclusive: 2,
      calls: null,
    },
  ],
  edges: [{ caller: 0, callee: 1, calls: null, self: 2, inclusive: 2 }],
  tree: [
    { function: 0, parent: -1, self: 1 },
    { function: 1, parent: 0, self: 2 },
  ],
};

test("the sum of a profile with itself is twice the profile", () => {
  for (const profile of [traced, sampled]) {
    const { functions, edges, tree } = sumProfiles([profile, profile]);
    const twice = (cost: number | null) => (cost === null ? null : cost * 2);
    expect(functions).toEqual(
      profile.functions.map((each) => ({
        ...each,
        self: each.self * 2,
        inclusive: each.inclusive * 2,
        calls: twice(each.calls),
      })),
    );
    expect(edges.map(({ inclusive }) => inclusive)).toEqual(profile.edges.map(({ inclusive }) => inclusive * 2));
    expect(tree?.length).toBe(profile.tree?.length);
  }
});

describe("a callgrind file", () => {
  test("has every function with its own cost, and its calls with theirs", () => {
    const text = toCallgrind(traced, "shop");
    expect(text).toContain("events: ns\n");
    const total = traced.functions.reduce((sum, { self }) => sum + Math.round(self * 1e9), 0);
    expect(text).toContain(`totals: ${total}\n`);
    const handler = traced.functions[functionNamed(traced, "handler")];
    const block = text.split("\n\n").find((part) => /^fn=\(\d+\) handler$/m.test(part));
    expect(block).toContain(`\n${handler?.line} ${Math.round((handler?.self ?? 0) * 1e9)}\n`);
    expect(block?.match(/^calls=20 \d+$/gm)).toHaveLength(2);
  });

  test("spells a name out where it first comes up, also of a function that calls itself", () => {
    const text = toCallgrind(traced, "shop");
    for (const kind of ["fn", "fl", "ob"]) {
      const seen = new Set<string>();
      for (const [, number = "", spelt = ""] of text.matchAll(
        new RegExp(`^c?(?:${kind}|${kind.replace("fl", "fi")})=(\\(\\d+\\))(.*)$`, "gm"),
      )) {
        expect(seen.has(number), `${kind} ${number}`).toBe(spelt === "");
        seen.add(number);
      }
      expect(seen.size).toBeGreaterThan(0);
    }
  });

  test("says that a sampling profiler counted no calls", () => {
    expect(toCallgrind(sampled, "shop")).toContain("desc: Calls: not counted by a sampling profiler");
    expect(toCallgrind(traced, "shop")).not.toContain("desc: Calls");
  });

  test("has no line that a name made", () => {
    const lines = toCallgrind(hostile, "x\ny").split("\n");
    expect(lines.filter((line) => line.startsWith("fn="))).toHaveLength(2);
    expect(lines).toContain("fn=(1) evil fn=(1) x");
    expect(lines).toContain("desc: Trigger: x y");
  });
});

describe("flame frames", () => {
  const costOf = (frame: FlameFrame, name: string): number =>
    (frame.name === name ? frame.head : 0) + frame.children.reduce((sum, child) => sum + costOf(child, name), 0);

  test("of stacks are per cent of base, per request", () => {
    const frames = flameFrames(
      { profile: sampled, requests: 10 },
      { profile: sumProfiles([sampled, sampled]), requests: 10 },
    );
    expect(frames).toMatchObject({ name: "all", base: 100, head: 200 });
    const handler = sampled.functions[functionNamed(sampled, "handler")];
    const whole = sampled.functions.reduce((sum, { self }) => sum + self, 0);
    expect(costOf(frames, "handler")).toBeCloseTo((200 * (handler?.inclusive ?? 0)) / whole, 0);
  });

  test("of callers alone add up to the whole all the same", () => {
    const frames = flameFrames({ profile: traced, requests: 20 }, { profile: traced, requests: 20 });
    const whole = traced.functions.reduce((sum, { self }) => sum + self, 0);
    expect(frames.base).toBeGreaterThan(95);
    expect(frames.base).toBeLessThan(105);
    const handler = traced.functions[functionNamed(traced, "handler")];
    expect(costOf(frames, "handler")).toBeCloseTo((100 * (handler?.inclusive ?? 0)) / whole, 0);
  });

  test("as folded stacks have both arms, and one line each", () => {
    const arm = { profile: hostile, requests: 1 };
    expect(foldedStacks(flameFrames(arm, arm)).split("\n")).toEqual([
      "evil fn=(1) x a fl=b.js:1 333333 333333",
      "evil fn=(1) x a fl=b.js:1;</script><img src=x onerror=alert(1)> 666667 666667",
      "",
    ]);
  });
});

test("the page of a flame graph holds names as data, and asks for nothing from elsewhere", () => {
  const arm = { profile: hostile, requests: 1 };
  const title = "<b>base</b>\n→ head";
  const page = flameGraphPage({ frames: flameFrames(arm, arm), script: 'draw("</script>")', title, approximate: true });
  expect(page.match(/<script/g)).toHaveLength(2);
  expect(page.match(/<\/script/g)).toHaveLength(2);
  expect(page).not.toContain("<img");
  expect(page).toContain("<title>Hotspots: &lt;b&gt;base&lt;/b&gt; → head</title>");
  expect(page).toContain(`content="default-src 'none';`);
  expect(page).not.toMatch(/<[a-z][^>]*\s(src|href)=|https?:/);
});
