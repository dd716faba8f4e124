import { name, type Text } from "./text.ts";

/** The scenario's name, and the request's where the scenario has several. */
export function titleOf({ scenario, request }: { scenario: string; request: string | null }, several: boolean): Text {
  return request === null || !several ? [name(scenario)] : [name(scenario), " › ", name(request)];
}
