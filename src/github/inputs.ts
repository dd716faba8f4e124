import { isAbsolute, join } from "node:path";
import { getInput } from "@actions/core";
import { type Effort, FAIL_REASONS, type FailReason } from "../model/config.ts";
import type { Part } from "../model/measurement.ts";
import { MOST_PARTS, parsePart } from "../model/part.ts";
import { EXIT, Problem } from "../model/problem.ts";

/**
 * auto: what the event asks for. judge: puts the parts of a split job together. report: tells a pull request what another
 * run has measured.
 */
const MODES = ["auto", "measure", "judge", "report"] as const;
export type Mode = (typeof MODES)[number];

export type CommentPolicy = "always" | "changes" | "never";

/** The action's inputs, checked; undefined where the config, the event or GitHub decides. */
export interface ActionInputs {
  /** Paths below the workspace: of the config, and of the folder that it was given from. */
  readonly config: string;
  readonly workingDirectory: string;
  readonly mode: Mode;
  /** This job's share of a split one. */
  readonly part: Part | undefined;
  readonly effort: Effort | undefined;
  /** Seconds that measuring may take. */
  readonly limitSeconds: number | undefined;
  readonly failOn: readonly FailReason[] | undefined;
  /** A revision to compare with. */
  readonly base: string | undefined;
  readonly comment: CommentPolicy;
  /** Whether the comment says at once that it is being measured. */
  readonly announce: boolean;
  /** Names the artifacts and the comment; jobs of a matrix need one each. */
  readonly artifactName: string;
  readonly retentionDays: number | undefined;
  readonly token: string | undefined;
  readonly allowUnsafeEvent: boolean;
}

/** In the order of action.yml. */
export const INPUT_NAMES = [
  "config",
  "mode",
  "part",
  "effort",
  "max-time",
  "fail-on",
  "base",
  "comment",
  "announce",
  "artifact-name",
  "retention-days",
  "github-token",
  "working-directory",
  "allow-unsafe-event",
] as const;

export type InputName = (typeof INPUT_NAMES)[number];

const EFFORTS = ["quick", "standard", "thorough"] as const;
const COMMENT_POLICIES = ["always", "changes", "never"] as const;
const MAX_RETENTION_DAYS = 400;

/** What GitHub does not allow in an artifact's name, and control characters. */
const NOT_IN_NAMES = /["/:<>|*?\\\p{Cc}\p{Cs}]/u;

/**
 * Reads every input. Throws one Problem that lists everything that is wrong with them.
 *
 * @param secondsOf seconds of a duration such as "6m"; undefined for anything else
 */
export function readInputs(
  secondsOf: (text: string) => number | undefined,
  read: (name: InputName) => string = getInput,
): ActionInputs {
  const wrong: string[] = [];
  const value = <T>(name: InputName, parse: (text: string) => T | undefined, expected: string): T | undefined => {
    const text = read(name).trim();
    if (text === "") return undefined;
    const parsed = parse(text);
    if (parsed === undefined) wrong.push(`${name}: expected ${expected}, got ${JSON.stringify(text)}`);
    return parsed;
  };
  const workingDirectory = value("working-directory", insidePath, "a folder below the workspace") ?? ".";
  const inputs: ActionInputs = {
    workingDirectory,
    config:
      value("config", (path) => insidePath(join(workingDirectory, path)), "a file below the workspace") ??
      join(workingDirectory, "loadline.yml"),
    mode: value("mode", oneOf(MODES), list(MODES)) ?? "auto",
    part: value("part", parsePart, `a share such as 1/3, of at most ${MOST_PARTS}`),
    effort: value("effort", oneOf(EFFORTS), list(EFFORTS)),
    limitSeconds: value("max-time", secondsOf, 'a duration such as "6m" or "90s"'),
    failOn: value("fail-on", failReasons, `a list of ${list(FAIL_REASONS)}, or none`),
    base: value("base", revision, "a branch, tag or commit"),
    comment: value("comment", oneOf(COMMENT_POLICIES), list(COMMENT_POLICIES)) ?? "always",
    announce: value("announce", yesOrNo, "true or false") ?? false,
    artifactName: value("artifact-name", artifactName, 'up to 100 characters without " / \\ : < > | * ?') ?? "loadline",
    retentionDays: value("retention-days", days, `a whole number from 1 to ${MAX_RETENTION_DAYS}`),
    token: value("github-token", (text) => text, "a token"),
    allowUnsafeEvent: value("allow-unsafe-event", yesOrNo, "true or false") ?? false,
  };
  if (inputs.part !== undefined && (inputs.mode === "judge" || inputs.mode === "report")) {
    wrong.push(`part: a step with mode ${inputs.mode} measures none`);
  }
  if (wrong.length > 0) throw wrongInputs(wrong);
  return inputs;
}

function wrongInputs(wrong: readonly string[]): Problem {
  return new Problem({
    code: "wrong-inputs",
    message: ["The action's inputs are not all usable.", ...wrong].join("\n"),
    hint: "Correct them under `with:` in the workflow.",
    exitStatus: EXIT.usage,
  });
}

function oneOf<T extends string>(allowed: readonly T[]): (text: string) => T | undefined {
  return (text) => allowed.find((each) => each === text);
}

function list(words: readonly string[]): string {
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/** Separated by commas or line breaks; "none" alone for an empty list. */
function failReasons(text: string): readonly FailReason[] | undefined {
  const words = text.split(/[,\n]/).map((word) => word.trim());
  const named = words.filter((word) => word !== "");
  if (named.length === 1 && named[0] === "none") return [];
  const known = FAIL_REASONS.filter((reason) => named.includes(reason));
  return named.every((word) => known.some((reason) => reason === word)) ? known : undefined;
}

function insidePath(text: string): string | undefined {
  const path = join(text).replace(/\/$/, "");
  return isAbsolute(path) || path.split("/")[0] === ".." ? undefined : path;
}

/** Git would take a leading dash for an option. */
function revision(text: string): string | undefined {
  return text.startsWith("-") || /\s/.test(text) ? undefined : text;
}

function artifactName(text: string): string | undefined {
  return text.length <= 100 && !NOT_IN_NAMES.test(text) ? text : undefined;
}

function days(text: string): number | undefined {
  const number = Number(text);
  return /^\d+$/.test(text) && number >= 1 && number <= MAX_RETENTION_DAYS ? number : undefined;
}

function yesOrNo(text: string): boolean | undefined {
  return { true: true, false: false }[text.toLowerCase()];
}
