import { toPlainText } from "./escape.ts";
import { type Cell, type Column, narrowedLines } from "./terminal-table.ts";
import type { TrendReport } from "./trend.ts";

/** Most rows; the summary and the stored result have all. */
const ROWS = 20;

/** Main's trend as lines; rows with something to tell come first. */
export function trendLines(trend: TrendReport | null, width: number): readonly string[] {
  if (trend === null) return [];
  const rows = trend.scenarios.flatMap((scenario) => scenario.rows);
  const telling = rows.filter(({ remarks }) => remarks.length > 0);
  const shown = [...telling, ...rows.filter(({ remarks }) => remarks.length === 0)].slice(0, ROWS);
  const columns: Column[] = [
    { title: "main's trend", align: "left" },
    { title: "metric", align: "left" },
    { title: "", align: "left" },
    { title: "commits", align: "right" },
    { title: "in all", align: "right" },
    { title: "", align: "left" },
  ];
  const cells = shown.map(({ title, metric, sparkline, commits, total }): Cell[] => [
    { text: toPlainText(title) },
    { text: metric },
    { text: sparkline },
    { text: String(commits) },
    { text: total.value },
    { text: total.interval === null ? "" : `(${total.interval})` },
  ]);
  const told = telling.flatMap(({ title, remarks }) =>
    remarks.map((remark) => toPlainText([...title, " ", ...remark])),
  );
  return [...narrowedLines(columns, cells, width), ...told];
}
