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
