import type { Arm } from "../model/arm.ts";

/** What the placeholders of a command or a variable stand for; without a port (install, build) `{{port}}` becomes 0. */
export interface TemplateValues {
  readonly arm: Arm;
  readonly port?: number;
}

/** Fills in `{{arm}}` and `{{port}}`; any other placeholder is left to the command. */
export function fillTemplate(text: string, { arm, port = 0 }: TemplateValues): string {
  return text.replaceAll(/\{\{\s*(arm|port)\s*\}\}/g, (_, name: string) => (name === "arm" ? arm : String(port)));
}
