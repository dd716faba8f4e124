import type { CallProfile } from "../model/call-profile.ts";
import { readCpuProfile } from "./read-cpu-profile.ts";
import { readPprof } from "./read-pprof.ts";
import { readPstats } from "./read-pstats.ts";
import { isPySpy, readPySpy } from "./read-py-spy.ts";
import { attempt, type Reading, within } from "./reading.ts";

/** Reads a profile of any known kind, told apart by how it begins: `.prof` is what both Python's and Go's are called. */
export function readProfile(bytes: Uint8Array): Reading<CallProfile> {
  const [first, second] = bytes;
  if (first === undefined) return { ok: false, reason: "it is empty" };
  // A dictionary of marshal begins like an object of JSON, but its first key is a tuple.
  const tuple = second !== undefined && (second & 0x7f) === 0x29;
  if ((first & 0x7f) === BRACE && (tuple || second === EMPTY_DICTIONARY)) return readPstats(bytes);
  const begin = new TextDecoder().decode(bytes.subarray(0, FIRST_LINE)).trimStart();
  const read = begin.startsWith("{") ? readCpuProfile : isPySpy(begin) ? readPySpy : undefined;
  if (read === undefined) return readPprof(bytes);
  const small = attempt(() => within("bytes", bytes.length));
  return small.ok ? read(new TextDecoder().decode(bytes)) : small;
}

/** Bytes within which the first stack of a text ends. */
const FIRST_LINE = 64 * 1024;
const BRACE = 0x7b;
const EMPTY_DICTIONARY = 0x30;

/** Where Werkzeug's ProfilerMiddleware runs the app: once for each request that it profiles. */
const MIDDLEWARE = { file: /(^|\/)werkzeug\/middleware\/profiler\.py$/, name: "runapp" };

/** Requests that a profile says that it covers; null where it does not. */
export function requestsIn({ functions }: CallProfile): number | null {
  const runs = functions.filter(({ name, file }) => name === MIDDLEWARE.name && MIDDLEWARE.file.test(file ?? ""));
  const calls = runs.reduce((sum, { calls }) => sum + (calls ?? 0), 0);
  return calls > 0 ? calls : null;
}
