import { join } from "node:path";
import { encodeResult } from "../report/json.ts";
import { renderSummary } from "../report/markdown.ts";
import { buildReport } from "../report/model.ts";
import { renderTerminal } from "../report/terminal.ts";
import type { KnownHistory } from "../run/conclude.ts";
import type { Comparison } from "../run/run-comparison.ts";
import { writeResultFile } from "../storage/result-file.ts";
import { saveFile } from "./save-file.ts";
import { terminalStyle } from "./terminal-style.ts";

/** Main's stored runs belong to GitHub. */
export const NO_HISTORY: KnownHistory = {
  entries: [],
  links: [],
  summary: { runs: 0, source: null, reason: "stored runs are read on GitHub only" },
};

/** Files to write beside what is printed. */
interface Outputs {
  readonly json?: string;
  readonly markdown?: string;
  /** A folder. */
  readonly profiles?: string;
}

/** Prints the report, and saves it and the result; every file is tried before a failure is thrown. */
export async function publish(comparison: Comparison, configPath: string, outputs: Outputs): Promise<void> {
  const { result, profiles } = comparison;
  const { json, markdown, profiles: folder } = outputs;
  const report = buildReport(result, { configPath, runUrl: null, resultName: json ?? null });
  process.stdout.write(renderTerminal(report, terminalStyle(process.stdout)));
  const saved = await Promise.allSettled([
    ...(json === undefined ? [] : [saveFile(json, encodeResult(result))]),
    ...(markdown === undefined ? [] : [saveFile(markdown, renderSummary(report))]),
    ...(folder === undefined ? [] : profiles.map(({ name, bytes }) => writeResultFile(join(folder, name), bytes))),
  ]);
  const unsaved = saved.find((outcome) => outcome.status === "rejected");
  if (unsaved !== undefined) throw unsaved.reason;
}
