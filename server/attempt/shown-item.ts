/**
 * An item as a browser gets it before the response is in: prompt, code, choices. This file never looks at a key, an
 * explanation or a hint that was not opened; graded-item.ts is the one that does.
 */
import { LRUCache } from 'lru-cache';
import type { ItemWithBody } from '@/db/queries/attempts';
import type { ShownItem } from '@/domain/quiz/attempt-view';
import type { FrozenItem } from '@/domain/quiz/frozen-item';
import { content } from '@/server/content/content';

type Shown = {
  readonly promptHtml: string;
  readonly promptText: string;
  readonly codeHtml: string | null;
  readonly choices: ReadonlyMap<string, string>;
  readonly gaps: readonly string[];
};

/** By version: the same item is shown to many. */
const rendered = new LRUCache<string, Promise<Shown>>({ max: 2000 });

/** One line is inline; a fence, a list or a second paragraph makes it blocks. */
export async function textHtml(
  markdown: string,
  prefix: string,
  frozen: FrozenItem,
): Promise<{ html: string; text: string }> {
  const kind = /\n/.test(markdown.trim()) ? 'answer' : 'inline';
  return content().renderedText({
    markdown: markdown.trim(),
    kind,
    prefix,
    where: `${frozen.guide}/${frozen.question}`,
  });
}

/** A gap is a word while Markdown and colours are made, since both would take `{{a}}` apart. */
const gapWord = (index: number): string => `cairngap${index}end`;

function withWords(text: string, gaps: readonly string[]): string {
  return gaps.reduce((out, name, index) => out.replaceAll(`{{${name}}}`, gapWord(index)), text);
}

function withGaps(html: string, gaps: readonly string[]): string {
  return html.replace(/cairngap(\d+)end/g, (word, index: string) => {
    const name = gaps[Number(index)];
    return name === undefined ? word : `<span data-gap="${name}"></span>`;
  });
}

function choicesOf({ item }: FrozenItem): readonly { readonly id: string; readonly text: string }[] {
  if (item.type === 'order') return item.order;
  return item.type === 'single' || item.type === 'multiple' ? item.choices : [];
}

/** A fence longer than any that the code holds. */
export function fenced(code: string, language: string | null): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language ?? 'text'}\n${code.replace(/\n+$/, '')}\n${fence}`;
}

async function render(frozen: FrozenItem): Promise<Shown> {
  const { item } = frozen;
  const prefix = `item-${item.ref}-`;
  const gaps = item.type === 'cloze' ? item.gaps.map(({ name }) => name) : [];
  const prompt = item.type === 'self' ? null : item.prompt;
  const asked = await textHtml(withWords(prompt ?? frozen.questionText, gaps), prefix, frozen);
  const code = item.type === 'self' ? null : item.code;
  const language = item.type === 'self' ? null : item.language;
  const codeHtml =
    code === null
      ? null
      : withGaps((await textHtml(`${fenced(withWords(code, gaps), language)}\n`, `${prefix}c-`, frozen)).html, gaps);
  const choices = new Map<string, string>();
  for (const { id, text } of choicesOf(frozen)) choices.set(id, (await textHtml(text, `${prefix}${id}-`, frozen)).html);
  return {
    promptHtml: withGaps(asked.html, gaps),
    promptText: asked.text
      .replace(/cairngap\d+end/g, '…')
      .replace(/\s+/g, ' ')
      .trim(),
    codeHtml,
    choices,
    gaps,
  };
}

/** The hints that were opened. */
export async function hintsHtml({ body, hints }: ItemWithBody): Promise<string[]> {
  if (body.item.type === 'self') return [];
  const opened = body.item.hints.slice(0, hints);
  return Promise.all(
    opened.map(async (hint, index) => (await textHtml(hint, `item-${body.item.ref}-h${index}-`, body)).html),
  );
}

/** The self-rated run's answer, which the guide shows to everyone anyway. */
async function answerOf({ body }: ItemWithBody): Promise<string | null> {
  if (body.item.type !== 'self') return null;
  const where = `${body.guide}/${body.question}`;
  const prefix = `item-${body.item.ref}-a-`;
  return (await content().renderedText({ markdown: body.answer ?? '', kind: 'answer', prefix, where })).html;
}

/** Prompt, code and choices as HTML. `version` names this wording. */
export function itemTexts(version: string, frozen: FrozenItem): Promise<Shown> {
  const made = rendered.get(version) ?? render(frozen);
  rendered.set(version, made);
  return made;
}

/** One item of an attempt. */
export async function shownItem(row: ItemWithBody): Promise<ShownItem> {
  const { body, version, ref, position, question, level, topics, shown } = row;
  const { item } = body;
  const { promptHtml, promptText, codeHtml, choices, gaps } = await itemTexts(version, body);
  return {
    ref,
    position,
    type: item.type,
    question,
    level,
    topics,
    promptHtml,
    promptText,
    codeHtml,
    choices: shown.map((id) => ({ id, html: choices.get(id) ?? '' })),
    gaps,
    unit: item.type === 'number' ? item.unit : null,
    hintCount: item.type === 'self' ? 0 : item.hints.length,
    hintsHtml: await hintsHtml(row),
    answerHtml: await answerOf(row),
  };
}
