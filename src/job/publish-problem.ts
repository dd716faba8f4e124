import { writeOutputs } from "../github/outputs.ts";
import { saveStepState } from "../github/step-state.ts";
import { writeSummary } from "../github/summary.ts";
import type { Problem } from "../model/problem.ts";
import { plain } from "../report/escape.ts";
import { readMemory, withMemory } from "../report/memory.ts";
import { commentOn } from "./comment.ts";
import type { Job } from "./job.ts";

/** Longest line of a message, in characters; a message has at most so many lines. */
const MAX_LINE = 400;
const MAX_LINES = 30;

/**
 * Shows in the summary and in the comment that there is no verdict, and why, so that no older one seems to hold. The
 * problem's evidence stays in the log: a service may print what belongs nowhere else.
 */
export async function publishProblem(job: Job, problem: Problem): Promise<void> {
  const markdown = problemPage(problem, job.context.runUrl);
  await writeSummary(markdown);
  writeOutputs({ verdict: "invalid" });
  saveStepState({ headline: "❌ Loadline: no verdict" });
  const url = await commentOn(job, {
    write: (previous) => withMemory(markdown, readMemory(previous)),
    create: true,
  });
  if (url !== undefined) writeOutputs({ "comment-url": url });
}

/** Markdown in which nothing of the message is alive. */
export function problemPage({ message, hint }: Problem, runUrl: string): string {
  const lines = message.split("\n").slice(0, MAX_LINES);
  const told = lines.map((line) => plain(line, MAX_LINE)).join("  \n");
  const help = hint === undefined ? "" : `\n\nHint: ${plain(hint, MAX_LINE)}`;
  return `### ❌ Loadline: no verdict\n\n${told}${help}\n\n[The job's log](${runUrl}) has the details.\n`;
}
