/** Questions as files of the content folder: a guide and an answer file for each of them. */
import { isMap, isSeq, parseDocument, stringify } from 'yaml';
import { splitFrontMatter } from '@/domain/content/front-matter';
import { done, failed, type Result } from '@/domain/shared/result';
import type { NewQuestion } from '@/server/anki/convert-notes';

/** By path within the guide's folder. */
export type GuideFile = { readonly path: string; readonly text: string };

const yamlStyle = { lineWidth: 0, singleQuote: true } as const;

function entryOf({ id, text, topics, aliases }: NewQuestion): object {
  return { id, question: text, answer: `${id}.md`, topics, ...(aliases.length === 0 ? {} : { aliases }) };
}

export function answerFile({ id, answer, hints, sources }: NewQuestion): GuideFile {
  const header = { ...(hints.length === 0 ? {} : { hints }), ...(sources.length === 0 ? {} : { sources }) };
  const front = Object.keys(header).length === 0 ? '' : `---\n${stringify(header, yamlStyle)}---\n\n`;
  return { path: `content/${id}.md`, text: `${front}${answer}${answer === '' ? '' : '\n'}` };
}

export function newGuideFile(
  group: string,
  title: string,
  questions: readonly NewQuestion[],
  hasMath: boolean,
): GuideFile {
  const header = {
    briefTitle: title,
    briefDescription: 'Questions from an Anki deck',
    title,
    description: `Questions and answers from the Anki deck “${title}”.`,
    ...(hasMath ? { math: true } : {}),
    questions: questions.map(entryOf),
  };
  return { path: `${group}.md`, text: `---\n${stringify(header, yamlStyle)}---\n` };
}

/** The guide's file with more questions at the end of its list. Comments and what stands below stay. */
export function longerGuideFile(
  path: string,
  text: string,
  questions: readonly NewQuestion[],
): Result<GuideFile, 'unreadable'> {
  const split = splitFrontMatter(text);
  if (split.kind !== 'found') return failed('unreadable');
  const document = parseDocument(split.yaml);
  if (document.errors.length > 0 || !isMap(document.contents)) return failed('unreadable');
  const list = document.get('questions');
  const entries = questions.map((question) => document.createNode(entryOf(question)));
  if (isSeq(list)) list.items.push(...entries);
  else if (list === undefined || list === null) document.set('questions', entries);
  else return failed('unreadable');
  const front = document.toString(yamlStyle);
  return done({
    path,
    text: `${text.slice(0, split.yamlStart)}${front}${text.slice(split.yamlStart + split.yaml.length)}`,
  });
}
