/** The questions of a guide: entries and answer files put together, with ids. */
import { checkUses, findFile } from '@/domain/content/answer-files';
import type { AnswerFiles, ContentFile } from '@/domain/content/content-file';
import { contentHash, normalisedText } from '@/domain/content/content-hash';
import type { Diagnostic } from '@/domain/content/diagnostic';
import type { Question, QuestionId } from '@/domain/content/guide';
import { buildItems } from '@/domain/content/items/build-items';
import { type AskedItem, checkGuideItems } from '@/domain/content/items/guide-item-rules';
import { levelOf } from '@/domain/content/levels';
import { checkMarkdown } from '@/domain/content/markdown-rules';
import { type ParsedAnswer, parseAnswer } from '@/domain/content/parse-answer';
import { placeOf, type QuestionEntry, readEntry } from '@/domain/content/question-entry';
import { type ChosenId, chooseIds } from '@/domain/content/question-ids';
import type { Report } from '@/domain/content/read-map';
import type { SourceText } from '@/domain/content/source-text';
import type { Broken } from '@/domain/content/yaml-islands';
import { entryOf, type YamlMap, type YamlNode } from '@/domain/content/yaml-tree';

type Input = {
  /** Of the guide. */
  readonly slug: string;
  readonly map: YamlMap;
  readonly source: SourceText;
  readonly report: Report;
  readonly diagnostics: Diagnostic[];
  readonly answers: AnswerFiles;
  /** Entries that YAML could not read. */
  readonly broken: readonly Broken[];
};

/** A question that was written and cannot be shown. */
export type HiddenQuestion = {
  /** Its id, where that much could be read. */
  readonly id: QuestionId | null;
  /** What the author wrote for it in the guide file. */
  readonly source: string;
  /** How many of the questions that are shown stand before it. */
  readonly position: number;
};

export type ParsedQuestions = {
  readonly questions: readonly Question[];
  readonly hidden: readonly HiddenQuestion[];
  /** Names of answer files that a question uses. */
  readonly used: ReadonlySet<string>;
};

type Answered = { readonly file: ContentFile; readonly parsed: ParsedAnswer };
type Slot = {
  readonly start: number;
  readonly question: Question | null;
  readonly id: QuestionId | null;
  readonly source: string;
};

const mostQuestions = 2000;

function questionNodes(map: YamlMap, report: Report): readonly YamlNode[] {
  const list = entryOf(map, 'questions');
  if (list === undefined || list.value.kind === 'null') return [];
  if (list.value.kind !== 'list') {
    report(
      'schema/type',
      'error',
      list.keyStart,
      list.keyEnd,
      '`questions` must be a list',
      'Begin each question with `- question:`.',
    );
    return [];
  }
  const items = list.value.items.flatMap((item) => {
    if (item.kind !== 'list') return item;
    report(
      'schema/type',
      'error',
      item.start,
      item.start + 1,
      'a list inside of the list of questions',
      'Remove one of the two dashes.',
    );
    return item.items;
  });
  if (items.length > mostQuestions) {
    report(
      'schema/value',
      'error',
      list.keyStart,
      list.keyEnd,
      `a guide may have ${mostQuestions} questions at most; those after them are left out`,
      'Split it into several guides.',
    );
  }
  return items.slice(0, mostQuestions);
}

function readAnswer(entry: QuestionEntry, { answers, report, diagnostics }: Input): Answered | null | 'inline' {
  if (entry.answerFile === null) return 'inline';
  const file = findFile(entry.answerFile, answers, placeOf(entry.node, 'answer'), report);
  if (file === null) return null;
  const parsed = parseAnswer(file.path, file.text);
  diagnostics.push(...parsed.diagnostics);
  return { file, parsed };
}

function reportCollision(entry: QuestionEntry, { id, collidesWith }: ChosenId, report: Report): void {
  if (collidesWith === null) return;
  const { start, end } = placeOf(entry.node, entry.id === null ? 'question' : 'id');
  report(
    entry.id === null ? 'slug/collision' : 'id/duplicate',
    'error',
    start,
    end,
    `another question has the id \`${collidesWith}\` already; this one is \`${id}\``,
    'Give it an `id` of its own.',
  );
}

function buildQuestion(
  entry: QuestionEntry,
  id: QuestionId,
  answer: Answered | 'inline',
  { report, source, slug }: Input,
): Question {
  const parsed = answer === 'inline' ? null : answer.parsed;
  const markdown = parsed?.markdown ?? entry.answerText;
  const { start, end } = placeOf(entry.node, 'answer');
  if (markdown.trim() === '')
    report('answer/empty', 'error', start, end, 'the question has no answer', 'Write one, or name a file.');
  // Line numbers inside of a block text depend on its indent and folding: a diagnostic points at where it begins.
  else if (answer === 'inline')
    checkMarkdown(markdown, start, 'answer', (rule, severity, _start, _end, message, help) =>
      report(rule, severity, start, start + 1, message, help),
    );
  return {
    id,
    aliases: [...new Set([...entry.aliases, ...(parsed?.aliases ?? [])])].filter(
      (alias) => alias !== id,
    ) as QuestionId[],
    text: entry.text,
    answer: markdown,
    answerFile: answer === 'inline' ? null : answer.file.path,
    topics: entry.topics,
    level: entry.topics.map(levelOf).find((level) => level !== null) ?? null,
    hints: parsed?.hints ?? [],
    sources: parsed?.sources ?? [],
    items: buildItems(parsed?.items ?? [], { guide: slug, id, text: entry.text }),
    revision: contentHash([normalisedText(entry.text), normalisedText(markdown)]),
    answerHash: contentHash([normalisedText(markdown)]),
    origin:
      answer === 'inline'
        ? { file: source.file, line: source.positionAt(entry.node.start).line }
        : { file: answer.file.path, line: 1 },
  };
}

function inOrder(slots: readonly Slot[]): Pick<ParsedQuestions, 'questions' | 'hidden'> {
  const questions: Question[] = [];
  const hidden: HiddenQuestion[] = [];
  for (const { question, id, source } of [...slots].sort((a, b) => a.start - b.start)) {
    if (question === null) hidden.push({ id, source, position: questions.length });
    else questions.push(question);
  }
  return { questions, hidden };
}

/** All questions of a guide that can be shown, and those that cannot, in the order of the file. */
export function parseQuestions(input: Input): ParsedQuestions {
  const { map, report, source, broken } = input;
  const slots: Slot[] = [];
  const hide = (start: number, end: number, id: QuestionId | null) =>
    slots.push({ start, question: null, id, source: source.text.slice(start, end) });
  for (const { start, end } of broken) hide(start, end, null);
  const entries: QuestionEntry[] = [];
  for (const node of questionNodes(map, report)) {
    const entry = readEntry(node, report);
    if (entry === null) hide(node.start, node.end, null);
    else entries.push(entry);
  }
  const used = checkUses(entries, report);
  const answered = entries.map((entry) => readAnswer(entry, input));
  const items: AskedItem[] = [];
  const ids = chooseIds(
    entries.map((entry, index) => {
      const answer = answered[index];
      const fromFile = answer === 'inline' ? null : (answer?.parsed.id ?? null);
      return { id: entry.id ?? fromFile, text: entry.text, stem: entry.answerFile?.replace(/\.md$/, '') ?? null };
    }),
  );
  entries.forEach((entry, index) => {
    const chosen = ids[index];
    const answer = answered[index];
    if (chosen === undefined || answer === undefined) return;
    reportCollision(entry, chosen, report);
    const { start, end } = entry.node;
    if (answer === null || (answer !== 'inline' && !answer.parsed.isWhole)) hide(start, end, chosen.id);
    else {
      slots.push({ start, question: buildQuestion(entry, chosen.id, answer, input), id: chosen.id, source: '' });
      if (answer !== 'inline') items.push(...answer.parsed.items.map((item) => ({ item, question: entry.text })));
    }
  });
  const { start, end } = placeOf(map, 'questions');
  input.diagnostics.push(...checkGuideItems(items, { file: source.file, range: source.range(start, end) }));
  return { ...inOrder(slots), used };
}
