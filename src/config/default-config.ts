import type { Config } from "../model/config.ts";
import type { Profile } from "../model/profile.ts";
import { parseConfig } from "./parse-config.ts";

/** What a config comes to that says no more than it must, with one scenario of that profile. */
export function defaultConfig(profile: Profile): Config {
  const least = { app: { start: "true" }, scenarios: { default: { profile, request: "GET /" } } };
  const parsed = parseConfig(JSON.stringify(least), "the defaults");
  if (!parsed.ok) throw new Error(`the least config has problems: ${JSON.stringify(parsed.problems)}`);
  return parsed.config;
}
