/**
 * A graded form of a question, as its author wrote it: prompt, key, and why. Written in the front matter of an answer
 * file under `quiz` (docs/quiz-items.md). Everything here but the prompt, the code and the texts of the choices is
 * secret until the response is in: an item never goes to a browser as it is (attempt-view.ts is what goes).
 */

/** 12 hex digits: the item's name in an attempt's addresses. Says nothing about the key. */
export type ItemRef = string;

/** How the letters of a typed answer are compared. `ignore`: case does not matter; `exact`: it does. */
export type CaseRule = 'ignore' | 'exact';
/** `collapse`: runs of white space count as one space, ends are trimmed; `ignore`: white space does not count; `exact`. */
export type SpacingRule = 'collapse' | 'ignore' | 'exact';

export type Choice = {
  /** 8 hex digits of the author's own id, else of the text: never a position, never a word that tells the key. */
  readonly id: string;
  /** Inline Markdown, or a fence; exactly as written in YAML (`null`, `1.0`, `0x1F`). */
  readonly text: string;
  readonly correct: boolean;
  /** Markdown: why somebody would choose it, and why it is right or wrong. */
  readonly explanation: string | null;
};

export type OrderStep = { readonly id: string; readonly text: string };

export type TextRules = { readonly case: CaseRule; readonly spacing: SpacingRule };

type Shared = {
  /** The author's id within the answer file, else a fingerprint of type, prompt, code and choices. */
  readonly id: string;
  readonly ref: ItemRef;
  /** Markdown; null: the question's own text is asked. Gaps of a cloze are written `{{name}}`. */
  readonly prompt: string | null;
  /** A code block shown under the prompt, with its language (`js`, `sql`, `text`); gaps may stand in it. */
  readonly code: string | null;
  readonly language: string | null;
  /** True when the key is what the code prints: the tests run it (tests/snippets). */
  readonly asksOutput: boolean;
  readonly explanation: string | null;
  readonly hints: readonly string[];
  /** The author's guess, 1 (easy) to 5; null when none was written. */
  readonly difficulty: number | null;
  /** 12 hex digits over all that a learner sees or is graded by. */
  readonly revision: string;
  /** 12 hex digits over type and key alone: item statistics start anew when it changes. */
  readonly keyHash: string;
  /** Where it stands, 1-based. */
  readonly origin: { readonly file: string; readonly line: number };
};

export type Item = Shared &
  (
    | {
        readonly type: 'single' | 'multiple';
        readonly choices: readonly Choice[];
        /** False: the choices keep the order in which they are written. */
        readonly shuffle: boolean;
      }
    | { readonly type: 'boolean'; readonly value: boolean }
    | {
        readonly type: 'short';
        readonly accept: readonly string[];
        /** RE2 syntax, matched against the whole answer; linear in its length. */
        readonly pattern: string | null;
        readonly rules: TextRules;
      }
    | {
        readonly type: 'number';
        readonly value: number;
        /** Greatest distance from `value` that still counts, in the same unit; 0: exactly. */
        readonly tolerance: number;
        /** Shown after the field; may be typed or left out. */
        readonly unit: string | null;
      }
    /** The steps in the right order. */
    | { readonly type: 'order'; readonly order: readonly OrderStep[] }
    | {
        readonly type: 'cloze';
        /** By the gap's name, in the order in which the gaps stand. */
        readonly gaps: readonly { readonly name: string; readonly accept: readonly string[] }[];
        readonly rules: TextRules;
      }
  );

export type ItemType = Item['type'];
