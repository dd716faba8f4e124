import { expect, test } from "vitest";
import { announcement, brokenOff } from "../../../src/report/interim.ts";
import { readMemory, withMemory } from "../../../src/report/memory.ts";

const RUN = "https://github.com/acme/shop/actions/runs/11";
const MEASURING = { commit: "0123456789abcdef", seconds: 170, runUrl: RUN, limit: 10_000 };
const BROKEN = { headline: "", runUrl: RUN, limit: 10_000 };
const FAILURES = [{ run: 10, scenario: "s", request: null, metric: "p50", change: 0.1, budget: null }] as const;
const VERDICT = withMemory("**🔴 Loadline: 1 regression** · 1 scenario\n\n| a |\n| - |\n", FAILURES);

test("an announcement says what is measured and for how long, above the last verdict", () => {
  expect(announcement(MEASURING, VERDICT)).toMatchInlineSnapshot(`
    "**⏳ Loadline: measuring…** \`0123456\`, up to 3 min once it is installed and built · [workflow run](https://github.com/acme/shop/actions/runs/11)

    <details><summary>The last verdict</summary>

    <!-- loadline:last -->

    **🔴 Loadline: 1 regression** · 1 scenario

    | a |
    | - |

    <!-- loadline:end -->

    </details>

    <!-- loadline:memory %5B%7B%22run%22%3A10%2C%22scenario%22%3A%22s%22%2C%22request%22%3Anull%2C%22metric%22%3A%22p50%22%2C%22change%22%3A0.1%2C%22budget%22%3Anull%7D%5D -->
    "
  `);
  expect(readMemory(announcement(MEASURING, VERDICT))).toEqual(FAILURES);
});

test("without an earlier comment it is one line", () => {
  expect(announcement(MEASURING, undefined)).toBe(
    `**⏳ Loadline: measuring…** \`0123456\`, up to 3 min once it is installed and built · [workflow run](${RUN})\n`,
  );
  expect(announcement({ ...MEASURING, commit: "`evil`" }, undefined)).not.toContain("evil");
});

test("announcements do not pile up, nor do runs that broke off", () => {
  const once = announcement(MEASURING, VERDICT);
  expect(announcement(MEASURING, once)).toBe(once);
  const broken = brokenOff(BROKEN, once);
  expect(broken).toMatch(/^\*\*⚪ Loadline: no verdict, the run broke off\*\* · the \[workflow run\]/);
  expect(announcement(MEASURING, broken)).toBe(once);
  const first = announcement(MEASURING, undefined);
  expect(announcement(MEASURING, brokenOff(BROKEN, first))).toBe(first);
  expect(announcement(MEASURING, first)).toBe(first);
});

test("only an announcement is replaced by what broke off, with the verdict's headline where there is one", () => {
  expect(brokenOff(BROKEN, VERDICT)).toBe(VERDICT);
  const judged = brokenOff({ ...BROKEN, headline: "🟢 Loadline: 3 without change" }, announcement(MEASURING, VERDICT));
  expect(judged).toMatch(/^\*\*🟢 Loadline: 3 without change\*\* · this comment did not get the whole report/);
  expect(judged).toContain("Loadline: 1 regression");
});

test("a last verdict that does not fit is its first line, and then nothing", () => {
  const long = `**🔴 Loadline: 1 regression** · x\n\n${"| row |\n".repeat(2000)}`;
  const page = announcement({ ...MEASURING, limit: 1000 }, long);
  expect(page).toContain("\n\n**🔴 Loadline: 1 regression** · x\n\n<!-- loadline:end -->");
  expect(page.length).toBeLessThanOrEqual(1000);
  expect(announcement({ ...MEASURING, limit: 200 }, long)).not.toContain("regression");
});
