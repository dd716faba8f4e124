/** Something the reader must know; shown once, as a numbered footnote. */
export interface Warning {
  /** Stable kebab-case name, e.g. "spill" or "fewer-blocks". */
  readonly code: string;
  readonly text: string;
  /** Scenario that it concerns, if one. */
  readonly scenario?: string;
}
