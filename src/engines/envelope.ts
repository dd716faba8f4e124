/** A question to the generator's process. */
export interface Question {
  readonly id: number;
  readonly body: unknown;
}

/** What comes back for a question: signs of life while it is worked on, then its answer. */
export type Reply =
  | { readonly id: number; readonly kind: "alive" }
  | { readonly id: number; readonly kind: "answer"; readonly body: unknown };

export function isQuestion(value: unknown): value is Question {
  return isRecord(value) && typeof value.id === "number" && "body" in value;
}

export function isReply(value: unknown): value is Reply {
  if (!isRecord(value) || typeof value.id !== "number") return false;
  return value.kind === "alive" || (value.kind === "answer" && "body" in value);
}

/** Whether it is an object whose fields can be asked for. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
