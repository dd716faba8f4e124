import { EXIT } from "../model/problem.ts";
import { renderSummary } from "../report/markdown.ts";
import { buildReport } from "../report/model.ts";
import { renderTerminal } from "../report/terminal.ts";
import { readResult } from "./read-result.ts";
import { terminalStyle } from "./terminal-style.ts";

/** Renders a stored result; always 0 when it could be read. */
export async function reportCommand(path: string, format: string): Promise<number> {
  const result = await readResult(path);
  const report = buildReport(result, { configPath: "loadline.yml", runUrl: null, resultName: path });
  process.stdout.write(
    format === "markdown" ? renderSummary(report) : renderTerminal(report, terminalStyle(process.stdout)),
  );
  return EXIT.passed;
}
