import type { Text } from "./text.ts";

/** Longest a name is shown, and a sentence from elsewhere; in characters. */
const NAME_LIMIT = 80;
const PROSE_LIMIT = 300;

const WHITE_OR_CONTROL = /[\p{Cc}\p{Z}]+/gu;
/** What a reader cannot see or what reorders text: bidi controls, zero-width characters, fillers, lone surrogates. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\p{Co}\u2800]/gu;
const STACKED_MARKS = /(\p{M}{3})\p{M}+/gu;
const ZERO_WIDTH_SPACE = "\u200B";

/** One visible line of untrusted text, at most `limit` characters: the middle of a longer one is left out. */
export function visible(text: string, limit = NAME_LIMIT): string {
  const line = text
    .replace(INVISIBLE, "")
    .replace(WHITE_OR_CONTROL, " ")
    .replace(STACKED_MARKS, "$1")
    .replaceAll("-->", "-- >")
    .replaceAll("<!--", "<! --")
    .trim();
  return line === "" ? "(empty)" : shorten(line, limit);
}

/** Untrusted text as a markdown code span: no mention, reference, link or HTML in it is alive. */
export function inlineCode(text: string): string {
  const line = visible(text);
  const runs = [...line.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = "`".repeat(Math.max(0, ...runs) + 1);
  const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

/**
 * Untrusted text as markdown prose, at most `limit` characters as read. GitHub looks for mentions and references in
 * the rendered text, where escapes are gone: those are broken by a zero-width space.
 */
export function plain(text: string, limit = NAME_LIMIT): string {
  return visible(text, limit)
    .replace(/@(?=\S)|#(?=\d)|[a-z]-(?=\d)|:(?=\/\/|[\w+-]+:)|www(?=\.)|\$/gi, `$&${ZERO_WIDTH_SPACE}`)
    .replace(/[0-9a-f]{7,}/gi, (run) => run.replace(/.{6}/g, `$&${ZERO_WIDTH_SPACE}`))
    .replace(/[\\`*_~[\](){}#!$]|^[-+=]|(?<=^\d+)\.(?=\s|$)/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("|", "&#124;");
}

/** Finished inline markdown as a table cell. A backslash before a pipe would be read differently by different parsers. */
export function tableCell(markdown: string): string {
  return markdown.replace(/(\\?)\|/g, (_, backslash: string) => (backslash === "" ? "\\|" : "\\ \\|"));
}

/** A composed text as inline markdown. */
export function toMarkdown(text: Text): string {
  return text
    .map((span) => {
      if (typeof span === "string") return span;
      return span.kind === "name" ? inlineCode(span.text) : plain(span.text, PROSE_LIMIT);
    })
    .join("");
}

/**
 * A composed text without markup. Runners read commands from a log: `::command` at the start of a line, and
 * `##[command]` anywhere in it; both are broken.
 */
export function toPlainText(text: Text): string {
  return text
    .map((span) => {
      if (typeof span === "string") return span;
      return harmless(visible(span.text, span.kind === "name" ? NAME_LIMIT : PROSE_LIMIT));
    })
    .join("");
}

function shorten(line: string, limit: number): string {
  const characters = [...line];
  if (characters.length <= limit) return line;
  const end = Math.floor((limit - 1) * 0.4);
  return `${characters.slice(0, limit - 1 - end).join("")}…${characters.slice(-end).join("")}`;
}

function harmless(line: string): string {
  return line.replaceAll("##[", "# #[").replace(/:(?=:)/g, ": ");
}
