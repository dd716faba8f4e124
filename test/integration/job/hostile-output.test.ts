import fc from "fast-check";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { progressDisplay } from "../../../src/compose/progress-display.ts";
import { jobLog } from "../../../src/github/log.ts";
import type { Job } from "../../../src/job/job.ts";
import { publishPart } from "../../../src/job/publish-part.ts";
import { publishProblem } from "../../../src/job/publish-problem.ts";
import { EXIT, Problem } from "../../../src/model/problem.ts";
import { aBudgetResult, aFinding, aMeasurement, aResult } from "../../support/builders.ts";
import { startFakeGitHub } from "../../support/fake-github.ts";
import { hostileText } from "../../support/hostile-text.ts";
import { aPullRequestJob, readAndPublish, stepFiles } from "../../support/publication.ts";
import { commandsIn } from "../../support/runner-commands.ts";

/** What begins a line or stands in it, where a runner would take it for a command of the step's. */
const COMMANDS = [
  "\n::add-path::/evil",
  "\r::set-env name=A::b",
  "##[add-mask]x",
  "\u0085::stop-commands::y",
  "::error::",
];
const hostile = fc.tuple(hostileText(), fc.constantFrom(...COMMANDS), hostileText()).map((pieces) => pieces.join(""));
/** The commands by which warnings, annotations and details are told. */
const OWN = ["error", "warning", "notice", "debug"];

const step = stepFiles();
beforeEach(() => step.reset());
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
afterAll(() => step[Symbol.dispose]());

/** Lets a job without a network print hostile texts, and looks for commands that are not its own. */
async function prints(print: (job: Job, text: string) => Promise<unknown>, numRuns = 60): Promise<void> {
  const github = await startFakeGitHub();
  await github[Symbol.asyncDispose]();
  const { client: _, ...rest } = aPullRequestJob(github, step);
  vi.stubEnv("ACTIONS_RUNTIME_TOKEN", "");
  const job = { ...rest, client: undefined };
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      step.reset();
      await print(job, text);
      expect(step.log()).not.toBe("");
      expect(commandsIn(step.log()).filter((name) => !OWN.includes(name))).toEqual([]);
      const told = step
        .log()
        .split("\n")
        .filter((line) => line.startsWith("::"));
      expect(told.filter((line) => line.includes("\r"))).toEqual([]);
    }),
    { seed: 1, numRuns },
  );
}

test("a result's names, reasons, warnings and revisions are no commands: report, annotations, warnings", async () => {
  await prints(async (job, text) => {
    const finding = { scenario: text, request: text, reason: text };
    await readAndPublish(
      job,
      aResult({
        verdict: "regression",
        failed: ["regression"],
        findings: [aFinding({ ...finding, verdict: "regression" }), aFinding({ ...finding, verdict: "invalid" })],
        budgets: [aBudgetResult({ scenario: text, text, reason: text, outcome: "broken" })],
        warnings: [{ code: "x", text, scenario: text }],
        measurement: aMeasurement({ head: { sha: text, label: text }, baseAbsent: text }),
      }),
    );
  });
});

test("a part's reasons are no commands", async () => {
  await prints(async (job, text) => {
    const measurement = aMeasurement({ part: { index: 1, of: 2 }, warnings: [{ code: "service-failed", text }] });
    const blocks = measurement.blocks.map((block) => ({ ...block, invalid: text }));
    const document = { schema: 1, kind: "part", baseRequests: null, measurement: { ...measurement, blocks } } as const;
    await publishPart(job, { part: { index: 1, of: 2 }, document, valid: 0 });
  });
});

test("a problem's message and hint are no commands", async () => {
  await prints(async (job, text) => {
    await publishProblem(job, new Problem({ code: "x", message: text, hint: text, exitStatus: EXIT.unmeasured }));
  });
});

test("what is logged, warned of and shown as progress is no command", async () => {
  await prints(async (_, text) => {
    const progress = progressDisplay({ write: (line) => jobLog.info(line.trimEnd()) });
    progress.report({ kind: "step", text: `checking out head (${text})` });
    progress.report({ kind: "look", blocks: 8, verdict: text, goesOn: true });
    jobLog.info(text);
    jobLog.warn(text);
    jobLog.debug(text);
  }, 500);
});
