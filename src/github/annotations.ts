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

/** GitHub shows ten of each level per step, and cuts a message after 4096 characters. */
const MAX_PER_LEVEL = 10;
const MAX_MESSAGE = 4000;

type Print = (message: string, properties: AnnotationProperties) => void;

/** Prints the annotations; of more than ten of a level, the first nine and how many there are. */
export function annotate(
  annotations: readonly Annotation[],
  print: Readonly<Record<Annotation["level"], Print>> = { error, warning, notice },
): void {
  for (const level of ["error", "warning", "notice"] as const) {
    const all = annotations.filter((each) => each.level === level);
    const shown = all.length > MAX_PER_LEVEL ? all.slice(0, MAX_PER_LEVEL - 1) : all;
    for (const { message, title, file, line } of shown) {
      print[level](message.slice(0, MAX_MESSAGE), { title, file, startLine: line });
    }
    if (shown.length < all.length) print[level](`and ${all.length - shown.length} more, see the job's summary`, {});
  }
}
