/** The names and fingerprints of items. */
import { createHash } from 'node:crypto';
import { contentHash } from '@/domain/content/content-hash';
import type { ItemDraft } from '@/domain/content/items/item-draft';
import type { TextRules } from '@/domain/quiz/item';

/** 8 hex digits of a text: says nothing to anybody who does not have the text already. */
export function opaqueId(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

const wrapped = /^(`+)\s?([\s\S]*?[^`])\s?\1$/;
const fenced = /^(`{3,}|~{3,})[^\n]*\n([\s\S]*?)\n?\1[ \t]*$/;

/** A choice's text without the code marks around the whole of it: `[1]` in backticks and in a fence is the same. */
export function withoutCodeMarks(text: string): string {
  const trimmed = text.trim();
  return fenced.exec(trimmed)?.[2] ?? wrapped.exec(trimmed)?.[2] ?? trimmed;
}

/** A text that formatting does not change: emphasis, code marks and runs of white space. Letters keep their case. */
export function plainKey(text: string): string {
  const inner = withoutCodeMarks(text);
  const isCode = inner !== text.trim();
  const bare = isCode
    ? inner
    : inner.replace(/(?<![\w*])(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(?![\w*])/g, '$2').replace(/`/g, '');
  const plain = bare.replace(/\s+/g, ' ').trim().normalize('NFC');
  return plain === '' ? text : plain;
}

function formKey(form: string, rules: TextRules): string {
  const spaced = rules.spacing === 'exact' ? form : form.trim().replace(/\s+/g, rules.spacing === 'ignore' ? '' : ' ');
  const composed = spaced.normalize('NFC');
  return rules.case === 'ignore' ? composed.toLowerCase() : composed;
}

function formKeys(forms: readonly string[], rules: TextRules): string[] {
  return [...new Set(forms.map((form) => formKey(form, rules)))].sort();
}

function keyParts(item: ItemDraft): string[] {
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
export function keyHashOf(item: ItemDraft): string {
  return contentHash([item.type, ...keyParts(item)]);
}

/** What is chosen among or put in order, as it is shown; empty for other types. The order of steps tells the key. */
function shownTexts(item: ItemDraft): readonly string[] {
  if (item.type === 'single' || item.type === 'multiple') return item.choices.map((choice) => choice.text);
  return item.type === 'order' ? item.order.map((step) => step.text).sort() : [];
}

/** 12 hex digits of what is asked: the id of an item that has none, and what two equal items share. */
export function fingerprintOf(item: ItemDraft): string {
  return contentHash([item.type, item.prompt ?? '', item.code ?? '', ...shownTexts(item)]);
}

/** 12 hex digits over all that a learner sees or is graded by. `question` is what is asked when there is no prompt. */
export function revisionOf(item: ItemDraft, question: string): string {
  const { id: _id, origin: _origin, place: _place, difficulty: _difficulty, ...seen } = item;
  return contentHash([JSON.stringify({ ...seen, prompt: item.prompt ?? question })]);
}
