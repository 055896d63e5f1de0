/** Rules about the keys of items without choices. */
import { RE2JS } from 're2js';
import { leaks } from '@/domain/content/items/choice-rules';
import type { ItemDraft } from '@/domain/content/items/item-draft';
import { plainKey } from '@/domain/content/items/item-key';
import type { ItemReport } from '@/domain/content/items/item-report';
import { mostChoices } from '@/domain/content/items/item-schema';
import { nearMiss } from '@/domain/content/near-miss';
import { gapNames } from '@/domain/quiz/gaps';

type Of<Type extends ItemDraft['type']> = Extract<ItemDraft, { readonly type: Type }>;

const longestOpen = 40;
const longestPattern = 500;

/** What is wrong with a pattern in the eyes of RE2; null when nothing is. */
function patternProblem(pattern: string): string | null {
  if (pattern.length > longestPattern) return `is longer than ${longestPattern} characters`;
  try {
    RE2JS.compile(pattern);
    return null;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return `is not RE2: ${said.replace(/\s+/g, ' ').slice(0, 120)}`;
  }
}

export function checkShort({ accept, pattern, asksOutput }: Of<'short'>, prompt: string, add: ItemReport): boolean {
  const problem = pattern === null ? null : patternProblem(pattern);
  if (problem !== null) {
    const help = 'RE2 has no look-around and no back-references. List the forms under `accept` if there are few.';
    add('quiz/regex-unsafe', 'error', ['pattern'], `the pattern ${problem}`, help);
    return false;
  }
  const [first = ''] = accept;
  if (accept.length === 1 && pattern === null && [...first].length > longestOpen) {
    const message = `the only form that counts is ${[...first].length} characters long: hardly anybody types just that`;
    add(
      'quiz/short-answer-open',
      'warning',
      ['accept'],
      message,
      'Ask for a word, list more forms, or use `type: single`.',
    );
  }
  if (!asksOutput && accept.some((form) => leaks(form, prompt)))
    add('quiz/answer-leak', 'warning', ['accept'], 'the prompt says the answer', 'Ask in other words.');
  return true;
}

export function checkNumber({ value, tolerance, asksOutput }: Of<'number'>, add: ItemReport): void {
  if (Number.isInteger(value) || tolerance > 0 || asksOutput) return;
  const message = `\`${value}\` must be met to the last digit`;
  add('quiz/numeric-tolerance', 'warning', ['value'], message, 'Add `tolerance:`, a number or a share such as `1%`.');
}

export function checkOrder({ order }: Of<'order'>, add: ItemReport): boolean {
  if (order.length < 2) {
    add('quiz/too-few-choices', 'error', ['order'], 'there is nothing to put in order', 'Write two steps at least.');
    return false;
  }
  const seen = new Set<string>();
  let isClear = true;
  order.forEach(({ text }, index) => {
    const key = plainKey(text);
    if (seen.has(key)) {
      isClear = false;
      const message = `the step \`${key.slice(0, 60)}\` stands twice, and nobody can tell the two apart`;
      add('quiz/ordering-ties', 'error', ['order', index], message, 'Say what each of the two does.');
    }
    seen.add(key);
  });
  return isClear;
}

export function checkCloze(item: Of<'cloze'>, accepted: readonly string[], add: ItemReport): boolean {
  const rule = 'quiz/cloze-gap-count';
  const where = item.prompt === null ? 'code' : 'prompt';
  const names = gapNames(`${item.prompt ?? ''}\n${item.code ?? ''}`);
  if (names.length === 0) {
    add(rule, 'error', [where], 'there is no gap', 'Write `{{name}}` where something is to be filled in.');
    return false;
  }
  const once = [...new Set(names)];
  if (once.length > mostChoices || accepted.length > mostChoices) {
    const message = `there are more than ${mostChoices} gaps or forms for them`;
    add(rule, 'error', [where], message, 'Make several items of it.');
    return false;
  }
  const twice = once.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined)
    add(rule, 'error', [where], `the gap \`{{${twice}}}\` stands twice`, 'Give each gap a name of its own.');
  const unanswered = item.gaps.filter((gap) => gap.accept.length === 0).map((gap) => gap.name);
  const unused = accepted.filter((name) => !once.includes(name));
  for (const name of unused) {
    const meant = nearMiss(name, unanswered);
    const help =
      meant === null ? `Write \`{{${name}}}\` in the prompt or the code, or remove it.` : `Did you mean \`${meant}\`?`;
    add(rule, 'error', ['accept', name], `there is no gap \`{{${name.slice(0, 60)}}}\``, help);
  }
  const explained = unused.map((name) => nearMiss(name, unanswered));
  for (const name of unanswered.filter((each) => !explained.includes(each)))
    add(
      rule,
      'error',
      ['accept'],
      `the gap \`{{${name}}}\` has no accepted form`,
      `Add \`${name}:\` under \`accept\`.`,
    );
  return twice === undefined && unanswered.length === 0 && unused.length === 0;
}
