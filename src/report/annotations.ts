import type { Annotation } from "../model/annotation.ts";
import { toPlainText } from "./escape.ts";
import type { Report } from "./model.ts";
import { count } from "./text.ts";

/** GitHub shows ten of a kind for a step. */
const MOST = 10;
/** A runner cuts longer messages, in characters. */
const MAX_MESSAGE = 4096;

/**
 * At most ten, on the config's lines of what broke; where there are more, the last one counts them. What fails the check
 * without an alert of its own fails it in an error that has the headline.
 */
export function annotations(report: Report): readonly Annotation[] {
  const { headline, fails, configPath } = report;
  if (!fails || report.alerts.some(({ level }) => level === "error")) return onLines(report, MOST);
  const place = { title: "Loadline", file: configPath, line: 1 };
  return [{ level: "error", message: headline.text, ...place }, ...onLines(report, MOST - 1)];
}

function onLines({ alerts, configPath }: Report, most: number): readonly Annotation[] {
  const shown = alerts.length > most ? alerts.slice(0, most - 1) : alerts;
  const rest = alerts.length - shown.length;
  const told = shown.map(({ level, title, message, line }): Annotation => {
    return {
      level,
      title: `Loadline: ${title}`,
      message: cut(toPlainText(message)),
      file: configPath,
      line: Math.max(1, line),
    };
  });
  if (rest === 0) return told;
  const message = `${count(rest, "more finding")}: see the job summary.`;
  return [...told, { level: "notice", title: "Loadline", message, file: configPath, line: 1 }];
}

function cut(message: string): string {
  return message.length <= MAX_MESSAGE ? message : `${message.slice(0, MAX_MESSAGE - 1).toWellFormed()}…`;
}
