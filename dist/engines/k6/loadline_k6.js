// What k6 is given to run: the team's own script, which it brings in unchanged, as Loadline plays it.
import exec from "k6/execution";
import { enter, watch as keepWatch, leave, session } from "./loadline_gate.js";
import "./loadline_http.js";

// Only now, when its imports of k6/http are those with the gate.
const script = require(session.script);
const {
  vus: _vus,
  duration: _duration,
  iterations: _iterations,
  stages: _stages,
  paused: _paused,
  ...own
} = script.options ?? {};

export const options = { ...own, scenarios: session.scenarios, thresholds: session.thresholds };

export function setup() {
  return script.setup?.();
}

export function teardown(data) {
  return script.teardown?.(data);
}

/** One iteration of the function that the script's scenario names. */
export function play(data) {
  enter();
  let result;
  try {
    result = script[session.functions[exec.scenario.name]](data);
  } catch (error) {
    leave(error);
    return undefined;
  }
  if (typeof result?.then !== "function") return leave();
  return result.then(
    () => leave(),
    (error) => leave(error),
  );
}

export function watch() {
  keepWatch();
}

export function handleSummary({ metrics, root_group: root }) {
  const thresholds = Object.entries(metrics).flatMap(([metric, { type, thresholds: held = {} }]) =>
    Object.entries(held).map(([text, { ok }]) => ({ metric, type, text, ok })),
  );
  const dropped = metrics.dropped_iterations?.values.count ?? 0;
  const summary = { thresholds, checks: checksOf(root), dropped, iterations: metrics.iterations?.values.count ?? 0 };
  console.info(session.token + JSON.stringify({ kind: "summary", ...summary }));
  return {};
}

function checksOf({ checks = [], groups = [] } = {}) {
  return [...checks.filter(({ fails }) => fails > 0).map(({ name }) => name), ...groups.flatMap(checksOf)];
}
