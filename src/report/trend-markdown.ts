import { toMarkdown } from "./escape.ts";
import { fold, table, unbroken } from "./markdown-table.ts";
import { name } from "./text.ts";
import type { ScenarioTrend, TrendChart, TrendReport, TrendRow } from "./trend.ts";

/** Main's trend in the markdown reports: one line in a comment, tables and charts in a job summary. */

/** Most charts of one summary: each is a frame of its own on the page. */
const MOST_CHARTS = 10;

/** An empty string where there is nothing new to say. */
export function trendLine(trend: TrendReport | null): string {
  if (trend === null || trend.news === null) return "";
  return `${trend.creeps ? "🟠" : "📈"} ${toMarkdown(trend.news)}`;
}

/** An empty string where main has no chain. */
export function trendSection(trend: TrendReport | null): string {
  if (trend === null) return "";
  const origin = trend.origin.map((text) => `- ${toMarkdown(text)}`).join("\n");
  const charted = trend.scenarios.flatMap(({ chart }) => (chart === null ? [] : [chart])).slice(0, MOST_CHARTS);
  return [
    ...trend.scenarios.map((scenario) => scenarioTable(scenario)),
    origin,
    fold("Charts", charted.map(chartSection).join("\n\n")),
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

function scenarioTable({ name: scenario, rows }: ScenarioTrend): string {
  const several = rows.some(({ request }) => request !== null);
  const request = (cell: string) => (several ? [cell] : []);
  const body = table(
    [...request("request"), "metric", "trend", "commits", "in all", "a creep shows from", "what happened"],
    [...request("l"), "l", "l", "r", "r", "r", "l"],
    rows.map((row) => [
      ...request(row.request === null ? "all" : toMarkdown([name(row.request)])),
      row.metric,
      row.sparkline,
      String(row.commits),
      totalCell(row),
      row.detectable === null ? "10 commits" : unbroken(row.detectable),
      row.remarks.length === 0 ? "–" : row.remarks.map(toMarkdown).join("; "),
    ]),
  );
  return `#### ${toMarkdown([name(scenario)])}\n\n${body}`;
}

function totalCell({ total: { value, interval } }: TrendRow): string {
  return interval === null ? unbroken(value) : `${unbroken(value)} (${interval})`;
}

/** Nothing in it is anybody's text: Mermaid has its own ideas of escapes. */
function chartSection({ title, axis, commits, values }: TrendChart): string {
  const chart = [
    "```mermaid",
    "xychart-beta",
    `    x-axis "commits" 0 --> ${commits}`,
    `    y-axis "${axis}"`,
    `    line [${values.join(", ")}]`,
    "```",
  ];
  return `${toMarkdown(title)}\n\n${chart.join("\n")}`;
}
