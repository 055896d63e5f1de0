/** Rules about the choices of one item. */
import type { ItemDraft } from '@/domain/content/items/item-draft';
import { plainKey } from '@/domain/content/items/item-key';
import type { ItemReport } from '@/domain/content/items/item-report';
import type { Choice } from '@/domain/quiz/item';

export type ChoiceDraft = Extract<ItemDraft, { readonly choices: unknown }>;

const mostShown = 8;
/** A key at least this many times as long as the mean stands out. */
const standsOut = 1.5;
const shortestLeak = 4;

const allAbove =
  /^(?:all|both|every one)(?: of)?(?: the| these| those| them)?(?: (?:above|listed|options|choices|answers|statements))?\.?$/i;
const noneAbove =
  /^(?:none|neither|nothing)(?: of)?(?: the| these| those| them)?(?: (?:above|listed|options|choices|answers|statements))?\.?$/i;
const absolute = /\b(?:always|never)\b/i;
const stopWords = new Set([
  'true',
  'false',
  'null',
  'none',
  'both',
  'that',
  'this',
  'with',
  'from',
  'when',
  'they',
  'what',
]);

function hasSame(choices: readonly Choice[], add: ItemReport): boolean {
  const seen = new Map<string, number>();
  let isRepeated = false;
  choices.forEach(({ text }, index) => {
    const key = plainKey(text);
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, index);
    else {
      isRepeated = true;
      const message = `the choice \`${key.slice(0, 60)}\` stands twice`;
      add(
        'quiz/duplicate-choice',
        'error',
        ['choices', index, 'text'],
        message,
        'Change one of the two, or remove it.',
      );
    }
  });
  return isRepeated;
}

/** Reports what makes the item impossible to grade. False when something does. */
export function checkKey({ type, choices }: ChoiceDraft, add: ItemReport): boolean {
  if (choices.length < 2) {
    const message = choices.length === 0 ? 'there is nothing to choose from' : 'there is one choice only';
    add('quiz/too-few-choices', 'error', ['choices'], message, 'Write two at least; four are usual.');
    return false;
  }
  const right = choices.flatMap(({ correct }, index) => (correct ? [index] : []));
  if (right.length === 0) {
    add('quiz/no-correct', 'error', ['choices'], 'no choice is correct', 'Add `correct: true` to the one that is.');
    return false;
  }
  if (type === 'single' && right.length > 1) {
    const second = ['choices', right[1] ?? 0, 'correct'];
    const message = `${right.length} choices of a \`single\` are correct`;
    add('quiz/many-correct-in-single', 'error', second, message, 'Keep one, or write `type: multiple`.');
    return false;
  }
  return !hasSame(choices, add);
}

/** How often a text stands in another one, as whole words. */
function stands(text: string, inside: string): boolean {
  const at = inside.toLowerCase().indexOf(text.toLowerCase());
  if (at < 0) return false;
  const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}_]/u.test(character);
  return !isWord(inside[at - 1]) && !isWord(inside[at + text.length]);
}

/** Whether a key could be told from the prompt alone. */
export function leaks(key: string, prompt: string): boolean {
  const plain = plainKey(key);
  return (
    plain.length >= shortestLeak &&
    /\p{L}{3}/u.test(plain) &&
    !stopWords.has(plain.toLowerCase()) &&
    stands(plain, prompt)
  );
}

function checkLeak({ choices }: ChoiceDraft, prompt: string, add: ItemReport): void {
  const index = choices.findIndex(({ correct, text }) => correct && leaks(text, prompt));
  if (index < 0) return;
  const key = plainKey(choices[index]?.text ?? '');
  const isShared = ({ correct, text }: Choice) => !correct && (leaks(text, prompt) || stands(key, plainKey(text)));
  if (choices.some(isShared)) return;
  const message = 'the prompt has the key in its own words, and no distractor';
  add(
    'quiz/answer-leak',
    'warning',
    ['choices', index, 'text'],
    message,
    'Ask in other words, or let a distractor share them.',
  );
}

/** Index of the key when it is the longest choice and no other is as long; -1 otherwise. */
export function longestKey(choices: readonly Choice[]): number {
  const lengths = choices.map(({ text }) => [...plainKey(text)].length);
  const longest = Math.max(...lengths);
  const index = lengths.indexOf(longest);
  return lengths.lastIndexOf(longest) === index && choices[index]?.correct === true ? index : -1;
}

function checkLength({ choices }: ChoiceDraft, add: ItemReport): void {
  const index = longestKey(choices);
  const length = (choice: Choice | undefined) => [...plainKey(choice?.text ?? '')].length;
  const mean = choices.reduce((sum, choice) => sum + length(choice), 0) / choices.length;
  if (index < 0 || length(choices[index]) < standsOut * mean) return;
  const message = 'the key is by far the longest choice, which gives it away';
  add(
    'quiz/longest-correct',
    'info',
    ['choices', index, 'text'],
    message,
    'Shorten it, or make a distractor as careful.',
  );
}

function checkWords({ choices }: ChoiceDraft, add: ItemReport): void {
  choices.forEach(({ text }, index) => {
    const path = ['choices', index, 'text'];
    const plain = plainKey(text);
    if (allAbove.test(plain) && /\s/.test(plain))
      add(
        'quiz/all-of-the-above',
        'warning',
        path,
        `\`${plain}\` is right as soon as two choices are`,
        'Ask with `type: multiple`.',
      );
    else if (noneAbove.test(plain) && /\s/.test(plain))
      add(
        'quiz/none-of-the-above',
        'info',
        path,
        `\`${plain}\` tests what is not so`,
        'Name the right answer, unless that there is none is the point.',
      );
  });
  if (choices.some(({ correct, text }) => correct && absolute.test(text))) return;
  const index = choices.findIndex(({ text }) => absolute.test(text));
  if (index >= 0) {
    const message = 'only distractors say `always` or `never`, which gives them away';
    add('quiz/absolutes', 'info', ['choices', index, 'text'], message, 'Say it without, or let the key say it too.');
  }
}

/** Reports what makes the item easier than it is meant to be. `prompt` is what is asked, in plain text. */
export function checkChoices(item: ChoiceDraft, prompt: string, add: ItemReport): void {
  const { type, choices } = item;
  if (choices.length > mostShown) {
    const message = `${choices.length} choices are more than anybody compares`;
    add('quiz/too-many-choices', 'warning', ['choices'], message, `Keep ${mostShown} at most.`);
  }
  if (choices.every(({ correct }) => correct))
    add('quiz/all-correct', 'warning', ['choices'], 'every choice is correct', 'Add a distractor.');
  else checkLeak(item, prompt, add);
  if (type === 'single') checkLength(item, add);
  checkWords(item, add);
}
