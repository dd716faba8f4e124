import { configIdentity, scenarioIdentity } from "../config/identity.ts";
import type { Config } from "../model/config.ts";
import type { Measurement } from "../model/measurement.ts";
import type { LoadScript } from "../model/scenario.ts";
import { loadInWords } from "../plan/load-in-words.ts";
import type { Prepared } from "./prepare.ts";

/** Characters of a command that stand for it; as many as a name may have. */
const MOST_CHARACTERS = 120;

/** The question that a measurement answers: blocks add up where all of it is equal. */
export type Subject = Pick<
  Measurement,
  "effort" | "compare" | "configHash" | "head" | "base" | "baseAbsent" | "scenarios"
>;

interface SubjectInput {
  readonly config: Config;
  readonly prepared: Pick<Prepared, "head" | "base" | "scenarios">;
  readonly baseAbsent: string | null;
}

export function subjectOf({ config, prepared, baseAbsent }: SubjectInput, digest: (text: string) => string): Subject {
  const { sha, label } = prepared.head.checkout;
  const base = prepared.base?.checkout;
  return {
    effort: config.effort,
    compare: config.compare,
    configHash: digest(configIdentity(config)),
    head: { sha, label },
    base: base === undefined || baseAbsent !== null ? null : { sha: base.sha, label: base.label },
    baseAbsent,
    scenarios: prepared.scenarios.map((scenario) => ({
      name: scenario.name,
      profile: scenario.profile,
      engine: scenario.engine,
      users: scenario.users,
      ...loadInWords(scenario),
      requests: scenario.script === undefined ? scenario.requests.map(({ name }) => name) : [nameOf(scenario.script)],
      hash: digest(scenarioIdentity(scenario)),
    })),
  };
}

function nameOf({ file, command = "" }: LoadScript): string {
  return file ?? command.slice(0, MOST_CHARACTERS);
}

/** Why blocks of `found` are no evidence on `wanted`: one clause; undefined where they are. */
export function whyOther(found: Subject, wanted: Subject): string | undefined {
  const other = (what: string, one: string | null, two: string | null) =>
    `another ${what} was measured, ${short(one)} and not ${short(two)}`;
  if (found.head.sha === null || found.head.sha !== wanted.head.sha) {
    return other("head", found.head.sha, wanted.head.sha);
  }
  if (found.base === null && wanted.base !== null) return `there was no base (${found.baseAbsent ?? "none was given"})`;
  if ((found.base?.sha ?? null) !== (wanted.base?.sha ?? null)) {
    return other("base", found.base?.sha ?? null, wanted.base?.sha ?? null);
  }
  if (found.effort !== wanted.effort) return `the effort was ${found.effort} and not ${wanted.effort}`;
  if (found.configHash !== wanted.configHash || found.compare !== wanted.compare) {
    return "the config, the effort or fail-on was another";
  }
  const loads = ({ scenarios }: Subject) => JSON.stringify(scenarios.map(({ name, hash }) => [name, hash]));
  return loads(found) === loads(wanted) ? undefined : "the scenarios sent other requests";
}

function short(sha: string | null): string {
  return sha?.slice(0, 12) ?? "none";
}
