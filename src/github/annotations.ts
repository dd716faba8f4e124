import { type AnnotationProperties, error, notice, warning } from "@actions/core";
import type { Annotation } from "../model/annotation.ts";

type Print = (message: string, properties: AnnotationProperties) => void;

/** Prints annotations; GitHub shows ten of each level per step. */
export function annotate(
  annotations: readonly Annotation[],
  print: Readonly<Record<Annotation["level"], Print>> = { error, warning, notice },
): void {
  for (const { level, message, title, file, line } of annotations)
    print[level](message, { title, file, startLine: line });
}
