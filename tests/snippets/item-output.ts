/** What the tests know of items whose key is what their code prints. */
import { withoutCodeMarks } from '@/domain/content/items/item-key';
import type { Item } from '@/domain/quiz/item';

const javascript = /^(?:js|javascript|mjs)$/;

/** The runner of a language; null when there is none, and the output cannot be checked. */
export function runnerOf(language: string | null): 'js' | 'sql' | null {
  if (language === null) return null;
  return javascript.test(language) ? 'js' : /^(?:sql|postgresql|postgres)$/.test(language) ? 'sql' : null;
}

const asking =
  /\b(?:what|which)\b[^.?!\n]{0,100}\b(?:prints?|printed|outputs?|returns?|returned|logs?|logged)\b|\bthe output\b/i;

/** Whether an item shows code that could be run and asks for what it prints, but does not have it checked. */
export function isUnchecked(item: Item): boolean {
  if (item.code === null || item.asksOutput || runnerOf(item.language) === null) return false;
  return asking.test((item.prompt ?? '').replace(/`[^`]*`/g, ''));
}

function lines(text: string): string {
  return text.replace(/[ \t]+$/gm, '').trimEnd();
}

/**
 * The output that the key stands for. A single: its correct choice, without backticks or fence around the whole. A short:
 * its first form. An order: its steps, one a line. A cloze: the first forms of its gaps, one a line. Null for a multiple,
 * whose key is no output.
 */
export function expectedOutput(item: Item): string | null {
  switch (item.type) {
    case 'single':
      return lines(withoutCodeMarks(item.choices.find((choice) => choice.correct)?.text ?? ''));
    case 'boolean':
      return String(item.value);
    case 'short':
      return lines(withoutCodeMarks(item.accept[0] ?? ''));
    case 'number':
      return String(item.value);
    case 'order':
      return item.order.map((step) => lines(withoutCodeMarks(step.text))).join('\n');
    case 'cloze':
      return item.gaps.map((gap) => lines(gap.accept[0] ?? '')).join('\n');
    case 'multiple':
      return null;
  }
}

/** What was printed, in the form of the key: a number is a number however it is written, and `t` is true. */
export function shownOutput(item: Item, printed: string): string {
  const text = lines(printed);
  if (item.type === 'number' && text !== '' && !Number.isNaN(Number(text))) return String(Number(text));
  if (item.type === 'boolean' && /^[tf]$/.test(text)) return text === 't' ? 'true' : 'false';
  return text;
}
