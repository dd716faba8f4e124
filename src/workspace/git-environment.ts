/** Variables that say how to reach a remote or where the user's settings are; all others of git's own are dropped. */
const KEPT =
  /^GIT_(?:SSH|SSH_COMMAND|SSH_VARIANT|SSL_\w+|ASKPASS|HTTP_\w+|PROXY_\w+|EXEC_PATH|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+))$/;

/** What a runner tells the action and nobody else, its tokens among it. */
const STEPS_OWN = /^(?:INPUT|STATE|ACTIONS)_/i;
/** On one's own machine a credential helper may need GITHUB_TOKEN; in a job git has what the checkout left it. */
const JOBS_OWN = /^(?:INPUT|STATE|ACTIONS|GITHUB)_/i;

/** Variables with settings for git and its children, after the user's own; keys may hold what a `-c` could not. */
export function withSettings(
  variables: NodeJS.ProcessEnv,
  settings: Readonly<Record<string, string>>,
): NodeJS.ProcessEnv {
  const given = Number(variables.GIT_CONFIG_COUNT ?? 0);
  const first = Number.isSafeInteger(given) && given > 0 ? given : 0;
  const entries = Object.entries(settings);
  if (entries.length === 0) return variables;
  const added = entries.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${first + index}`, key],
    [`GIT_CONFIG_VALUE_${first + index}`, value],
  ]);
  return { ...variables, ...Object.fromEntries(added), GIT_CONFIG_COUNT: String(first + entries.length) };
}

/**
 * The caller's variables for a git child: without those that would point it at another repository or index (a hook or
 * an alias may have started us) and the runner's own, in the language whose messages we read, and without questions
 * nobody can answer.
 */
export function gitEnvironment(environment: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv {
  const runners = environment.GITHUB_ACTIONS === "true" ? JOBS_OWN : STEPS_OWN;
  const kept = Object.entries(environment).filter(([name]) =>
    name.startsWith("GIT_") ? KEPT.test(name) : !runners.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    LC_ALL: "C",
    LANGUAGE: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_AUTHOR_NAME: "Loadline",
    GIT_AUTHOR_EMAIL: "loadline@localhost",
    GIT_COMMITTER_NAME: "Loadline",
    GIT_COMMITTER_EMAIL: "loadline@localhost",
  };
}
