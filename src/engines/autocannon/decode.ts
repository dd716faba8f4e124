import { isRecord } from "../envelope.ts";
import type { GatedSlice } from "./gate.ts";
import type { Answer, Command, PlainProblem } from "./protocol.ts";

/** Both sides come from one build, so what travels between them is recognised rather than validated in full. */
export function isCommand(value: unknown): value is Command {
  return (
    isRecord(value) &&
    typeof value.session === "number" &&
    ["open", "slice", "whole", "close"].includes(String(value.kind))
  );
}

/** Undefined when it is no answer of the generator's. */
export function decodeAnswer(value: unknown): Answer | undefined {
  if (!isRecord(value)) return undefined;
  if (value.kind === "done") return { kind: "done" };
  if (value.kind === "slice" && isSlice(value.slice)) return { kind: "slice", slice: value.slice };
  if (value.kind === "problem" && isProblem(value.problem)) return { kind: "problem", problem: value.problem };
  return undefined;
}

function isSlice(value: unknown): value is GatedSlice {
  if (!isRecord(value)) return false;
  const { opened, drained, start, latency, name, ok, status, notes } = value;
  if (!Array.isArray(notes)) return false;
  if (typeof opened !== "number" || typeof drained !== "number") return false;
  if (!(start instanceof Float64Array && latency instanceof Float64Array && ok instanceof Uint8Array)) return false;
  if (!(name instanceof Uint16Array && status instanceof Uint16Array)) return false;
  return [latency, name, ok, status].every(({ length }) => length === start.length);
}

function isProblem(value: unknown): value is PlainProblem {
  return isRecord(value) && typeof value.code === "string" && typeof value.message === "string";
}
