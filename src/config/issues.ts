import type { z } from "zod";
import { didYouMeanHint } from "./did-you-mean.ts";
import { type ConfigPath, decodeFailure, type Fault } from "./fault.ts";
import { AT_KEY } from "./leaf.ts";
import { shown } from "./shown.ts";

type Issue = z.core.$ZodIssue;

/** What the schema found, as faults; an issue of a union becomes the issues of the shape that was meant. */
export function faultsOf(issues: readonly Issue[], parent: ConfigPath = []): readonly Fault[] {
  return issues.flatMap((issue) => {
    const path = [...parent, ...segments(issue.path)];
    if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(key, path, issue.message));
    if (issue.code === "invalid_union") {
      const meant = issue.errors.find((branch) => branch.length > 0 && !branch.some(isOfAnotherType));
      if (meant !== undefined) return faultsOf(meant, path);
    }
    const at = issue.code === "custom" && issue.params === AT_KEY ? ("key" as const) : ("value" as const);
    return [{ path, at, ...decodeFailure(issue.message) }];
  });
}

/** Whether a branch failed because the value as a whole is something else than the branch is about. */
function isOfAnotherType({ code, path }: Issue): boolean {
  return path.length === 0 && (code === "invalid_type" || code === "invalid_value" || code === "invalid_union");
}

function unknownKey(key: string, path: ConfigPath, known: string): Fault {
  const at = { path: [...path, key], at: "key" } as const;
  const hint = didYouMeanHint(key, known.split(", "));
  return { ...at, message: `expected one of ${known}, got the unknown key ${shown(key)}`, hint };
}

/** Paths of a config have no symbols. */
function segments(path: readonly PropertyKey[]): ConfigPath {
  return path.map((part) => (typeof part === "number" ? part : String(part)));
}
