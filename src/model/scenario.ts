import type { Arrivals } from "./load-stage.ts";
import type { MetricId } from "./metric.ts";
import type { Profile } from "./profile.ts";

/** An open load: requests arrive whether or not earlier ones were answered. */
export interface Rate {
  readonly perSecond: number;
  readonly arrivals: Arrivals;
  /** Connections that the generator may have to each arm. */
  readonly maxConnections: number;
}

/** Levels of load, each held for a while: users, or requests per second where the scenario has a rate. */
export interface StressPlan {
  /** Ascending, at least two. */
  readonly levels: readonly number[];
  /** Any of them ends the climb. */
  readonly until: readonly Limit[];
  /** Seconds of each level and arm; null: what the time allows. */
  readonly stepSeconds: number | null;
}

/** A crowd that comes and goes. */
export interface SpikePlan {
  /** How many times the load before. */
  readonly times: number;
  readonly beforeSeconds: number;
  readonly peakSeconds: number;
  readonly afterSeconds: number;
}

/** What generates the load. */
export const ENGINES = ["autocannon", "k6", "locust", "command"] as const;
export type EngineId = (typeof ENGINES)[number];

/** Processes that the team starts on its machines, and that come to a master. */
export interface Workers {
  readonly count: number;
  /** Where the master listens for them. */
  readonly host: string;
  readonly port: number;
}

/** A load that the team wrote for its own tool, and that is played unchanged. Its requests are known when they are sent. */
export interface LoadScript {
  /** Its file, below the config's folder; absent where a command is given. */
  readonly file?: string;
  /** A command for `sh -c`, with placeholders such as `{{url}}`; run in the config's folder. */
  readonly command?: string;
  /** Arguments that its tool gets beside Loadline's own. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Of its tasks only those with one of these; empty: all. */
  readonly tags: readonly string[];
  /** The interpreter, by name or path below the config's folder; undefined: the one on PATH. */
  readonly python: string | undefined;
  /** Set where its tool's own workers, on other machines, send the load. */
  readonly workers?: Workers;
  /** Whether the script itself says how many users there are, or at which rate they come. */
  readonly ownUsers?: boolean;
  /** Limits of single requests, by the names under which the script sends them. */
  readonly budgets: Readonly<Record<string, readonly Budget[]>>;
  /** Set before the run: where the config's folder lies in head's worktree, and the texts of the script and of what it imports. */
  readonly found?: { readonly folder: string; readonly texts: Readonly<Record<string, string>> };
}

/** Stands for the requests of a script that has sent none yet. */
export const ANY_REQUEST = "any request";

/** Which response statuses count as success: single statuses (200) and classes ("2xx"). Everything else is an error. */
export type ExpectedStatus = number | `${1 | 2 | 3 | 4 | 5}xx`;

/** A value that is taken from a response and stands for `{{name}}` in later requests of the same user. */
export interface Capture {
  readonly name: string;
  readonly from: "json" | "header" | "cookie";
  /** A path such as "data.0.id" in a JSON body, or the name of a header (in lower case) or cookie. */
  readonly key: string;
}

/** Requests that a user sends one after the other, again and again: a stretch of the scenario's requests. */
export interface Flow {
  readonly name: string;
  /** Its share of the users, against the other flows'. */
  readonly weight: number;
  /** Index of its first request, and how many there are. */
  readonly first: number;
  readonly count: number;
}

/** Values for `{{name}}` by name; each user takes the next row whenever it begins its flow anew. */
export type DataRow = Readonly<Record<string, string>>;

export interface RequestSpec {
  /** Unique within its scenario; by default the method and the path. */
  readonly name: string;
  readonly method: string;
  /** Path and query, beginning with "/". */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Text that was written in the config, or a file below the config's folder, read by the entry before the run. */
  readonly body: { readonly text: string } | { readonly file: string } | undefined;
  readonly expect: readonly ExpectedStatus[];
  readonly capture?: readonly Capture[];
  /** Limits of this request alone, beside those of its scenario and of the service. */
  readonly budgets: readonly Budget[];
}

/** A value that a metric is held against, such as `p95 < 200 ms`. */
export interface Limit {
  readonly metric: MetricId;
  readonly op: "<" | ">";
  /** In the metric's unit: seconds, requests per second, a fraction, bytes. */
  readonly limit: number;
  /** As the user wrote it. */
  readonly text: string;
}

/** An absolute limit on head. */
export interface Budget extends Limit {
  /** 1-based line in the config. */
  readonly line: number;
}

/** Where a budget was written. */
export const BUDGET_LEVELS = ["request", "scenario", "service"] as const;
export type BudgetLevel = (typeof BUDGET_LEVELS)[number];

export interface Scenario {
  readonly name: string;
  readonly profile: Profile;
  readonly engine: EngineId;
  /** At least one; a user sends them in this order, again and again. None where a script sends the load. */
  readonly requests: readonly RequestSpec[];
  /** Set where the load is the team's own file. */
  readonly script?: LoadScript;
  /** Connections that each carry one request at a time (closed loop); where requests arrive at a rate, only to warm up. */
  readonly users: number;
  /** Set where requests arrive at a rate. */
  readonly rate?: Rate;
  /** Set in a stress, spike and soak scenario. */
  readonly stress?: StressPlan;
  readonly spike?: SpikePlan;
  readonly soak?: { readonly seconds: number };
  /** Absent: all requests are one flow. */
  readonly flows?: readonly Flow[];
  /** A file below the config's folder, read by the entry before the run. */
  readonly data?: { readonly file: string } | { readonly rows: readonly DataRow[] };
  /** Seconds that a user waits after each response. */
  readonly thinkSeconds?: number;
  readonly connections: "keep-alive" | "fresh";
  /** Seconds after which a request counts as failed. */
  readonly timeoutSeconds: number;
  /** Metrics that may fail the build. */
  readonly gate: readonly MetricId[];
  /** Complete: the metric's default where the config says nothing. */
  readonly floors: Readonly<Record<MetricId, number>>;
  readonly margins: Readonly<Record<MetricId, number>>;
  readonly budgets: readonly Budget[];
  /** 1-based line of the scenario in the config, for annotations. */
  readonly line: number;
}
