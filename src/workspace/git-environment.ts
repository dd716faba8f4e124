/** Variables that say how to reach a remote or where the user's settings are; all others of git's own are dropped. */
const KEPT =
  /^GIT_(?:SSH|SSH_COMMAND|SSH_VARIANT|SSL_\w+|ASKPASS|HTTP_\w+|PROXY_\w+|EXEC_PATH|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+))$/;

/**
 * The caller's variables for a git child: without those that would point it at another repository or index (a hook or
 * an alias may have started us), in the language whose messages we read, and without questions nobody can answer.
 */
export function gitEnvironment(environment: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !name.startsWith("GIT_") || KEPT.test(name));
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
