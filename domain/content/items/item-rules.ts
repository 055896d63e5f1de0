/** The rules that one item can break. Those about a whole guide are in guide-item-rules.ts. */
import { checkChoices, checkKey } from '@/domain/content/items/choice-rules';
import type { ItemDraft } from '@/domain/content/items/item-draft';
import { plainKey } from '@/domain/content/items/item-key';
import { type ItemReport, itemReporter, placeAt } from '@/domain/content/items/item-report';
import { checkCloze, checkNumber, checkOrder, checkShort } from '@/domain/content/items/key-rules';
import { checkMarkdown } from '@/domain/content/markdown-rules';
import { proseOf } from '@/domain/content/markdown-text';
import type { Report } from '@/domain/content/read-map';
import { entryOf, type YamlMap } from '@/domain/content/yaml-tree';

const negative =
  /\b(?:[Ww]hich|[Ww]hat|[Ww]ho|[Ww]here)\b[^.?!]{0,200}\b(?:not|except|cannot|never|(?:is|are|was|does|do|did|can|will|would|should)n['’]t)\b/;
const tellingWords = ['correct', 'incorrect', 'distractor'];
const shortestTold = 3;

/** Words of a text as an id would write them. */
function idWords(text: string): string {
  return plainKey(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function keyTexts(item: ItemDraft): readonly string[] {
  switch (item.type) {
    case 'single':
      return item.choices.filter((choice) => choice.correct).map((choice) => choice.text);
    case 'boolean':
      return [String(item.value)];
    case 'short':
      return item.accept;
    case 'number':
      return [String(item.value)];
    default:
      return [];
  }
}

/** Item ids stand in exports and lists that learners may see: one that says the key tells it. */
function checkId(item: ItemDraft, add: ItemReport): void {
  const words = `-${item.id}-`;
  const isTold = keyTexts(item)
    .map(idWords)
    .some((key) => key.length >= shortestTold && words.includes(`-${key}-`));
  const isTelling = isTold || tellingWords.some((word) => words.includes(`-${word}-`));
  if (isTelling)
    add(
      'quiz/telling-id',
      'warning',
      ['id'],
      `the id \`${item.id}\` tells the key`,
      'Name what is asked, not the answer.',
    );
}

function checkTextsOf(item: ItemDraft, map: YamlMap, report: Report): void {
  const check = (markdown: string | null, path: readonly PropertyKey[]) => {
    if (markdown === null) return;
    // Quotes, folds and indents are gone from the text: a diagnostic points at where it begins.
    const { start } = placeAt(map, path);
    checkMarkdown(markdown, 0, 'answer', (rule, severity, _start, _end, message, help) =>
      report(rule, severity, start, start + 1, message, help),
    );
  };
  check(item.prompt, ['prompt']);
  check(item.explanation, ['explanation']);
  item.hints.forEach((hint, index) => {
    check(hint, ['hints', index]);
  });
  if (item.type === 'single' || item.type === 'multiple')
    item.choices.forEach(({ text, explanation }, index) => {
      check(text, ['choices', index, 'text']);
      check(explanation, ['choices', index, 'explanation']);
    });
  if (item.type === 'order')
    item.order.forEach(({ text }, index) => {
      check(text, ['order', index]);
    });
}

/** A negative in a question is read over, unless it is emphasised. */
function checkStem(prompt: string, add: ItemReport): void {
  const plain = proseOf(prompt).text.replace(/(\*\*|__|\*|_)(?=\S)[^*_\n]{1,60}(?<=\S)\1/g, '');
  if (negative.test(plain))
    add(
      'quiz/negative-stem',
      'info',
      ['prompt'],
      'the prompt asks for what is not so',
      'Ask for what is, or write **not** in bold.',
    );
}

/** A key that is to be what the code prints needs code, and a type whose key can be that. */
function checkOutput({ type, code, asksOutput }: ItemDraft, add: ItemReport): void {
  if (!asksOutput) return;
  const rule = 'quiz/output-mismatch';
  if (code === null)
    add(rule, 'error', ['asks'], 'there is no code whose output could be asked', 'Add `code: |`, or remove `asks`.');
  else if (type === 'multiple')
    add(rule, 'error', ['asks'], 'the key of a `multiple` is no output', 'Use another type, or remove `asks`.');
}

function isGradable(item: ItemDraft, map: YamlMap, prompt: string, add: ItemReport): boolean {
  switch (item.type) {
    case 'single':
    case 'multiple':
      return checkKey(item, add);
    case 'boolean':
      return true;
    case 'short':
      return checkShort(item, prompt, add);
    case 'number':
      checkNumber(item, add);
      return true;
    case 'order':
      return checkOrder(item, add);
    case 'cloze': {
      const accept = entryOf(map, 'accept')?.value;
      return checkCloze(item, accept?.kind === 'map' ? accept.entries.map((entry) => entry.key) : [], add);
    }
  }
}

/** Reports what is wrong with an item. False when it cannot be graded. */
export function checkItem(item: ItemDraft, map: YamlMap, report: Report): boolean {
  const add = itemReporter(map, report);
  const prompt = item.prompt ?? '';
  if (!isGradable(item, map, prompt, add)) return false;
  if (item.type === 'single' || item.type === 'multiple') {
    checkChoices(item, prompt, add);
    checkStem(prompt, add);
  }
  if (item.explanation === null)
    add('quiz/no-explanation', 'info', ['type'], 'nobody says why the key is right', 'Add `explanation:`.');
  checkOutput(item, add);
  checkId(item, add);
  checkTextsOf(item, map, report);
  return true;
}
