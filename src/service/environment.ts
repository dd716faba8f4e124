import type { App } from "../model/config.ts";
import { fillTemplate, type TemplateValues } from "./template.ts";

/** Where programs, homes, locales and certificates are. Nothing here holds a secret, and nothing changes what a service does. */
const HARMLESS = new Set([
  "PATH",
  "HOME",
  "USER",
  "LOGNAME",
  "SHELL",
  "LANG",
  "LANGUAGE",
  "TZ",
  "TMPDIR",
  "XDG_CACHE_HOME",
  "XDG_CONFIG_HOME",
  "XDG_DATA_HOME",
  "XDG_RUNTIME_DIR",
  "JAVA_HOME",
  "LD_LIBRARY_PATH",
  "DOCKER_HOST",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "NODE_EXTRA_CA_CERTS",
  "REQUESTS_CA_BUNDLE",
  "CURL_CA_BUNDLE",
  "PIP_CERT",
  // GitHub's runner ends whatever still carries it when the job is over.
  "RUNNER_TRACKING_ID",
]);

const LOCALE = /^LC_/;
const RUNNERS_OWN = /^(INPUT_|ACTIONS_|GITHUB_|STATE_|RUNNER_)/i;

/** The variable that every process of a service carries, so that it is found wherever it moved. */
export const MARKER_VARIABLE = "LOADLINE_RUN";

export interface EnvironmentRequest extends TemplateValues {
  readonly caller: NodeJS.ProcessEnv;
  readonly app: Pick<App, "env" | "passEnv">;
  /** Put before what the service has in variables that are lists, and in place of what it has in others. */
  readonly added?: Readonly<Record<string, string>> | undefined;
  /** Of the same length for both arms: the size of the environment shifts a process's stack, and with it its speed. */
  readonly marker: string;
}

/** What of the caller's variables everything of the code under test may have. */
export function harmlessVariables(caller: NodeJS.ProcessEnv): Record<string, string> {
  return inherited(caller, new Set());
}

function inherited(caller: NodeJS.ProcessEnv, passed: ReadonlySet<string>): Record<string, string> {
  const entries = Object.entries(caller).flatMap(([name, value]) =>
    value !== undefined && (HARMLESS.has(name) || LOCALE.test(name) || passed.has(name)) ? [[name, value]] : [],
  );
  return Object.fromEntries(entries);
}

/** Variables that are lists, with what parts their items. */
const LISTS: Readonly<Record<string, string>> = { NODE_OPTIONS: " ", PYTHONPATH: ":" };

/** What the app's commands get, and nothing else of the caller's variables. `app.env` goes before all but the marker. */
export function serviceEnvironment({
  caller,
  app,
  marker,
  added = {},
  ...values
}: EnvironmentRequest): Record<string, string> {
  const set = Object.entries(app.env).map(([name, value]) => [name, fillTemplate(value, values)]);
  const own: Record<string, string> = {
    ...inherited(caller, new Set(app.passEnv)),
    LOADLINE_ARM: values.arm,
    ...(values.port === undefined ? {} : { PORT: String(values.port) }),
    ...Object.fromEntries(set),
    [MARKER_VARIABLE]: marker,
  };
  const joined = Object.entries(added).map(([name, value]) => [name, joinedTo(own[name], value, LISTS[name])]);
  return { ...own, ...Object.fromEntries(joined) };
}

function joinedTo(own: string | undefined, value: string, separator: string | undefined): string {
  return separator === undefined || own === undefined || own === "" ? value : `${value}${separator}${own}`;
}

/** What the user should know about the names in `pass-env`: one sentence each. */
export function passEnvWarnings(caller: NodeJS.ProcessEnv, passEnv: readonly string[]): string[] {
  return passEnv.flatMap((name) => {
    if (caller[name] === undefined) {
      return [`app.pass-env: ${name} is not set here, so the service does not get it`];
    }
    if (RUNNERS_OWN.test(name)) {
      return [`app.pass-env: ${name} belongs to the runner and may be a secret; the code under test can read it`];
    }
    return [];
  });
}
