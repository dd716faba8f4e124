/** A message at a line of a file, shown in the pull request's diff where that line is part of it. */
export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly title: string;
  /** One line, at most 4,096 characters. */
  readonly message: string;
  /** Path below the repository's root. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}
