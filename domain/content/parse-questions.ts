import type { Diagnostic } from '@/domain/content/diagnostic';
import type { Question, QuestionId } from '@/domain/content/guide';
import { contentHash, normalisedText } from '@/domain/content/content-hash';
import { levelOf } from '@/domain/content/levels';
import { checkMarkdown } from '@/domain/content/markdown-rules';
import { nearMiss } from '@/domain/content/near-miss';
import { type ParsedAnswer, parseAnswer } from '@/domain/content/parse-answer';
import type { ContentFile } from '@/domain/content/parse-guide';
import { chooseIds, isQuestionId } from '@/domain/content/question-ids';
import { type Report, readMap, reportCutText, reportUnknownKeys } from '@/domain/content/read-map';
import { knownKeys, questionEntrySchema } from '@/domain/content/schema';
import type { SourceText } from '@/domain/content/source-text';
import { entryOf, type YamlMap, type YamlNode } from '@/domain/content/yaml-tree';

type Input = {
  readonly map: YamlMap;
  readonly source: SourceText;
  readonly report: Report;
  readonly diagnostics: Diagnostic[];
  readonly answerFiles: ReadonlyMap<string, ContentFile>;
  readonly ending: string | null;
};

type Entry = {
  readonly node: YamlMap;
  readonly id: string | null;
  readonly text: string;
  readonly answerText: string;
  readonly answerFile: string | null;
  readonly topics: readonly string[];
  readonly aliases: readonly string[];
};

const mostQuestions = 2000;
/** One word that ends in `.md` names a file; anything else is the answer itself. */
const fileName = /^\S+\.md$/;

function placeOf(node: YamlMap, key: string): YamlNode {
  return entryOf(node, key)?.value ?? node;
}

function readEntry(node: YamlNode, report: Report): Entry | null {
  if (node.kind !== 'map') {
    report('schema/type', 'error', node.start, node.end, 'a question must be a map with `question`, `answer` and `topics`');
    return null;
  }
  reportUnknownKeys(node, knownKeys.question, report);
  for (const { key, value } of node.entries) if (key !== 'answer' || value.kind === 'scalar') reportCutText(value, report);
  const read = readMap(node, questionEntrySchema, report);
  if (read === null) return null;
  const answer = read.answer.trim();
  const topics = [...new Set(read.topics.filter((topic) => topic !== ''))];
  const place = placeOf(node, 'topics');
  if (topics.length === 0) report('topic/empty', 'warning', place.start, Math.min(place.end, place.start + 1), 'the question has no topic', 'Add `topics:` with its level, for example Beginner.');
  if (read.id !== null && !isQuestionId(read.id)) {
    const at = placeOf(node, 'id');
    report('id/bad-characters', 'error', at.start, at.end, `\`${read.id}\` cannot be an id`, 'Use lower case letters, digits and hyphens, 64 at most.');
  }
  return { node, id: read.id, text: read.question, answerText: read.answer, answerFile: fileName.test(answer) ? answer : null, topics, aliases: read.aliases };
}

/** The answer file that an entry names, or null with a report of why it is not to be had. */
function findAnswer(entry: Entry, answerFiles: Input['answerFiles'], report: Report): ContentFile | null {
  const name = entry.answerFile ?? '';
  const { start, end } = placeOf(entry.node, 'answer');
  if (/[/\\]|\.\./.test(name)) {
    report('answer/escapes-root', 'error', start, end, `\`${name}\` is not a plain file name`, 'Name a file of the folder `content` beside this file.');
    return null;
  }
  const file = answerFiles.get(name);
  if (file === undefined) {
    const names = [...answerFiles.keys()];
    const otherCase = names.find((each) => each.toLowerCase() === name.toLowerCase());
    if (otherCase !== undefined) report('answer/case-mismatch', 'error', start, end, `there is no \`${name}\`, but \`${otherCase}\``, 'Write the name as the file has it: capital letters count on most servers.');
    else {
      const meant = nearMiss(name, names);
      report('answer/missing-file', 'error', start, end, `there is no file \`content/${name}\``, meant === null ? 'Add the file, or write the answer here.' : `Did you mean \`${meant}\`?`);
    }
    return null;
  }
  if (file.text === null) {
    report(file.problem?.rule ?? 'file/unreadable', 'error', start, end, file.problem?.message ?? `\`${name}\` could not be read`, file.problem?.help);
    return null;
  }
  return file;
}

function reportFiles(entries: readonly Entry[], { answerFiles, ending, report, diagnostics, map }: Input): void {
  const uses = new Map<string, number>();
  for (const { answerFile, node } of entries) {
    if (answerFile === null) continue;
    const count = (uses.get(answerFile) ?? 0) + 1;
    uses.set(answerFile, count);
    const place = placeOf(node, 'answer');
    if (count === 2) report('answer/same-file-twice', 'warning', place.start, place.end, `\`${answerFile}\` answers two questions, so its name cannot be their id`, 'Give both an `id`.');
  }
  if (ending !== null && answerFiles.get(ending)?.text == null) {
    const place = placeOf(map, 'ending');
    report('answer/missing-file', 'error', place.start, place.end, `there is no file \`content/${ending}\``, 'Add the file, or remove `ending`.');
  }
  for (const [name, file] of answerFiles) {
    if (uses.has(name) || name === ending) continue;
    const start = { line: 1, column: 1, offset: 0 };
    diagnostics.push({ rule: 'answer/orphan-file', severity: 'warning', file: file.path, range: { start, end: start }, message: 'no question uses this file', help: 'Name it as an `answer`, or remove it.' });
  }
}

function wellFormedAliases(aliases: readonly string[]): QuestionId[] {
  return [...new Set(aliases)].filter(isQuestionId);
}

/** All questions of a guide that can be shown, with ids. `hiddenCount` counts those that were written and cannot. */
export function parseQuestions(input: Input): { questions: Question[]; ending: string | null; hiddenCount: number } {
  const { map, report, diagnostics, answerFiles, source } = input;
  const list = entryOf(map, 'questions');
  if (list !== undefined && list.value.kind !== 'list' && list.value.kind !== 'null') {
    report('schema/type', 'error', list.keyStart, list.keyEnd, '`questions` must be a list', 'Begin each question with `- question:`.');
  }
  const nodes = list?.value.kind === 'list' ? list.value.items : [];
  if (nodes.length > mostQuestions && list !== undefined) report('schema/value', 'error', list.keyStart, list.keyEnd, `a guide may have ${mostQuestions} questions at most`, 'Split it into several guides.');
  const entries = nodes.slice(0, mostQuestions).flatMap((node) => readEntry(node, report) ?? []);
  reportFiles(entries, input);
  const stemOf = (name: string | null) => (name === null ? null : name.slice(0, -'.md'.length));
  const answers = new Map<Entry, { file: ContentFile; parsed: ParsedAnswer } | null>();
  for (const entry of entries) {
    if (entry.answerFile === null) continue;
    const file = findAnswer(entry, answerFiles, report);
    answers.set(entry, file === null ? null : { file, parsed: parseAnswer(file.path, file.text ?? '') });
  }
  const ids = chooseIds(entries.map((entry) => ({ id: entry.id ?? answers.get(entry)?.parsed.id ?? null, text: entry.text, stem: stemOf(entry.answerFile) })));
  const questions: Question[] = [];
  let hiddenCount = nodes.length - entries.length;
  entries.forEach((entry, index) => {
    const chosen = ids[index];
    const answer = answers.get(entry);
    if (chosen === undefined) return;
    if (chosen.collidesWith !== null) {
      const place = placeOf(entry.node, entry.id === null ? 'question' : 'id');
      report(entry.id === null ? 'slug/collision' : 'id/duplicate', 'error', place.start, place.end, `another question has the id \`${chosen.collidesWith}\` already; this one is \`${chosen.id}\``, 'Give it an `id` of its own.');
    }
    if (answer !== undefined && answer !== null) diagnostics.push(...answer.parsed.diagnostics);
    if (answer === null || answer?.parsed.isWhole === false) {
      hiddenCount += 1;
      return;
    }
    const markdown = answer?.parsed.markdown ?? entry.answerText;
    const place = placeOf(entry.node, 'answer');
    if (markdown.trim() === '') report('answer/empty', 'warning', place.start, Math.min(place.end, place.start + 1), 'the question has no answer', 'Write one, or name a file.');
    if (answer === undefined) checkMarkdown(markdown, place.start, 'answer', (rule, severity, _start, _end, message, help) => report(rule, severity, place.start, place.start + 1, message, help));
    questions.push({
      id: chosen.id,
      aliases: wellFormedAliases([...entry.aliases, ...(answer?.parsed.aliases ?? [])]),
      text: entry.text,
      answer: markdown,
      answerFile: answer?.file.path ?? null,
      topics: entry.topics,
      level: entry.topics.map(levelOf).find((level) => level !== null) ?? null,
      hints: answer?.parsed.hints ?? [],
      sources: answer?.parsed.sources ?? [],
      revision: contentHash([normalisedText(entry.text), normalisedText(markdown)]),
      origin: answer === undefined ? { file: source.file, line: source.positionAt(entry.node.start).line } : { file: answer.file.path, line: 1 },
    });
  });
  const endingFile = input.ending === null ? undefined : answerFiles.get(input.ending);
  const ending = endingFile?.text == null ? null : parseAnswer(endingFile.path, endingFile.text).markdown;
  return { questions, ending, hiddenCount };
}
