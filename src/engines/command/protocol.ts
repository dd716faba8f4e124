import type { Arm } from "../../model/arm.ts";
import type { Stage } from "../../model/load-stage.ts";
import type { Target } from "../../run/ports.ts";
import { isRecord } from "../envelope.ts";
import type { CountCut } from "../equal-counts.ts";
import type { RelaySlice } from "./relay-gate.ts";

/** What the relay is asked to do; `session` is a number of the asker's choice. */
export type RelayCommand = { readonly session: number } & (
  | { readonly kind: "open"; readonly targets: readonly Target[]; readonly timeoutSeconds: number }
  | { readonly kind: "await"; readonly arm: Arm; readonly requests: number; readonly seconds: number }
  | { readonly kind: "slice"; readonly arm: Arm; readonly cut: CountCut; readonly drainSeconds: number }
  | { readonly kind: "whole"; readonly arm: Arm; readonly stages: readonly Stage[]; readonly drainSeconds: number }
  | { readonly kind: "spoil"; readonly arm: Arm; readonly reason: string }
  | { readonly kind: "tools"; readonly pids: readonly number[] }
  | { readonly kind: "close" }
);

/** A port of the relay's. */
export interface RelayPort {
  readonly arm: Arm;
  readonly port: number;
}

/** A slice, with the names that its session had not told before. */
export interface NamedSlice extends RelaySlice {
  readonly names: readonly string[];
}

export type RelayAnswer =
  | { readonly kind: "done" }
  | { readonly kind: "ports"; readonly ports: readonly RelayPort[] }
  | {
      readonly kind: "arrived";
      /** Requests that have come so far. */
      readonly requests: number;
      /** Connections that were made, and what was wrong with what came over them. */
      readonly connections: number;
      readonly notes: readonly string[];
    }
  | { readonly kind: "slice"; readonly slice: NamedSlice };

const COMMANDS = ["open", "await", "slice", "whole", "spoil", "tools", "close"];
const ANSWERS = ["done", "ports", "arrived", "slice"];

/** Both sides come from one build, so what travels between them is recognised rather than validated in full. */
export function isRelayCommand(value: unknown): value is RelayCommand {
  return isRecord(value) && typeof value.session === "number" && COMMANDS.includes(String(value.kind));
}

export function isRelayAnswer(value: unknown): value is RelayAnswer {
  return isRecord(value) && ANSWERS.includes(String(value.kind));
}
