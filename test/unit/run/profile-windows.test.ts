import { expect, test } from "vitest";
import type { RecordedProfile } from "../../../src/run/ports.ts";
import { readCounts, readWindows } from "../../../src/run/profile-windows.ts";
import type { ProfiledArm } from "../../../src/run/profiled-boot.ts";

const ROOTS = { base: "/w/base", head: "/w/head" };

test("what several processes did in a window is one, with the requests that were answered in it", () => {
  const profiles = [v8("1.0", { handle: 0.2 }), v8("2.0", { handle: 0.1, list: 0.3 })];
  const windows = [{ window: 0, scenario: "a", arm: "head" as const, requests: 40, seconds: 1, cpuSeconds: 0.7 }];
  const read = readWindows([[arm({ windows, profiles })]], ROOTS);
  const [found, ...rest] = read.of("a", "head");
  expect(rest).toEqual([]);
  expect(found).toMatchObject({ requests: 40, boot: 0, cpuSeconds: 0.7 });
  const costs = Map.groupBy(found?.profile.functions ?? [], ({ name }) => name);
  const cost = (name: string) => (costs.get(name) ?? []).reduce((sum, { self }) => sum + self, 0);
  expect([cost("handle"), cost("list")]).toEqual([expect.closeTo(0.3), expect.closeTo(0.3)]);
  expect(new Set(found?.profile.functions.map(({ file }) => file))).toEqual(new Set(["app.js"]));
  expect(read.of("a", "base")).toEqual([]);
});

test("a window in which nothing was answered is none, and of one that was recorded in part a part is counted", () => {
  const windows = [
    { window: 0, scenario: "a", arm: "head" as const, requests: 0, seconds: 1 },
    { window: 1, scenario: "a", arm: "head" as const, requests: 100, seconds: 2 },
  ];
  const profile = v8("1.0", { handle: 0.2 });
  const recorded = { ...profile, windows: [...profile.windows, { window: 1, span: { from: 0, to: 1 }, seconds: 1 }] };
  const read = readWindows([[arm({ windows, profiles: [recorded] })]], ROOTS);
  expect(read.of("a", "head").map(({ requests }) => requests)).toEqual([50]);
});

test("profiles that cannot be read are told once for each reason", () => {
  const broken = { ...v8("1.0", {}), bytes: new TextEncoder().encode("no profile") };
  const read = readWindows([[arm({ windows: [], profiles: [broken, broken] })]], ROOTS);
  expect(read.unreadable).toHaveLength(1);
});

test("calls are told where they were counted of both arms", () => {
  const functions = [{ functionName: "f", ranges: [{ count: 30 }] }];
  const text = (name: string) => JSON.stringify([{ url: `file:///w/${name}/app.js`, functions }]);
  const counted = (requests: number, name: string) => [{ scenario: "a", requests, texts: [text(name), text(name)] }];
  const base = { ...arm({ windows: [], profiles: [] }), arm: "base" as const, counts: counted(20, "base") };
  const head = { ...arm({ windows: [], profiles: [] }), counts: counted(10, "head") };
  const key = '["f","app.js",null]';
  const counts = readCounts([[base, head]], "a", ROOTS);
  expect([counts?.base.get(key), counts?.head.get(key)]).toEqual([3, 6]);
  expect(readCounts([[base]], "a", ROOTS)).toBeUndefined();
});

function arm(overrides: Pick<ProfiledArm, "windows" | "profiles">): ProfiledArm {
  return { arm: "head", counts: [], ...overrides };
}

/** A profile of a process in which the functions ran one after the other, in window 0. */
function v8(process: string, functions: Readonly<Record<string, number>>): RecordedProfile {
  const entries = Object.entries(functions);
  const frame = (functionName: string) => ({ functionName, url: "file:///w/head/app.js", lineNumber: 0 });
  const nodes = [
    { id: 1, callFrame: { functionName: "(root)", url: "", lineNumber: -1 }, children: entries.map((_, i) => i + 3) },
    { id: 2, callFrame: { functionName: "(idle)", url: "", lineNumber: -1 } },
    ...entries.map(([name], index) => ({ id: index + 3, callFrame: frame(name) })),
  ];
  const samples = [...entries.map((_, index) => index + 3), 2];
  const timeDeltas = [0, ...entries.map(([, seconds]) => seconds * 1e6)];
  const bytes = new TextEncoder().encode(JSON.stringify({ nodes, samples, timeDeltas, startTime: 1, endTime: 1e6 }));
  return { format: "cpuprofile", bytes, process, windows: [{ window: 0, span: { from: 0, to: 1 } }] };
}
