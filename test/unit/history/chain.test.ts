import fc from "fast-check";
import { expect, test } from "vitest";
import { connectLinks } from "../../../src/history/chain.ts";
import { mergeLinks } from "../../../src/history/merge.ts";
import type { HistoryLink } from "../../../src/model/history.ts";
import { aLink, commit } from "../../support/links.ts";

function connected(links: readonly HistoryLink[]) {
  const { links: chain, ...left } = connectLinks(links);
  return { commits: chain.map(({ sha }) => Number.parseInt(sha, 16)), ...left };
}

test("each link leads to the next, whatever the order in which they are stored", () => {
  const links = [3, 1, 2].map((run) => aLink(run));
  expect(connected(links)).toEqual({ commits: [1, 2, 3], beside: 0, unconnected: 0 });
  expect(connected([])).toEqual({ commits: [], beside: 0, unconnected: 0 });
});

test("a run that is missing is bridged: the next was measured against the last stored commit", () => {
  const links = [aLink(1), aLink(2), aLink(5, { baseSha: commit(2) }), aLink(6)];
  expect(connected(links)).toEqual({ commits: [1, 2, 5, 6], beside: 0, unconnected: 0 });
});

test("of two pushes at once that measured against the same commit, the chain goes on by what was built on", () => {
  const two = [aLink(1), aLink(2), aLink(3, { baseSha: commit(1) })];
  expect(connected([...two, aLink(4)])).toEqual({ commits: [1, 3, 4], beside: 1, unconnected: 0 });
  expect(connected([...two, aLink(4, { baseSha: commit(2) })])).toEqual({
    commits: [1, 2, 4],
    beside: 1,
    unconnected: 0,
  });
});

test("what does not connect is left out: of a branch that was rewritten, or after every stored run was gone", () => {
  const links = [aLink(1), aLink(2), aLink(7, { baseSha: commit(6) }), aLink(8)];
  expect(connected(links)).toEqual({ commits: [7, 8], beside: 0, unconnected: 2 });
});

test("a commit that was measured against itself, as by a schedule, changes nothing and is no link", () => {
  const again = aLink(3, { sha: commit(2), baseSha: commit(2) });
  expect(connected([aLink(1), aLink(2), again, aLink(4, { baseSha: commit(2), sha: commit(3) })])).toEqual({
    commits: [1, 2, 3],
    beside: 0,
    unconnected: 0,
  });
});

test("an old run that is repeated keeps its place, and its last attempt counts", () => {
  const again = aLink(1, { attempt: 2, at: "2026-12-01T00:00:00Z", cells: [] });
  const { links, ...left } = connectLinks(mergeLinks([aLink(1), aLink(2), aLink(3), again]));
  expect(left).toEqual({ beside: 0, unconnected: 0 });
  expect(links.map(({ run, attempt }) => [run, attempt])).toEqual([
    [1, 2],
    [2, 1],
    [3, 1],
  ]);
});

test("whatever is stored, links connect, none is counted twice, and it comes to an end", () => {
  const anyLink = fc
    .record({
      run: fc.integer({ min: 1, max: 6 }),
      sha: fc.nat(5),
      base: fc.nat(5),
      attempt: fc.integer({ min: 1, max: 2 }),
    })
    .map(({ run, sha, base, attempt }) => aLink(run, { attempt, sha: commit(sha), baseSha: commit(base) }));
  fc.assert(
    fc.property(fc.array(anyLink, { maxLength: 12 }), (stored) => {
      const { links, beside, unconnected } = connectLinks(mergeLinks(stored));
      for (const [index, link] of links.slice(1).entries()) expect(link.baseSha).toBe(links[index]?.sha);
      expect(new Set(links).size).toBe(links.length);
      expect(links.length + beside + unconnected).toBeLessThanOrEqual(stored.length);
      expect(Math.min(beside, unconnected)).toBeGreaterThanOrEqual(0);
    }),
    { seed: 1, numRuns: 2000 },
  );
});
