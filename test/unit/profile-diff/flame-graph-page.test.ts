import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import type { FlameFrame } from "../../../src/model/flame-graph.ts";
import { flameGraphPage } from "../../../src/profile-diff/flame-graph-page.ts";

const script = readFileSync("dist/flame-graph.js", "utf8");

const frame = (name: string, base: number, head: number, children: readonly FlameFrame[] = []): FlameFrame => {
  return { name, place: `${name}.py:1`, base, head, children };
};

/** Opens the page without a browser, which lays nothing out but the graph's own width, and runs its script. */
function opened(frames: FlameFrame): ReturnType<typeof parseHTML>["document"] {
  const { document } = parseHTML(flameGraphPage({ frames, script, title: "base → head", approximate: false }));
  const graph = document.getElementById("graph");
  Object.assign(graph ?? {}, { clientWidth: 1000 });
  const [, code] = document.querySelectorAll("script");
  const timers = { setTimeout, clearTimeout, setInterval, clearInterval, performance };
  runInNewContext(code?.textContent ?? "", { document, ...timers });
  return document;
}

test("the page draws every frame as wide as its cost, red where it grew and blue where it fell", () => {
  const document = opened(frame("all", 100, 120, [frame("grew", 50, 90), frame("fell", 50, 30)]));
  const drawn = [...document.querySelectorAll("g.frame")].map((each) => [
    each.getAttribute("name"),
    Number(each.getAttribute("width")),
    each.querySelector("rect")?.getAttribute("fill"),
    each.querySelector("title")?.textContent,
  ]);
  expect(drawn).toEqual([
    [
      "all",
      1000,
      expect.stringMatching(/^rgb\(225, \d+, \d+\)$/),
      "all (all.py:1): 100.00 % → 120.00 % of base's cost, +20.0 %",
    ],
    [
      "grew",
      expect.closeTo(636.4, 1),
      "rgb(225, 34, 34)",
      "grew (grew.py:1): 50.00 % → 90.00 % of base's cost, +80.0 %",
    ],
    [
      "fell",
      expect.closeTo(363.6, 1),
      expect.stringMatching(/^rgb\(\d+, \d+, 225\)$/),
      "fell (fell.py:1): 50.00 % → 30.00 % of base's cost, −40.0 %",
    ],
  ]);
});

test("what a service called its functions is text in the page", () => {
  const evil = "<img src=x onerror=alert(1)></script><script>alert(2)</script>";
  const document = opened(frame("all", 100, 100, [frame(evil, 100, 100)]));
  expect(document.querySelectorAll("img, iframe, link")).toHaveLength(0);
  expect(document.querySelectorAll("script")).toHaveLength(2);
  expect([...document.querySelectorAll("g.frame title")].at(-1)?.textContent).toContain(evil);
});
