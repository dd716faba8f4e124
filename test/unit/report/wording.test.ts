import { expect, test } from "vitest";
import type { Finding } from "../../../src/model/verdict.ts";
import { toPlainText } from "../../../src/report/escape.ts";
import { inWords } from "../../../src/report/in-words.ts";
import { evidence, WORDING } from "../../../src/report/wording.ts";
import { aFinding, aHistoryComparison } from "../../support/builders.ts";

const at = (low: number, high: number) => ({ low, high, level: 0.961 });

function told(finding: Partial<Finding>, family = 14): string {
  const whole = aFinding(finding);
  return toPlainText(WORDING[whole.verdict].sentence(whole, family));
}

const proven = { p: 0.004, blocks: 10, blocksWorse: 10 };

test.each<[Partial<Finding>, string]>([
  [
    { verdict: "regression", change: 0.081, interval: at(0.059, 0.104), ...proven },
    " is 8.1 % slower (5.9 to 10.4 % at 96.1 %; slower in 10 of 10 blocks; corrected p = 0.004)",
  ],
  [
    { verdict: "regression", metric: "rps", change: -0.081, interval: at(-0.104, -0.059), ...proven },
    " are 8.1 % lower (5.9 to 10.4 % at 96.1 %; lower in 10 of 10 blocks; corrected p = 0.004)",
  ],
  [
    { verdict: "regression", metric: "errors", change: 0.021, interval: at(0.01, 0.032), ...proven },
    " are 2.1 points higher (1.0 to 3.2 points at 96.1 %; higher in 10 of 10 blocks; corrected p = 0.004)",
  ],
  [
    { verdict: "improvement", change: -0.062, interval: at(-0.083, -0.041), p: 0.0001, blocks: 10, blocksWorse: 0 },
    " is 6.2 % faster (4.1 to 8.3 % at 96.1 %; faster in 10 of 10 blocks; corrected p < 0.001)",
  ],
  [
    { verdict: "improvement", change: -0.51, interval: at(-0.53, -0.49), ...proven, blocksWorse: 0 },
    ": call time halved (−51 %, −49 to −53 at 96.1 %; faster in 10 of 10 blocks; corrected p = 0.004)",
  ],
  [{ verdict: "no change" }, ": no change larger than 3 % (−1.2 to +1.9 %)"],
  [{ verdict: "not slower", change: -0.03, interval: at(-0.09, 0.02) }, ": not slower by 3 % or more (−9.0 to +2.0 %)"],
  [
    { verdict: "not slower", metric: "rps", change: 0.03, interval: at(-0.02, 0.09) },
    ": not lower by 3 % or more (−2.0 to +9.0 %)",
  ],
  [
    { verdict: "inconclusive", change: 0.038, interval: at(-0.021, 0.099), detectable: 0.11 },
    ": inconclusive: +3.8 % (−2.1 to +9.9 %); this run could have shown 11 % or more",
  ],
  [
    { verdict: "inconclusive", change: 0.038, interval: at(0.002, 0.079), detectable: null },
    ": inconclusive: +3.8 % (+0.2 to +7.9 %); slower on its own, not proven among 14 cells",
  ],
  [{ verdict: "invalid", reason: "the service died" }, ": no verdict: the service died"],
  [{ verdict: "no baseline", reason: "no base" }, ": no comparison: no base"],
  [{ verdict: "new" }, ": new, nothing to compare with"],
  [
    { verdict: "suspected", history: aHistoryComparison({ change: 0.31, spread: 0.24 }) },
    " is slower than the last 20 runs of main on the same CPU model by 31 % (they vary by ±24 %); not a same-machine comparison",
  ],
])("%j", (finding, sentence) => {
  expect(told(finding)).toBe(sentence);
});

test.each<[Partial<Finding>, string | undefined]>([
  [{ change: -0.51, interval: at(-0.53, -0.49) }, "call time halved"],
  [{ change: -0.455, interval: at(-0.51, -0.41) }, "1.8× as fast"],
  [{ change: -0.465, interval: at(-0.51, -0.42) }, "call time halved"],
  [{ change: -0.51, interval: at(-0.52, -0.505) }, "2.0× as fast"],
  [{ change: -0.47, interval: at(-0.48, -0.46) }, "1.9× as fast"],
  [{ change: -0.3, interval: at(-0.32, -0.28) }, undefined],
  [{ metric: "p95", change: -0.51, interval: at(-0.53, -0.49) }, "p95 halved"],
  [{ change: 1.02, interval: at(0.97, 1.06) }, "call time doubled"],
  [{ change: 1.4, interval: at(1.3, 1.5) }, "takes 2.4× as long"],
  [{ change: -0.91, interval: at(-0.915, -0.905) }, "11× as fast"],
  [{ metric: "rps", change: 1.03, interval: at(0.96, 1.1) }, "throughput doubled"],
  [{ metric: "rps", change: 0.9, interval: at(0.86, 0.94) }, "1.9× as much"],
  [{ metric: "rps", change: -0.6, interval: at(-0.62, -0.58) }, undefined],
  [{ metric: "cpu", change: -0.5, interval: at(-0.52, -0.48) }, "CPU/request halved"],
  [{ metric: "capacity", change: 0.9, interval: at(0.82, 1.01) }, "1.9× as many users"],
  [{ metric: "capacity", change: -0.4, interval: at(-0.43, -0.36) }, "0.6× as many users"],
  [{ metric: "capacity", change: 0.15, interval: at(0.1, 0.2) }, undefined],
  [{ metric: "peak-p99", change: 2.1, interval: at(1.9, 2.4) }, "takes 3.1× as long"],
  [{ metric: "errors", change: 0.5, interval: at(0.4, 0.6) }, undefined],
  [{ change: -0.5, interval: null }, undefined],
])("%j in words is %s", (finding, words) => {
  expect(inWords(aFinding(finding))).toBe(words);
});

test.each<[Partial<Finding>, string | undefined]>([
  [{ change: -0.51, interval: at(-0.61, -0.4) }, "call time about halved"],
  [{ change: -0.51, interval: at(-0.61, -0.2) }, undefined],
  [{ change: -0.51, interval: at(-1, -0.49) }, undefined],
  [{ change: -0.91, interval: at(-0.93, -0.88) }, "about 11× as fast"],
  [{ change: 2, interval: at(1, 3.4) }, "takes about 3.0× as long"],
  [{ change: 2, interval: at(0.8, 3.4) }, undefined],
  [{ metric: "capacity", change: 0.9, interval: at(0.5, 1.4) }, "about 1.9× as many users"],
  [{ metric: "capacity", change: 0.9, interval: at(0.1, 1.4) }, undefined],
])("what is known roughly is told roughly or not at all: %j is %s", (finding, words) => {
  expect(inWords(aFinding(finding))).toBe(words);
});

test("an inconclusive cell is never told as the absence of something", () => {
  const finding = aFinding({ verdict: "inconclusive", change: 0.001, interval: at(-0.05, 0.05) });
  const text = [
    WORDING.inconclusive.label,
    WORDING.inconclusive.one,
    told(finding),
    toPlainText(evidence(finding, 4) ?? []),
  ];
  expect(text.join(" ")).not.toMatch(/no regression|no change|unchanged|not slower/);
});

test("evidence stands behind what changed and what is undecided", () => {
  const whole = aFinding({ verdict: "regression", change: 0.08, interval: at(0.05, 0.1), ...proven });
  expect(toPlainText(evidence(whole, 4) ?? [])).toBe("Slower in 10 of 10 blocks, corrected p = 0.004.");
  expect(evidence(aFinding(), 4)).toBeUndefined();
});
