import { describe, expect, test } from "vitest";
import type { Block } from "../../../src/model/measurement.ts";
import { seededRandom } from "../../../src/stats/random.ts";
import { alwaysFails, headAloneFails } from "../../../src/verdict/lone-failures.ts";
import { aBlock, aBlockCell, aRound } from "../../support/builders.ts";

const good = aBlock();
const died = (failed: "base" | "head") => aBlock({ invalid: `${failed}: exited`, failed, rounds: [] });
const hung = aBlock({ rounds: [aRound({ hung: ["head"], invalid: "head hangs", cells: [] })] });
const errors = (base: number, head: number) =>
  aBlock({ rounds: [aRound({ cells: [aBlockCell({ metric: "errors", base, head })] })] });

describe("head that fails where base does not", () => {
  test.each<[string, Block[], number | undefined]>([
    ["never", [good, good, good], undefined],
    ["once", [good, died("head"), good], undefined],
    ["twice", [good, died("head"), good, died("head")], 2],
    ["by dying, by hanging and by errors", [died("head"), hung, errors(0, 1), good], 3],
    ["while base fails too, at another time", [died("head"), died("head"), died("base")], undefined],
    ["while base fails too, at the same time", [errors(1, 1), errors(0, 1), errors(0, 1)], undefined],
    ["with few errors, which the test of errors judges", [errors(0, 0.4), errors(0, 0.4)], undefined],
    ["not at all: base does", [died("base"), died("base"), good], undefined],
  ])("%s", (_, blocks, expected) => {
    expect(headAloneFails(blocks, null)?.byArm.head).toBe(expected);
  });

  test("without a base there is nothing to compare with", () => {
    expect(headAloneFails([died("head"), died("head")], "none")).toBeUndefined();
  });

  test.each([
    [2, 2],
    [16, 2],
    [17, 3],
    [54, 3],
    [55, 4],
    [72, 4],
    [144, 5],
  ])("of %i blocks it takes %i", (count, fewest) => {
    const blocks = (failures: number) => Array.from({ length: count }, (_, i) => (i < failures ? died("head") : good));
    expect(headAloneFails(blocks(fewest), null)).toEqual({ blocks: count, byArm: { base: 0, head: fewest } });
    expect(headAloneFails(blocks(fewest - 1), null)).toBeUndefined();
  });

  // The most that may be refused is 1 % of the runs; the counts allow for half as many more by chance.
  test.each([
    [0.001, 10, 20_000, 1],
    [0.01, 10, 20_000, 100],
    [0.01, 16, 20_000, 200],
    [0.01, 20, 20_000, 200],
    [0.01, 48, 10_000, 100],
    [0.01, 144, 4_000, 40],
  ])(
    "boots that fail with a chance of %f on both arms, %i blocks: of %i runs at most %i are refused, and a half more",
    (q, blocks, runs, most) => {
      const random = seededRandom(42);
      const run = () =>
        Array.from({ length: blocks }, () => {
          const [base, head] = [random() < q, random() < q];
          if (base) return died("base");
          return head ? died("head") : good;
        });
      const refused = Array.from({ length: runs }, run).filter((each) => headAloneFails(each, null)).length;
      console.log(`${blocks} blocks that fail with ${q}: ${refused} of ${runs} runs refused`);
      expect(refused).toBeLessThanOrEqual(1.5 * most);
    },
  );
});

test("an arm always fails when it failed in each of at least two blocks", () => {
  expect(alwaysFails([died("head")])).toBeUndefined();
  expect(alwaysFails([died("head"), died("head")])).toBe("head");
  expect(alwaysFails([died("base"), died("base"), died("base")])).toBe("base");
  expect(alwaysFails([died("head"), died("base")])).toBeUndefined();
  expect(alwaysFails([died("head"), good])).toBeUndefined();
});
