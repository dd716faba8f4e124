import { markdownTable } from "markdown-table";
import { tableCell } from "./escape.ts";

/** Pieces that the sections of a markdown report are made of. */

/** `body` behind a line to click on; an empty string where there is no body. The title is our own words. */
export function fold(title: string, body: string): string {
  return body === "" ? "" : `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

/** Rows of inline markdown as a table; an empty string without rows. */
export function table(
  header: readonly string[],
  align: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  if (rows.length === 0) return "";
  return markdownTable([header, ...rows.map((row) => row.map(tableCell))], { align, alignDelimiters: false });
}

/** Keeps a number and its unit on one line. */
export function unbroken(text: string): string {
  return text.replaceAll(" ", "\u00A0");
}
