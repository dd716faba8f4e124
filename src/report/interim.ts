import { fold } from "./markdown-table.ts";
import { readMemory, withMemory, withoutMemory } from "./memory.ts";
import { REPORTED } from "./reported.ts";

/** What a comment says while there is no new verdict; the last one stays readable below it. */

export interface Measuring {
  /** Full hash of head. */
  readonly commit: string;
  /** What measuring may take. */
  readonly seconds: number;
  readonly runUrl: string;
  /** Most characters of the whole. */
  readonly limit: number;
}

export interface BrokenOff {
  /** The verdict's, where there is one that the comment did not get; empty where there is none. */
  readonly headline: string;
  readonly runUrl: string;
  readonly limit: number;
}

export interface Unreported {
  /** Why there is no verdict: a sentence of our own that goes on after a colon. */
  readonly reason: string;
  /** Of the run that measured. */
  readonly runUrl: string;
  readonly limit: number;
}

const SHOWN_SHA = 7;
const MEASURING = "**⏳ Loadline: measuring…**";
const BROKEN_OFF = "**⚪ Loadline: no verdict, the run broke off**";
const UNREPORTED = "**⚪ Loadline: no verdict, the run left none**";

/** Text of others cannot hold these lines: the beginning of an HTML comment is broken wherever it is shown. */
const BEGIN = "<!-- loadline:last -->";
const END = "<!-- loadline:end -->";
const BETWEEN = new RegExp(`${BEGIN}([\\s\\S]*)${END}`);

/** What is being measured, and for how long at most. */
export function announcement({ commit, seconds, runUrl, limit }: Measuring, previous: string | undefined): string {
  const head = /^[0-9a-f]+$/.test(commit) ? `\`${commit.slice(0, SHOWN_SHA)}\`, ` : "";
  const time = `up to ${Math.ceil(seconds / 60)} min once it is installed and built`;
  return interim(`${MEASURING} ${head}${time} · [workflow run](${runUrl})`, previous, limit);
}

/** In the place of an announcement whose run was cancelled or broke off; anything else is returned as it is. */
export function brokenOff({ headline, runUrl, limit }: BrokenOff, previous: string): string {
  if (!previous.startsWith(MEASURING)) return previous;
  const first =
    headline === ""
      ? `${BROKEN_OFF} · the [workflow run](${runUrl}) may say why`
      : `**${headline}** · this comment did not get the whole report: the [workflow run](${runUrl}) has it`;
  return interim(first, previous, limit);
}

/** In the place of a verdict that another run should have left. */
export function unreported({ reason, runUrl, limit }: Unreported, previous: string | undefined): string {
  return interim(`${UNREPORTED}\n\n${REPORTED} another [run](${runUrl}): ${reason}`, previous, limit);
}

/** Whether a comment says that it is being measured. */
export function isAnnouncement(markdown: string): boolean {
  return markdown.startsWith(MEASURING);
}

/** A first line and the last verdict in a fold: the whole of it, else its own first line, else none of it. */
function interim(first: string, previous: string | undefined, limit: number): string {
  const memory = readMemory(previous);
  const last = lastVerdict(previous);
  const pages = [last, last.split("\n", 1)[0] ?? "", ""].map((shown) => {
    const below = shown === "" ? "" : `\n\n${fold("The last verdict", `${BEGIN}\n\n${shown}\n\n${END}`)}`;
    return withMemory(`${first}${below}\n`, memory);
  });
  return pages.find(({ length }) => length <= limit) ?? `${first}\n`;
}

/** What an interim page was put above, so that folds do not pile up; else the whole of what was said. */
function lastVerdict(previous: string | undefined): string {
  if (previous === undefined) return "";
  const text = withoutMemory(previous);
  const [, between] = BETWEEN.exec(text) ?? [];
  if (between !== undefined) return between.trim();
  return [MEASURING, BROKEN_OFF, UNREPORTED].some((own) => text.startsWith(own)) ? "" : text.trim();
}
