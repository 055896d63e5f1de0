/** Positions are 1-based lines and columns counted from the top of the file; offsets are UTF-16 code units from 0. */
export type Position = { readonly line: number; readonly column: number; readonly offset: number };

export type Range = { readonly start: Position; readonly end: Position };

export type Severity = 'error' | 'warning' | 'info';

/** One thing that an author should know about a file. */
export type Diagnostic = {
  /** `group/name`, stable: `schema/missing`, `answer/missing-file`, `yaml/duplicate-key`. */
  readonly rule: string;
  readonly severity: Severity;
  /** Path relative to the content root, with forward slashes. */
  readonly file: string;
  readonly range: Range;
  /** What is wrong, in one sentence that stands alone. */
  readonly message: string;
  /** What to write instead. */
  readonly help?: string;
};
