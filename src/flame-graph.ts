import flamegraph, { type ChartFrame, type ChartNode } from "d3-flame-graph";
import { select } from "d3-selection";
import type { FlameFrame } from "./model/flame-graph.ts";

/** Draws the frames of a page that `flameGraphPage` made. Runs in a browser, from within the page. */

interface PageElement {
  readonly textContent: string | null;
  readonly clientWidth: number;
  readonly value: string;
  addEventListener(event: string, listener: () => void): void;
}

declare const document: { getElementById(id: string): PageElement };

const GREY = 225;

const root = JSON.parse(document.getElementById("frames").textContent ?? "") as FlameFrame;
const largest = largestChange(root);
const search = document.getElementById("search");

const chart = flamegraph()
  .width(document.getElementById("graph").clientWidth)
  .inverted(true)
  .minFrameSize(1)
  .transitionDuration(0)
  .setColorMapper(colourOf)
  .setLabelHandler(labelOf)
  .setSearchMatch(({ data: { frame } }, term) => `${frame.name} ${frame.place}`.includes(term))
  .setDetailsElement(document.getElementById("details"));

select("#graph").datum(chartFrame(root)).call(chart);
search.addEventListener("input", () => (search.value === "" ? chart.clear() : chart.search(search.value)));
document.getElementById("reset").addEventListener("click", () => chart.resetZoom());

function chartFrame(frame: FlameFrame): ChartFrame {
  return { name: frame.name, value: (frame.base + frame.head) / 2, frame, children: frame.children.map(chartFrame) };
}

function largestChange({ base, head, children }: FlameFrame): number {
  return Math.max(Math.abs(head - base), ...children.map(largestChange));
}

/** Red where head costs more, blue where less; as strong as the root of its part in the largest change. */
function colourOf({ data: { frame }, highlight }: ChartNode): string {
  if (highlight) return "#c9a0f0";
  const change = frame.head - frame.base;
  const faded = Math.round(GREY * (1 - 0.85 * Math.sqrt(largest > 0 ? Math.abs(change) / largest : 0)));
  return change >= 0 ? `rgb(${GREY}, ${faded}, ${faded})` : `rgb(${faded}, ${faded}, ${GREY})`;
}

function labelOf({ data: { frame } }: ChartNode): string {
  const { name, place, base, head } = frame;
  const change = base > 0 ? `, ${head >= base ? "+" : "−"}${Math.abs((head / base - 1) * 100).toFixed(1)} %` : ", new";
  const where = place === "" ? "" : ` (${place})`;
  return `${name}${where}: ${base.toFixed(2)} % → ${head.toFixed(2)} % of base's cost${change}`;
}
