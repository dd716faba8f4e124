import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { toCallgrind } from "../../../src/profile-diff/callgrind.ts";
import { readProfile } from "../../../src/profile-diff/read-profile.ts";
import { readPstats } from "../../../src/profile-diff/read-pstats.ts";
import { PROFILES, profileBytes, readOrThrow } from "../../support/profile-fixtures.ts";

const folder = mkdtempSync(join(tmpdir(), "loadline-oracles-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes the statistics again in every version of marshal, and says what Python's own pstats reads in them. */
const PSTATS = `
import json, marshal, pstats, sys
source, folder = sys.argv[1:]
with open(source, "rb") as file:
    stats = marshal.load(file)
for version in range(marshal.version + 1):
    with open(f"{folder}/{version}.prof", "wb") as file:
        marshal.dump(stats, file, version)
read = pstats.Stats(f"{folder}/0.prof").stats
rows = [[*key, nc, tt, ct, [[*who, *costs] for who, costs in callers.items()]] for key, (cc, nc, tt, ct, callers) in read.items()]
print(json.dumps({"versions": marshal.version + 1, "rows": rows}))
`;

type Row = [string, number, string, number, number, number, [string, number, string, number, number, number, number][]];

test("Python's statistics are what pstats reads, callers included, in every version of marshal", () => {
  const output = execFileSync("python3", ["-c", PSTATS, PROFILES.pstats, folder], { encoding: "utf8" });
  const { versions, rows } = JSON.parse(output) as { versions: number; rows: Row[] };
  expect(rows.length).toBeGreaterThan(8);
  expect(versions).toBeGreaterThan(4);
  for (let version = 0; version < versions; version++) {
    const { functions, edges } = readOrThrow(readPstats(readFileSync(join(folder, `${version}.prof`))));
    const key = (file: string | null, line: number, name: string) => `${file ?? "~"}:${line} ${name}`;
    const keyOf = (index: number) => {
      const found = functions[index];
      return found === undefined ? "" : key(found.file, found.line, found.name);
    };
    const read = functions.map((each, index) => [keyOf(index), each.calls, each.self, each.inclusive]);
    const stable = (name: string) => name.replace(/ at 0x[0-9a-f]+/, "");
    expect(new Set(read)).toEqual(
      new Set(rows.map(([file, line, name, nc, tt, ct]) => [key(file, line, stable(name)), nc, tt, ct])),
    );
    const calls = edges.map((edge) => [keyOf(edge.caller), keyOf(edge.callee), edge.calls, edge.self, edge.inclusive]);
    const known = rows.flatMap(([file, line, name, , , , callers]) => {
      return callers.map(([f, l, n, nc, , tt, ct]) => [
        key(f, l, stable(n)),
        key(file, line, stable(name)),
        nc,
        tt,
        ct,
      ]);
    });
    expect(new Set(calls)).toEqual(new Set(known));
  }
});

test("Go's profile has the flat and cumulative times of go tool pprof -top", () => {
  const args = ["tool", "pprof", "-top", "-unit=ms", "-nodefraction=0", "-nodecount=100000", PROFILES.pprof];
  const top = execFileSync("go", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const { functions } = readOrThrow(readProfile(profileBytes("pprof")));
  const known = new Map(functions.map(({ name, self, inclusive }) => [name, [self * 1e3, inclusive * 1e3]]));
  const rows = [
    ...top.matchAll(
      /^ *([\d.]+)(?:ms)? +[\d.]+% +[\d.]+% +([\d.]+)(?:ms)? +[\d.]+% +(.+?)(?: \((?:partial-)?inline\))?$/gm,
    ),
  ];
  expect(rows.length).toBe(functions.length);
  for (const [, flat, cumulative, name = ""] of rows) {
    expect(known.get(name)?.[0], name).toBeCloseTo(Number(flat), 3);
    expect(known.get(name)?.[1], name).toBeCloseTo(Number(cumulative), 3);
  }
});

test("Go's stacks are those of go tool pprof -raw", () => {
  const raw = execFileSync("go", ["tool", "pprof", "-raw", PROFILES.pprof], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const samples = raw.slice(raw.indexOf("samples/count"), raw.indexOf("Locations"));
  const total = [...samples.matchAll(/^ +(\d+) +(\d+): /gm)].reduce(
    (sum, [, , nanoseconds]) => sum + Number(nanoseconds),
    0,
  );
  const { tree } = readOrThrow(readProfile(profileBytes("pprof")));
  expect(total).toBeGreaterThan(1e8);
  expect((tree ?? []).reduce((sum, { self }) => sum + self, 0)).toBeCloseTo(total / 1e9, 6);
});

test.each(Object.keys(PROFILES) as (keyof typeof PROFILES)[])(
  "callgrind_annotate reads the callgrind file of a %s, its functions and their calls",
  (kind) => {
    const profile = readOrThrow(readProfile(profileBytes(kind)));
    const file = join(folder, `callgrind.out.${kind}`);
    writeFileSync(file, toCallgrind(profile, "shop"));
    const annotated = execFileSync("callgrind_annotate", ["--inclusive=no", "--threshold=100", file], {
      encoding: "utf8",
    });
    const scale = { pstats: 1e9, cpuprofile: 1e6, pprof: 1e6, "py-spy": 1 }[kind];
    const costs = profile.functions.map(({ self }) => Math.round(self * scale));
    const total = costs.reduce((sum, cost) => sum + cost, 0);
    const number = (text = "") => Number(text.replaceAll(",", ""));
    expect(number(/^ *([\d,]+) \(.*PROGRAM TOTALS/m.exec(annotated)?.[1])).toBe(total);
    const rows = [...annotated.matchAll(/^ *([\d,]+) \( *[\d.]+%\) +\S*:(.+?) \[(.+)\]$/gm)];
    const largest = Math.max(...costs);
    expect(number(rows[0]?.[1])).toBe(largest);
    expect(rows[0]?.[2]).toBe(profile.functions[costs.indexOf(largest)]?.name);
    const tree = execFileSync("callgrind_annotate", ["--tree=calling", "--inclusive=yes", "--threshold=100", file], {
      encoding: "utf8",
    });
    const handler = profile.functions.find(({ name }) => /(^|\.)handler$/.test(name));
    expect(tree).toMatch(new RegExp(`> .*:${kind === "pprof" ? "main\\.fib" : "fib"} \\(\\d+x\\)`));
    const inclusive = [...tree.matchAll(/^ *([\d,]+) \( *[\d.]+%\) +\* +\S*:(\S+)/gm)].find(
      ([, , name]) => name === handler?.name,
    );
    expect(number(inclusive?.[1])).toBeCloseTo(Math.round((handler?.inclusive ?? 0) * scale), -2);
  },
);
