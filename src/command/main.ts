import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { parseDuration } from "../config/duration.ts";
import { surviveLostOutput } from "../host/output.ts";
import { unsupportedPlatform } from "../host/platform.ts";
import { FAIL_REASONS, type FailReason } from "../model/config.ts";
import type { Part } from "../model/measurement.ts";
import { MOST_PARTS, parsePart } from "../model/part.ts";
import { EXIT, Problem } from "../model/problem.ts";
import { checkCommand } from "./check.ts";
import { compareCommand } from "./compare.ts";
import { demoCommand } from "./demo.ts";
import { type HotspotsOptions, hotspotsCommand, type RequestCounts } from "./hotspots.ts";
import type { Installation } from "./installation.ts";
import { type JudgeOptions, judgeCommand } from "./judge.ts";
import { reportCommand } from "./report.ts";
import { type RunOptions, runCommand } from "./run.ts";
import { schemaCommand } from "./schema.ts";

/** Runs the command with these arguments and returns its exit status; nothing is thrown. */
export async function main(argv: readonly string[], installation: Installation): Promise<number> {
  const lostOutput = surviveLostOutput([process.stdout, process.stderr]);
  let status: number = EXIT.passed;
  const program = describe(installation, (next) => {
    status = next;
  });
  try {
    const refusal = unsupportedPlatform(process.platform);
    if (refusal !== undefined) throw refusal;
    await program.parseAsync(argv, { from: "user" });
    return await statusAfterPrinting(status, lostOutput);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.passed : EXIT.usage;
    return explain(error);
  }
}

/** A report that nobody can read, as on a full disk, is no success. */
async function statusAfterPrinting(status: number, lost: () => string | undefined): Promise<number> {
  // Errors of a stream come with the next turn of the event loop.
  await new Promise(setImmediate);
  const reason = lost();
  if (reason === undefined || status !== EXIT.passed) return status;
  process.stderr.write(`loadline: the output could not be written: ${reason}\n`);
  return EXIT.unmeasured;
}

/** Prints what is known of a failure; a stack only for a bug, or when asked for. */
function explain(error: unknown): number {
  const { stderr } = process;
  if (!(error instanceof Problem)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    stderr.write(`loadline: this is a bug in Loadline: ${printable(text)}\n`);
    return EXIT.unmeasured;
  }
  stderr.write(`loadline: ${printable(error.message)}\n`);
  if (error.hint !== undefined) stderr.write(`Hint: ${printable(error.hint)}\n`);
  if (error.detail !== undefined && error.detail !== "") stderr.write(`\n${indent(error.detail)}\n`);
  if (process.env.LOADLINE_DEBUG !== undefined) stderr.write(`${error.stack}\n`);
  return error.exitStatus;
}

function indent(text: string): string {
  return printable(text).replace(/^/gm, "  | ");
}

/** Lines that steer no terminal, whoever named what they are about. */
function printable(text: string): string {
  return text.replace(/[^\P{C}\n\t]/gu, "?");
}

type SetStatus = (status: number) => void;

function describe(installation: Installation, setStatus: SetStatus): Command {
  const program = new Command("loadline")
    .description("Proves performance regressions and improvements of HTTP services, base against head, on one machine.")
    .version(manifest.version)
    .exitOverride()
    .showHelpAfterError("(loadline --help shows all commands)");
  describeRun(program, installation, setStatus);
  describeOthers(program, installation, setStatus);
  return program;
}

const config = () => new Option("-c, --config <file>", "the config").default("loadline.yml");

function describeRun(program: Command, installation: Installation, setStatus: SetStatus): void {
  program
    .command("run")
    .description("measure the working tree against a base revision and judge")
    .addOption(config())
    .option("-b, --base <revision>", "what to compare with (default: the merge base with the default branch)")
    .addOption(new Option("-e, --effort <effort>", "how much to measure").choices(["quick", "standard", "thorough"]))
    .option("-t, --max-time <duration>", 'time for measuring, e.g. "6m"; install and build come on top', seconds)
    .option("--fail-on <reasons>", `comma-separated: ${FAIL_REASONS.join(", ")}`, failReasons)
    .option("--seed <number>", "seed of every random choice", wholeNumber)
    .option("--add-to <result.json>", "add the blocks to those of a stored result of the same commits")
    .option("--part <share>", "measure a share such as 1/3 and do not judge; see loadline judge", part)
    .option("--json <file>", "write the result as JSON")
    .option("--markdown <file>", "write the report as Markdown")
    .option("--profiles <folder>", "keep there what profilers saw of both revisions")
    .addHelpText(
      "after",
      "\nExit status: 0 passed, 1 the gate failed, 2 wrong usage or config, 3 nothing could be measured.",
    )
    .action(async (options: RunOptions) => setStatus(await runCommand(options, installation)));
}

function describeOthers(program: Command, installation: Installation, setStatus: SetStatus): void {
  program
    .command("check")
    .description("validate the config, boot the service once and send each request once")
    .addOption(config())
    .action(async (options: { config: string }) => setStatus(await checkCommand(options, installation)));
  program
    .command("demo")
    .description("find a planted regression in a small service, in under two minutes")
    .action(async () => setStatus(await demoCommand(installation)));
  describeJudge(program, setStatus);
  program
    .command("compare")
    .description("show two stored results side by side")
    .argument("<a.json>")
    .argument("<b.json>")
    .action(async (a: string, b: string) => setStatus(await compareCommand(a, b)));
  program
    .command("report")
    .description("render a stored result")
    .argument("<result.json>")
    .addOption(new Option("-f, --format <format>").choices(["terminal", "markdown"]).default("terminal"))
    .action(async (file: string, { format }: { format: string }) => setStatus(await reportCommand(file, format)));
  describeHotspots(program, installation, setStatus);
  program
    .command("schema")
    .description("print the JSON Schema of loadline.yml")
    .action(() => setStatus(schemaCommand()));
}

function describeJudge(program: Command, setStatus: SetStatus): void {
  program
    .command("judge")
    .description("put the parts of one measurement together and judge them")
    .argument("<part.json...>")
    .addOption(config())
    .addOption(new Option("-e, --effort <effort>", "as for the parts").choices(["quick", "standard", "thorough"]))
    .option("--fail-on <reasons>", "as for the parts", failReasons)
    .option("--json <file>", "write the result as JSON")
    .option("--markdown <file>", "write the report as Markdown")
    .action(async (files: string[], options: JudgeOptions) => setStatus(await judgeCommand(files, options)));
}

function describeHotspots(program: Command, installation: Installation, setStatus: SetStatus): void {
  program
    .command("hotspots")
    .description("say where the cost per request changed between profiles of two revisions")
    .argument("<base>", "a profile, or a folder of profiles")
    .argument("<head>", "the same of the other revision")
    .option("--requests <numbers>", 'requests behind the profiles where they do not say, "400" or "400,380"', requests)
    .option("--callgrind <folder>", "write callgrind.out.base and .head, for KCachegrind and QCachegrind")
    .option("--folded <file>", "write folded stacks with base's and head's cost")
    .option("--html <file>", "write a differential flame graph as one page")
    .option("--json <file>", "write the comparison as JSON")
    .addHelpText(
      "after",
      "\nReads .prof (Python's cProfile, Werkzeug's ProfilerMiddleware), .cpuprofile (V8) and pprof (Go).\n" +
        "In a folder, each folder holds the profiles of one boot. docs/hotspots.md has more.",
    )
    .action(async (base: string, head: string, options: HotspotsOptions) =>
      setStatus(await hotspotsCommand(base, head, options, installation)),
    );
}

function requests(text: string): RequestCounts {
  const [base, head = base, ...others] = text.split(",").map(Number);
  const valid = (value: number | undefined): value is number => value !== undefined && value > 0 && value < 1e12;
  if (valid(base) && valid(head) && others.length === 0) return { base, head };
  throw new InvalidArgumentError('Expected the number of requests, "400", or "400,380" for base and head.');
}

function part(text: string): Part {
  const parsed = parsePart(text);
  if (parsed !== undefined) return parsed;
  throw new InvalidArgumentError(`Expected a share such as 1/3, of at most ${MOST_PARTS}.`);
}

function seconds(text: string): number {
  const parsed = parseDuration(text);
  if (parsed.ok && parsed.value > 0) return parsed.value;
  throw new InvalidArgumentError('Expected a duration such as "6m" or "90s".');
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError("Expected a whole number.");
  return value;
}

function failReasons(text: string): FailReason[] {
  return text.split(",").map((word) => {
    const reason = FAIL_REASONS.find((known) => known === word.trim());
    if (reason === undefined) throw new InvalidArgumentError(`Expected some of: ${FAIL_REASONS.join(", ")}.`);
    return reason;
  });
}
