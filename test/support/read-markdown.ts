import { expect } from "vitest";

/** The cells of one table row as GitHub splits it: at pipes that no backslash precedes, even within code. */
export function cellsOfRow(row: string): string[] {
  const cells: string[] = [];
  let cell = "";
  for (let index = 1; index < row.length; index++) {
    if (row[index] === "\\" && row[index + 1] === "|") {
      cell += "|";
      index++;
    } else if (row[index] === "|") {
      cells.push(cell);
      cell = "";
    } else cell += row[index];
  }
  return cells;
}

/** What is left of inline markdown without its code spans: a span ends at a run of as many backticks as it began with. */
export function outsideCode(markdown: string): string {
  let rest = markdown;
  let outside = "";
  for (;;) {
    const open = /(?<!\\)`+/.exec(rest);
    if (open === null) return outside + rest;
    const after = rest.slice(open.index + open[0].length);
    const close = new RegExp(`(?<!\`)${open[0]}(?!\`)`).exec(after);
    if (close === null) return outside + rest;
    outside += rest.slice(0, open.index);
    rest = after.slice(close.index + open[0].length);
  }
}

/** Every row of a table has as many cells as its head, and what is opened to be folded is closed. */
export function expectWholeTables(markdown: string): void {
  let columns = 0;
  for (const line of markdown.split("\n")) {
    const cells = line.startsWith("|") ? cellsOfRow(line).length : 0;
    if (cells > 0 && columns > 0) expect(cells, line).toBe(columns);
    columns = cells;
  }
  const lines = markdown.split("\n");
  const opened = lines.filter((line) => line.startsWith("<details><summary>"));
  expect(opened).toHaveLength(lines.filter((line) => line === "</details>").length);
}
