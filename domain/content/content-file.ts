/** A file as the scanner found it; text is null when it could not be taken, and `problem` says why. */
export type ContentFile = {
  /** Relative to the content root, with forward slashes. */
  readonly path: string;
  readonly text: string | null;
  readonly problem: { readonly rule: string; readonly message: string; readonly help: string } | null;
};

/** The files of a guide's folder `content/`. Only those that a question names are ever read. */
export type AnswerFiles = {
  /** File names, without a folder. */
  readonly names: readonly string[];
  /** Path of the folder relative to the content root. */
  readonly folder: string;
  /** The file of that name, or null when there is none. */
  read(name: string): ContentFile | null;
};
