import { createHash } from "node:crypto";
import { followChain } from "../../../src/history/trend.ts";
import type { HistoryLink, LinkCell } from "../../../src/model/history.ts";
import type { Finding } from "../../../src/model/verdict.ts";
import { seededRandom } from "../../../src/stats/random.ts";
import { aMeasuredScenario } from "../../support/builders.ts";
import { aLink, aLinkCell } from "../../support/links.ts";
import { normal } from "../../support/simulation.ts";
import { aCase, type Case, unchanged } from "./golden-cases.ts";

const FINDINGS: readonly Finding[] = [
  unchanged("list users", "p50", 0.0121),
  unchanged("list users", "p95", 0.0289),
  unchanged("login", "p50", 0.0214),
];

function sha(number: number): string {
  return createHash("sha1").update(`commit ${number}`).digest("hex");
}

interface Path {
  readonly cell: Pick<LinkCell, "scenario" | "request" | "metric">;
  /** True change of each link, and the standard error with which it was measured. */
  readonly change: (link: number) => number;
  readonly error: number;
  readonly more?: (link: number) => Partial<LinkCell>;
}

function linksOf(number: number, paths: readonly Path[], first = 1): HistoryLink[] {
  const random = seededRandom(number);
  return Array.from({ length: number }, (_, index) =>
    aLink(4000 + first + index, {
      sha: sha(first + index),
      baseSha: sha(first + index - 1),
      cells: paths.map(({ cell, change, error, more }) =>
        aLinkCell({ ...cell, change: change(index) + error * normal(random), error, ...more?.(index) }),
      ),
    }),
  );
}

function aTrend(
  name: string,
  links: readonly HistoryLink[],
  {
    findings = FINDINGS,
    run,
    ...parts
  }: Parameters<typeof aCase>[2] & { findings?: readonly Finding[]; run?: number } = {},
): Case {
  const chain = followChain({ links, run, cells: findings, seed: 1 });
  if (chain === undefined) throw new Error("no chain");
  const source = { run: 4000 + links.length, sha: links.at(-1)?.sha ?? "" };
  return aCase(name, findings, {
    ...parts,
    result: { chain, history: { runs: 20, source, reason: null }, ...parts.result },
  });
}

const [P50, P95, LOGIN] = FINDINGS.map(({ scenario, request, metric }) => ({ scenario, request, metric }));
if (P50 === undefined || P95 === undefined || LOGIN === undefined) throw new Error("there are three");

const steady = aTrend(
  "main-steady",
  linksOf(
    24,
    [P50, P95, LOGIN].map((cell) => ({ cell, change: () => 0, error: 0.006 })),
  ),
);

/** p50 creeps by 7 % over 30 commits, p95 has a step, and login was changed by a commit that was proven to do so. */
const crept = aTrend(
  "main-crept",
  [
    ...linksOf(3, [{ cell: P50, change: () => 0, error: 0.002 }], -9),
    ...linksOf(30, [
      { cell: P50, change: () => Math.log(1.07) / 30, error: 0.002 },
      { cell: P95, change: (link) => (link === 24 ? 0.051 : 0), error: 0.003 },
      {
        cell: LOGIN,
        change: (link) => (link === 9 ? -0.121 : 0),
        error: 0.004,
        more: (link) => ({ proven: link === 9, scenarioHash: link < 4 ? "another" : "91aa0c3b77de" }),
      },
    ]),
    aLink(4012, { sha: sha(99), baseSha: sha(9), cells: [aLinkCell(P50)] }),
  ],
  { run: 4030 },
);

const HOSTILE =
  "x`](javascript:alert(1))|<img src=x onerror=alert(1)> @octocat\n```mermaid\n%%{init}%%\n\u202E#1 ::error::";

const hostile = aTrend(
  "main-unknown-names",
  linksOf(14, [
    { cell: { scenario: HOSTILE, request: HOSTILE, metric: "p50" }, change: () => 0.004, error: 0.001 },
    { cell: { scenario: HOSTILE, request: "GET /", metric: "p50" }, change: () => 0, error: 0.004 },
  ]),
  {
    findings: [
      unchanged(HOSTILE, "p50", 0.01, { request: HOSTILE }),
      unchanged(HOSTILE, "p50", 0.01, { request: "GET /" }),
    ],
    scenarios: [aMeasuredScenario({ name: HOSTILE, requests: [HOSTILE, "GET /"] })],
  },
);

/** What main's chain shows beside a pull request that changes nothing. */
export const TREND_CASES: readonly Case[] = [steady, crept, hostile];
