/** What of the flame graph's libraries and of the browser is used; their own types would bring a browser's globals. */
declare module "d3-flame-graph" {
  import type { FlameFrame } from "./model/flame-graph.ts";

  interface ChartNode {
    readonly data: ChartFrame;
    readonly highlight?: boolean;
  }
  interface ChartFrame {
    readonly name: string;
    readonly value: number;
    readonly frame: FlameFrame;
    readonly children: readonly ChartFrame[];
  }
  interface FlameGraph {
    width(pixels: number): FlameGraph;
    inverted(on: boolean): FlameGraph;
    minFrameSize(pixels: number): FlameGraph;
    transitionDuration(milliseconds: number): FlameGraph;
    setColorMapper(mapper: (node: ChartNode) => string): FlameGraph;
    setLabelHandler(handler: (node: ChartNode) => string): FlameGraph;
    setSearchMatch(match: (node: ChartNode, term: string) => boolean): FlameGraph;
    setDetailsElement(element: unknown): FlameGraph;
    search(term: string): void;
    clear(): void;
    resetZoom(): void;
  }
  export default function flamegraph(): FlameGraph;
}

declare module "d3-selection" {
  interface Selection {
    datum(data: unknown): Selection;
    call(draw: unknown): Selection;
  }
  export function select(selector: string): Selection;
}
