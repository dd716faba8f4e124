import type { Arm } from "../../model/arm.ts";
import type { Slice } from "../../model/sample.ts";
import type { EngineSession, SlicePlan, Target } from "../../run/ports.ts";
import { type CountCut, inEqualCounts } from "../equal-counts.ts";
import type { RequestNames } from "../request-names.ts";
import type { LocustConnection } from "./connection.ts";
import { unpackRows } from "./frames.ts";

export interface SessionParts {
  readonly connection: Pick<LocustConnection, "ask" | "fail">;
  /** Ends what the session began. */
  readonly close: () => Promise<void>;
  readonly targets: readonly Target[];
  readonly plan: SlicePlan;
  readonly names: RequestNames;
}

/** A Locust that plays slices on request. */
export class LocustSession implements EngineSession {
  private readonly parts: SessionParts;
  /** Indexes of the process's own names. */
  private readonly indexes: number[] = [];
  /** Why it can send no more. */
  private over: string | undefined;

  constructor(parts: SessionParts) {
    this.parts = parts;
  }

  async *slices(): AsyncGenerator<Slice, void, undefined> {
    const { targets, plan } = this.parts;
    let sent = 0;
    for await (const slice of inEqualCounts(targets, plan, (pair, arm, cut) => this.slice(pair, arm, cut))) {
      yield slice;
      sent++;
      if (this.over !== undefined && sent % targets.length === 0) return;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.parts.close();
  }

  private async slice(pair: number, arm: Arm, cut: CountCut): Promise<Slice> {
    const { connection, plan, names } = this.parts;
    if (this.over !== undefined) return unsent(pair, arm, names.list, this.over);
    const load = plan.whole === undefined ? cut : { stages: plan.whole.stages };
    const { head, rows } = await connection.ask({ do: "slice", arm, drain: plan.drainSeconds, ...load });
    const { opened, drained, spoiled, names: fresh, notes, over } = head;
    if (typeof opened !== "number" || typeof drained !== "number" || !isTexts(fresh) || !isTexts(notes)) {
      throw connection.fail("sent an answer that is no slice");
    }
    for (const name of fresh) this.indexes.push(names.index(name));
    if (over === true) this.over = String(spoiled);
    const samples = unpackRows(rows, (own) => this.indexes[own] ?? names.index(""));
    const told = [...notes.map((note) => `${arm}: ${note}`), names.note() ?? []].flat();
    return {
      pair,
      arm,
      opened,
      drained,
      ...samples,
      names: names.list,
      ...(typeof spoiled === "string" ? { spoiled } : {}),
      ...(told.length === 0 ? {} : { notes: told }),
    };
  }
}

/** The other half of a pair of which one could not be sent. */
function unsent(pair: number, arm: Arm, names: readonly string[], spoiled: string): Slice {
  return { pair, arm, opened: 0, drained: 0, ...unpackRows(Buffer.alloc(0), () => 0), names, spoiled };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
