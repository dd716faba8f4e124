import type { Scenario } from "../model/scenario.ts";

/** The load as a report says it, where it is not a number of users that stays the same. */
export function loadInWords({ rate, users, stress, spike, soak, script }: Scenario): { readonly load?: string } {
  // An iteration of a script may send any number of requests.
  const unit = rate === undefined ? "users" : script === undefined ? "requests/s" : "iterations/s";
  const arrivals = rate === undefined || rate.arrivals === "constant" ? "" : `, ${rate.arrivals} arrivals`;
  const level = rate?.perSecond ?? users;
  if (stress !== undefined) return { load: `${stress.levels[0]} to ${stress.levels.at(-1)} ${unit}${arrivals}` };
  if (spike !== undefined) {
    return { load: `${level} ${unit}, ${level * spike.times} for ${spike.peakSeconds} s${arrivals}` };
  }
  if (soak !== undefined) return { load: `${level} ${unit} for ${soak.seconds} s${arrivals}` };
  return rate === undefined ? {} : { load: `${level} ${unit}${arrivals}` };
}
