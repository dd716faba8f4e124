import { expect, test } from "vitest";
import { renderComparison } from "../../../src/report/comparison.ts";
import {
  aBlock,
  aBlockCell,
  aFinding,
  aMeasuredScenario,
  aMeasurement,
  anEnvironment,
  aResult,
  aRound,
} from "../../support/builders.ts";

function measured(head: number, low: number, high: number) {
  const blocks = [low, head, high].map((value) =>
    aBlock({ rounds: [aRound({ cells: [aBlockCell({ head: value })] })] }),
  );
  const measurement = aMeasurement({ blocks: [...blocks, aBlock({ invalid: "died" })] });
  return aResult({ measurement, blocks: 3, findings: [aFinding({ head })] });
}

test("two results side by side, without a verdict", () => {
  const a = measured(0.012, 0.0118, 0.0125);
  const later = measured(0.013, 0.0126, 0.0137);
  const environment = anEnvironment({ cpuModel: "Intel Xeon", node: "24.12.0" });
  const b = {
    ...later,
    environment,
    findings: [...later.findings, aFinding({ scenario: "login", head: 0.03 })],
    measurement: { ...later.measurement, scenarios: [aMeasuredScenario({ hash: "other" })] },
  };
  expect(renderComparison(a, b)).toMatchInlineSnapshot(`
    "A: head 9f1c2d3e4b5a (refs/pull/12/merge), 2026-11-23T09:00:00Z, 3 blocks
    B: head 9f1c2d3e4b5a (refs/pull/12/merge), 2026-11-23T09:00:00Z, 3 blocks

    scenario    metric        A  (blocks)                    B  (blocks)              B against A
    list users  p50     12.0 ms  (11.8 ms to 12.5 ms)  13.0 ms  (12.6 ms to 13.7 ms)       +8.3 %
    login       p50           –                        30.0 ms                                  –

    These are two separate runs, so there is no verdict: hosted runners differ by 8 to 15 % with the same code.
    In brackets the lowest and highest block. For a verdict measure both revisions together: loadline run --base REV

    What differs besides the code:
      CPU: A AMD EPYC 7763 64-Core Processor, B Intel Xeon
      Node: A 24.11.0, B 24.12.0
      The load of list users is not the same.
    "
  `);
});

test("equal surroundings are said to be equal", () => {
  expect(renderComparison(aResult(), aResult())).toContain(
    "The environments and the loads are the same in every field.",
  );
});

test("names and environments of others stay harmless", () => {
  const hostile = aResult({
    findings: [aFinding({ scenario: "::error::\u001B[2J\n##[group]" })],
    environment: anEnvironment({ cpuModel: "\u001B]0;x\u0007" }),
  });
  expect(renderComparison(hostile, aResult())).not.toMatch(/[^\P{Cc}\n]|##\[|^\s*::/mu);
});

test("cells that one side lacks and values of zero have no change", () => {
  const a = aResult({ findings: [aFinding({ metric: "cpu", head: 0 }), aFinding({ metric: "errors", head: 0 })] });
  const b = aResult({ findings: [aFinding({ metric: "cpu", head: 1 }), aFinding({ metric: "errors", head: 0.01 })] });
  const lines = renderComparison(a, b).split("\n");
  expect(lines.find((line) => line.includes("CPU/request"))).toMatch(/–$/);
  expect(lines.find((line) => line.includes("errors"))).toMatch(/\+1\.0 points$/);
});
