import type { Scenario } from "../model/scenario.ts";
import { asWritten, placed } from "./complete-text.ts";
import type { DecodedFile } from "./config-file.ts";
import type { ConfigPath } from "./fault.ts";
import type { YamlDocument } from "./yaml-document.ts";

/** Where a master listens if the config says nothing: on this machine alone. */
export const MASTER = { host: "127.0.0.1", port: 5557 };

/** The script that a scenario names; nothing where the config itself says what is sent. */
export function completeScript(
  file: DecodedFile["scenarios"][string],
  path: ConfigPath,
  document: YamlDocument,
): Pick<Scenario, "script"> {
  if (file.file === undefined && file.command === undefined) return {};
  const budgets = Object.entries(file["request-budgets"]).map(([name, own]) => {
    return [name, placed(own, [...path, "request-budgets", name], document)];
  });
  return {
    script: {
      ...(file.file === undefined ? {} : { file: file.file }),
      ...(file.command === undefined ? {} : { command: file.command }),
      args: file.args,
      env: asWritten(file.env, [...path, "env"], document),
      tags: [...new Set(file.tags)],
      python: file.python,
      ...(file.workers === undefined ? {} : { workers: { count: file.workers, ...(file.master ?? MASTER) } }),
      ...(leavesUsers(file) ? { ownUsers: true } : {}),
      budgets: Object.fromEntries(budgets),
    },
  };
}

/** A k6 script knows its own load; a config that says another, or a profile that needs another, comes first. */
function leavesUsers({ engine, users, profile }: DecodedFile["scenarios"][string]): boolean {
  return engine === "k6" && users === undefined && profile !== "speed" && profile !== "stress";
}
