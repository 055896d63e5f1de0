/** The names and fingerprints of items. */
import { createHash } from 'node:crypto';
import { contentHash, normalisedText } from '@/domain/content/content-hash';
import type { ItemContent } from '@/domain/content/items/item-draft';
import { comparable } from '@/domain/grading/typed-answer';
import type { TextRules } from '@/domain/quiz/item';

/** 8 hex digits of a text: says nothing to anybody who does not have the text already. */
export function opaqueId(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** Emphasis around words, not the stars and lines of `a * b` and `snake_case`. */
const emphasis = /(?<![\w*])(\*\*|__|\*|_)(?=\S)([^*\n]{1,60}?)(?<=\S)\1(?![\w*])/g;
/** Longer texts keep their marks: nobody writes such a choice twice with other formatting. */
const longestEmphasised = 400;

/** How long the run of a character is at the start of a text, or at its end. */
function runLength(text: string, mark: string, from: 'start' | 'end'): number {
  let length = 0;
  while (length < text.length && text[from === 'start' ? length : text.length - 1 - length] === mark) length += 1;
  return length;
}

function fenceInside(text: string): string | null {
  const mark = text.startsWith('~') ? '~' : '`';
  const length = runLength(text, mark, 'start');
  const opened = text.indexOf('\n') + 1;
  const closing = text.lastIndexOf('\n') + 1;
  if (length < 3 || opened === 0) return null;
  const last = text.slice(closing).trim();
  if (last.length < length || last !== mark.repeat(last.length)) return null;
  return text.slice(opened, Math.max(opened, closing - 1));
}

/** A text without the code marks around the whole of it; null when there are none. One pass, whatever the text. */
function codeInside(text: string): { code: string; isFence: boolean } | null {
  const trimmed = text.trim();
  const fenced = fenceInside(trimmed);
  if (fenced !== null) return { code: fenced, isFence: true };
  const length = runLength(trimmed, '`', 'start');
  if (length === 0 || trimmed.length <= 2 * length || runLength(trimmed, '`', 'end') !== length) return null;
  const inside = trimmed.slice(length, -length);
  // `a` and `b`: two spans, not one around the whole.
  if (inside.includes('`'.repeat(length))) return null;
  return { code: /^ .* $/s.test(inside) ? inside.slice(1, -1) : inside, isFence: false };
}

/** A choice's text without the code marks around the whole of it: `[1]` in backticks and in a fence is the same. */
export function withoutCodeMarks(text: string): string {
  return codeInside(text)?.code ?? text.trim();
}

/** Without the spaces that nobody sees. */
function withoutLineEnds(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/**
 * A text as a learner sees it: formatting does not change it. Emphasis, code marks and runs of white space do not count,
 * but for white space inside of a fence. Letters keep their case.
 */
export function plainKey(text: string): string {
  const code = codeInside(text);
  if (code?.isFence === true) return withoutLineEnds(code.code).normalize('NFC');
  const plainText = text.length > longestEmphasised ? text : text.replace(emphasis, '$2');
  const bare = code?.code ?? plainText.replaceAll('`', '');
  const plain = bare.replace(/\s+/g, ' ').trim().normalize('NFC');
  return plain === '' ? text : plain;
}

function formKeys(forms: readonly string[], rules: TextRules): string[] {
  return [...new Set(forms.map((form) => comparable(form, rules)))].sort();
}

function keyParts(item: ItemContent): string[] {
  switch (item.type) {
    case 'single':
    case 'multiple':
      return item.choices
        .filter((choice) => choice.correct)
        .map((choice) => plainKey(choice.text))
        .sort();
    case 'boolean':
      return [String(item.value)];
    case 'short':
      return [item.rules.case, item.rules.spacing, item.pattern ?? '', ...formKeys(item.accept, item.rules)];
    case 'number':
      return [String(item.value), String(item.tolerance), item.unit ?? ''];
    case 'order':
      return item.order.map((step) => plainKey(step.text));
    case 'cloze':
      return [
        item.rules.case,
        item.rules.spacing,
        ...item.gaps.flatMap(({ name, accept }) => [`{${name}}`, ...formKeys(accept, item.rules)]),
      ];
  }
}

/** 12 hex digits over type and key alone. */
export function keyHashOf(item: ItemContent): string {
  return contentHash([item.type, ...keyParts(item)]);
}

/** What is chosen among or put in order, as it is shown; empty for other types. The order of steps tells the key. */
function shownTexts(item: ItemContent): readonly string[] {
  if (item.type === 'single' || item.type === 'multiple') return item.choices.map((choice) => choice.text);
  return item.type === 'order' ? item.order.map((step) => step.text).sort() : [];
}

/** 12 hex digits of type, prompt, code and choices: the id of an item that has none. */
export function fingerprintOf(item: ItemContent): string {
  return contentHash([item.type, item.prompt ?? '', item.code ?? '', ...shownTexts(item)]);
}

/** What is asked, whatever its formatting and the order of its choices: two items that share it are the same question. */
export function askedKey(item: ItemContent, question: string): string {
  const shown = shownTexts(item).map(plainKey).sort();
  return contentHash([normalisedText(item.prompt ?? question), item.code ?? '', ...shown]);
}

/** 12 hex digits over all that a learner sees or is graded by. `question` is what is asked when there is no prompt. */
export function revisionOf(item: ItemContent, question: string): string {
  const { id: _id, origin: _origin, difficulty: _difficulty, ...seen } = item;
  return contentHash([JSON.stringify({ ...seen, prompt: item.prompt ?? question })]);
}
