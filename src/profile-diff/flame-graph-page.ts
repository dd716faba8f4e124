import type { FlameFrame } from "../model/flame-graph.ts";

interface Page {
  readonly frames: FlameFrame;
  /** The renderer, built from src/flame-graph.ts: our own text. */
  readonly script: string;
  /** What is compared; untrusted text. */
  readonly title: string;
  /** Whether stacks were put together from callers. */
  readonly approximate: boolean;
}

/**
 * A differential flame graph as one page that opens without a network, which its policy forbids it too. Names come in
 * as data, and are shown as text.
 */
export function flameGraphPage({ frames, script, title, approximate }: Page): string {
  const shown = escapeHtml(title);
  return `<!doctype html>
<html lang="en">
<!-- ${NOTICE} -->
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Hotspots: ${shown}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Hotspots: ${shown}</h1>
<p>Each frame is as wide as its cost per request, as the mean of base and head. <b class="grew">Red</b> cost more in
head, <b class="fell">blue</b> less; the stronger, the larger its part in the change. Click to zoom.${approximate ? ` ${APPROXIMATE}` : ""}</p>
<p><input id="search" type="search" placeholder="search functions and files"> <button id="reset">whole graph</button>
<output id="details"></output></p>
<div id="graph"></div>
<script type="application/json" id="frames">${jsonInHtml(frames)}</script>
<script>${script.replaceAll("</script", "<\\/script")}</script>
</body>
</html>
`;
}

const NOTICE =
  "Drawn by d3-flame-graph, copyright Martin Spier (Apache-2.0), and parts of d3, copyright Mike Bostock (ISC; d3-ease also " +
  "Robert Penner, BSD-3-Clause), whose licences stand in licenses.txt beside Loadline's bundles.";

const APPROXIMATE =
  "This profiler keeps callers and no whole stacks: the stacks are drawn as if a function cost the same for each of its callers.";

const STYLE = `
body { font: 14px/1.5 system-ui, sans-serif; margin: 1.5rem; color: #222; background: #fff }
h1 { font-size: 1.2rem } .grew { color: #b3261e } .fell { color: #1f5fbf }
input { font: inherit; width: 20em } button { font: inherit }
.d3-flame-graph rect { stroke: #fff; fill-opacity: .9; cursor: pointer }
.d3-flame-graph rect:hover { stroke: #222; stroke-width: .5 }
.d3-flame-graph-label { pointer-events: none; white-space: nowrap; text-overflow: ellipsis; overflow: hidden;
  font-size: 12px; line-height: 1.5; padding: 0 4px; color: #000; text-align: left }
.d3-flame-graph .fade { opacity: .6 !important } .d3-flame-graph .title { font-size: 1rem }
`;

function escapeHtml(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** JSON in which nothing ends the script that it stands in. */
function jsonInHtml(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
