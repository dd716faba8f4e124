import type { MetricId } from "./metric.ts";

/** The shape of the load. */
export type Profile = "speed" | "load";

/** What generates the load. */
export type EngineId = "autocannon";

/** Which response statuses count as success: single statuses (200) and classes ("2xx"). Everything else is an error. */
export type ExpectedStatus = number | `${1 | 2 | 3 | 4 | 5}xx`;

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
}

/** An absolute limit on head, such as `p95 < 200 ms`. */
export interface Budget {
  readonly metric: MetricId;
  readonly op: "<" | ">";
  /** In the metric's unit: seconds, requests per second, a fraction, bytes. */
  readonly limit: number;
  /** As the user wrote it. */
  readonly text: string;
  /** 1-based line in the config. */
  readonly line: number;
}

export interface Scenario {
  readonly name: string;
  readonly profile: Profile;
  readonly engine: EngineId;
  /** At least one; a user sends them in this order, again and again. */
  readonly requests: readonly RequestSpec[];
  /** Connections that each carry one request at a time (closed loop). */
  readonly users: number;
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
