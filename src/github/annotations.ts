import { type AnnotationProperties, error, notice, warning } from "@actions/core";

/** A message at a line of a file, shown in the pull request's diff where that line is part of it. */
export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly title: string;
  readonly message: string;
  /** Path below the repository's root. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

type Print = (message: string, properties: AnnotationProperties) => void;

/** Prints annotations; GitHub shows ten of each level per step. */
export function annotate(
  annotations: readonly Annotation[],
  print: Readonly<Record<Annotation["level"], Print>> = { error, warning, notice },
): void {
  for (const { level, message, title, file, line } of annotations)
    print[level](message, { title, file, startLine: line });
}
