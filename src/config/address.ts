import { failed, type Parsed, parsed } from "./parsed.ts";

/** What an editor may check of an IPv4 address; `parseAddress` decides. */
export const ADDRESS_PATTERN = "^\\d{1,3}(\\.\\d{1,3}){3}$";
/** The same with a port. */
export const ENDPOINT_PATTERN = "^\\d{1,3}(\\.\\d{1,3}){3}:\\d{1,5}$";

/** An address and a port on which something listens. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** Reads an IPv4 address of one machine, such as "10.0.0.5". */
export function parseAddress(value: unknown): Parsed<string> {
  const wanted = 'an IPv4 address such as "10.0.0.5"';
  if (typeof value !== "string" || !isAddress(value)) return failed(wanted, value);
  return value === "0.0.0.0" ? failed(wanted, value, "others must be able to reach it") : parsed(value);
}

/** Reads where to listen, such as "10.0.0.5:5557" or "0.0.0.0:5557". */
export function parseEndpoint(value: unknown): Parsed<Endpoint> {
  const [, host = "", digits] = (typeof value === "string" && /^([\d.]+):(\d{1,5})$/.exec(value)) || [];
  const port = Number(digits);
  if (isAddress(host) && port >= 1 && port <= 65_535) return parsed({ host, port });
  return failed('an IPv4 address and a port such as "10.0.0.5:5557"', value);
}

function isAddress(text: string): boolean {
  const parts = text.split(".");
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}
