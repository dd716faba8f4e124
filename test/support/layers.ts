/** Folders of src/ that compute and touch nothing. */
export const PURE = ["model", "stats", "config", "plan", "verdict", "history", "profile-diff", "report"];

/** Folder → folders it may import. A file directly in src/ is an entry and may import anything but another entry. */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  stats: [],
  config: ["model", "stats"],
  plan: ["model", "stats"],
  verdict: ["model", "stats", "plan", "config"],
  history: ["model", "stats", "plan", "config"],
  "profile-diff": ["model", "stats"],
  report: ["model"],
  run: PURE,
  service: ["model", "run/ports"],
  workspace: ["model", "run/ports"],
  engines: ["model", "run/ports"],
  profilers: ["model", "run/ports"],
  storage: ["model", "run/ports"],
  host: ["model", "run/ports"],
  github: ["model", "run/ports"],
};

/** Folders that wire things together, as the entries do: folder → wiring folders it may import beside all layers. */
export const WIRING: Readonly<Record<string, readonly string[]>> = {
  compose: [],
  command: ["compose"],
  job: ["compose"],
};
