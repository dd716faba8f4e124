import { toPlainText } from "./escape.ts";
import type { Report } from "./model.ts";
import { count } from "./text.ts";

/** One annotation of a file in a pull request, or in a log. */
export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly title: string;
  /** One line, at most 4,096 characters. */
  readonly message: string;
  /** Path below the repository's root. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** GitHub shows ten of a kind for a step. */
const MOST = 10;

/** At most ten, on the config's lines of what broke; where there are more, the last one counts them. */
export function annotations({ alerts, configPath }: Report): readonly Annotation[] {
  const shown = alerts.length > MOST ? alerts.slice(0, MOST - 1) : alerts;
  const rest = alerts.length - shown.length;
  const told = shown.map(({ level, title, message, line }): Annotation => {
    return { level, title: `Loadline: ${title}`, message: toPlainText(message), file: configPath, line };
  });
  if (rest === 0) return told;
  const message = `${count(rest, "more finding")}: see the job summary.`;
  return [...told, { level: "notice", title: "Loadline", message, file: configPath, line: 1 }];
}
