/** One column; the widest cell makes it wide. */
export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

export interface Cell {
  readonly text: string;
  /** Applied after padding, so that it takes no width. */
  readonly paint?: (text: string) => string;
}

const GAP = "  ";

/** Lines of aligned cells under their titles, no line ending in spaces. */
export function tableLines(columns: readonly Column[], rows: readonly (readonly Cell[])[]): readonly string[] {
  const header = columns.map(({ title }): Cell => ({ text: title }));
  const widths = columnWidths(columns, rows);
  return [header, ...rows].map((cells) =>
    cells
      .map(({ text, paint = unpainted }, index) => {
        const isLast = index === columns.length - 1;
        const padding = " ".repeat(Math.max(0, (widths[index] ?? 0) - displayWidth(text)));
        if (columns[index]?.align === "right") return padding + paint(text);
        return paint(text) + (isLast ? "" : padding);
      })
      .join(GAP)
      .trimEnd(),
  );
}

/** Narrowest that a first column is cut to. */
const NARROWEST = 12;

/** The same lines within `width` columns, as far as cutting the first column can bring them there. */
export function narrowedLines(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
): readonly string[] {
  const excess = tableWidth(columns, rows) - width;
  if (excess <= 0) return tableLines(columns, rows);
  const room = Math.max(NARROWEST, (columnWidths(columns, rows)[0] ?? 0) - excess);
  const narrowed = rows.map(([first, ...rest]) => [{ ...first, text: narrow(first?.text ?? "", room) }, ...rest]);
  return tableLines(columns, narrowed);
}

/** Columns on the terminal that the table takes. */
export function tableWidth(columns: readonly Column[], rows: readonly (readonly Cell[])[]): number {
  const widths = columnWidths(columns, rows);
  return widths.reduce((sum, width) => sum + width, 0) + GAP.length * Math.max(0, widths.length - 1);
}

/** Blocks of East Asian characters that take two columns (Unicode TR 11), and emoji. */
const WIDE =
  /[\p{Emoji_Presentation}\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;
const NO_WIDTH = /\p{M}/u;

/** Columns that a text takes: East Asian characters and emoji take two, combining marks none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** At most `width` columns of a text, its middle left out. */
export function narrow(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const characters = [...text];
  const end = Math.floor((width - 1) * 0.4);
  const tail = upTo(characters.toReversed(), end).toReversed();
  return [...upTo(characters, width - 1 - end), "…", ...tail].join("");
}

function upTo(characters: readonly string[], width: number): readonly string[] {
  let taken = 0;
  const end = characters.findIndex((character) => {
    taken += displayWidth(character);
    return taken > width;
  });
  return end === -1 ? characters : characters.slice(0, end);
}

function columnWidths(columns: readonly Column[], rows: readonly (readonly Cell[])[]): readonly number[] {
  return columns.map(({ title }, index) =>
    Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[index]?.text ?? ""))),
  );
}

function unpainted(text: string): string {
  return text;
}
