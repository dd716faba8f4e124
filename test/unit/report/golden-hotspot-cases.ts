import type { CostChange, ProfileComparison } from "../../../src/model/hotspots.ts";
import { aCase, type Case, changed, LOGIN } from "./golden-cases.ts";

function aCostChange(overrides: Partial<CostChange>): CostChange {
  const { base = 0.1, head = 0.1 } = overrides;
  const growth = head - base;
  return {
    name: null,
    file: null,
    package: null,
    line: null,
    base,
    head,
    growth,
    bounds: { low: growth - 0.01, high: growth + 0.01 },
    shareOfGrowth: growth > 0 ? growth / 0.08 : null,
    p: 0.4,
    named: false,
    calls: null,
    callers: [],
    within: null,
    ...overrides,
  };
}

function aComparison(overrides: Partial<ProfileComparison>): ProfileComparison {
  return {
    kind: "pstats",
    scaling: "size",
    functions: [],
    files: [],
    packages: [],
    total: { change: 0.083, bounds: { low: 0.05, high: 0.12 } },
    detectable: 0.021,
    judgedBy: "boots",
    boots: { base: 3, head: 3 },
    windows: { base: 12, head: 12 },
    requests: { base: 1200, head: 1188 },
    ...overrides,
  };
}

const SERIALIZE = aCostChange({
  name: "serialize",
  file: "src/users.py",
  line: 41,
  base: 0.12,
  head: 0.165,
  p: 0.0002,
  named: true,
  calls: { base: 40, head: 52 },
  callers: [{ name: "list_users", file: "src/app.py", share: 1 }],
});

const ENCODE = aCostChange({
  name: "encode",
  file: "python/json/encoder.py",
  line: 183,
  package: "Python",
  base: 0.08,
  head: 0.106,
  p: 0.0004,
  named: true,
  calls: { base: 40, head: 52 },
  callers: [{ name: "dumps", file: "python/json/__init__.py", share: 1 }],
  within: { name: "serialize", file: "src/users.py", line: 41 },
});

/** Several that are one, and one that several without a name call. */
const NAMELESS = [
  aCostChange({
    name: "(anonymous)",
    file: "src/routes.js",
    together: 3,
    base: 0.12,
    head: 0.165,
    named: true,
    callers: [{ name: "(anonymous)", file: "src/app.js", line: 20, share: 1 }],
  }),
  aCostChange({
    name: "encode",
    file: "src/encode.js",
    line: 4,
    base: 0.08,
    head: 0.106,
    named: true,
    callers: [{ name: "(anonymous)", file: "src/routes.js", share: 1 }],
  }),
];

const HANDLER = aCostChange({ name: "list_users", file: "src/app.py", line: 12, base: 0.05, head: 0.052 });

const localised = aComparison({
  functions: [SERIALIZE, ENCODE, HANDLER],
  files: [
    aCostChange({ file: "src/users.py", base: 0.14, head: 0.186, p: 0.0003, named: true }),
    aCostChange({ file: "python/json/encoder.py", package: "Python", base: 0.21, head: 0.24, p: 0.0005, named: true }),
  ],
  packages: [
    aCostChange({ base: 0.3, head: 0.35, p: 0.0002, named: true }),
    aCostChange({ package: "Python", base: 0.3, head: 0.33, p: 0.002 }),
  ],
});

const hostile = aCostChange({
  name: "`@team` <img src=x>](javascript:alert(1)) #1",
  file: 'src/a)](x "y\n|`.py',
  line: 7,
  base: 0.1,
  head: 0.18,
  named: true,
  callers: [{ name: "::error::\u202Egnp", file: null, share: 1 }],
});

const FINDINGS = [
  changed("regression", 0.081),
  changed("improvement", -0.12, { scenario: "login", request: "POST /login" }),
];

const DEFEATED = { verdict: "regression", failed: ["regression"] } as const;

const HASH = aCostChange({
  name: "hash",
  file: "node_modules/hashes/index.js",
  line: 9,
  package: "hashes",
  base: 0.3,
  head: 0.156,
  named: true,
  within: { name: "login", file: "src/login.js", line: 3 },
});

const fell = aComparison({ kind: "cpuprofile", scaling: "cpu", functions: [HASH] });

export const HOTSPOT_CASES: readonly Case[] = [
  aCase("hotspots", [changed("regression", 0.081), ...LOGIN], {
    result: { ...DEFEATED, hotspots: [{ scenario: "list users", direction: "growth", comparison: localised }] },
  }),
  aCase("hotspots-not-localised", FINDINGS, {
    result: {
      ...DEFEATED,
      hotspots: [
        { scenario: "list users", direction: "growth", comparison: aComparison({ functions: [HANDLER] }) },
        { scenario: "login", direction: "decline", comparison: fell },
      ],
    },
  }),
  aCase("hotspots-noisy", FINDINGS, {
    result: {
      ...DEFEATED,
      hotspots: [
        {
          scenario: "list users",
          direction: "growth",
          comparison: aComparison({ functions: [HANDLER], detectable: 8.9 }),
        },
      ],
    },
  }),
  aCase("hotspots-nameless", [changed("regression", 0.081)], {
    result: {
      ...DEFEATED,
      hotspots: [
        {
          scenario: "list users",
          direction: "growth",
          comparison: aComparison({ kind: "cpuprofile", scaling: "cpu", functions: NAMELESS }),
        },
      ],
    },
  }),
  aCase("hotspots-hostile-names", [changed("regression", 0.081)], {
    result: {
      ...DEFEATED,
      hotspots: [
        {
          scenario: "list users",
          direction: "growth",
          comparison: aComparison({ functions: [hostile], files: [{ ...hostile, name: null }] }),
        },
      ],
    },
  }),
];
