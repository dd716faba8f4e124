import { z } from "zod";
import type { PartDocument } from "../model/part-document.ts";
import { type DecodedDocument, decodeDocument, encodeDocument } from "./document.ts";
import { listOf, measurement, text } from "./measurement-schema.ts";

const schema = z.object({
  schema: z.literal(1),
  kind: z.literal("part"),
  baseRequests: listOf(z.object({ scenario: text, request: text })).nullable(),
  measurement,
}) satisfies z.ZodType<PartDocument>;

/** The document that one share of a split job stores. */
export function encodePart(document: PartDocument): string {
  return encodeDocument(document, schema);
}

/** Reads what `encodePart` wrote, whoever wrote it. Never throws. */
export function decodePart(document: string): DecodedDocument<PartDocument> {
  const decoded = decodeDocument(document, schema, "a part");
  if (!decoded.ok || decoded.value.measurement.part !== undefined) return decoded;
  return { ok: false, reason: "it does not say which part it is" };
}
