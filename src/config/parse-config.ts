import type { Config } from "../model/config.ts";
import { completeConfig } from "./complete.ts";
import { configFile } from "./config-file.ts";
import type { ConfigProblem } from "./config-problem.ts";
import { inconsistencies } from "./consistency.ts";
import type { Fault } from "./fault.ts";
import { faultsOf } from "./issues.ts";
import { readYamlDocument, type YamlDocument } from "./yaml-document.ts";

export type ConfigOutcome =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/**
 * Reads a config. Whatever the text, it answers: with the complete config, or with every problem, in the order of the
 * text. `fileName` is only used in messages.
 */
export function parseConfig(text: string, fileName: string): ConfigOutcome {
  const yaml = readYamlDocument(text, fileName);
  if (!yaml.ok) return yaml;
  const { document } = yaml;
  const file = configFile.safeParse(document.value);
  const faults = [...(file.success ? [] : faultsOf(file.error.issues)), ...inconsistencies(document.value)];
  const problems = inOrder([...document.problems, ...locateAll(faults, document)]);
  if (file.success && problems.length === 0) return { ok: true, config: completeConfig(file.data, document) };
  return { ok: false, problems };
}

/** A value that breaks a rule twice, such as a number that is neither whole nor large enough, is told once. */
function locateAll(faults: readonly Fault[], document: YamlDocument): readonly ConfigProblem[] {
  const unique = new Map(faults.map((fault) => [JSON.stringify([fault.path, fault.message]), fault]));
  return [...unique.values()].flatMap((fault) => document.locate(fault) ?? []);
}

function inOrder(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  return problems.toSorted((one, other) => one.line - other.line || one.column - other.column);
}
