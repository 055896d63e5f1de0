import { isQuestionId } from '@/domain/content/question-ids';
import { mendKeys, type Report, readMap } from '@/domain/content/read-map';
import { knownKeys, questionEntrySchema } from '@/domain/content/schema';
import { checkTexts } from '@/domain/content/text-rules';
import { entryOf, type YamlMap, type YamlNode } from '@/domain/content/yaml-tree';

/** One entry of `questions`, read; its answer is still a name or a text. */
export type QuestionEntry = {
  readonly node: YamlMap;
  readonly id: string | null;
  readonly text: string;
  readonly answerText: string;
  /** Name of the answer file; null when the answer stands in the entry. */
  readonly answerFile: string | null;
  readonly topics: readonly string[];
  readonly aliases: readonly string[];
};

/** One word that ends in `.md` names a file; anything else is the answer itself. */
const fileName = /^\S+\.md$/;

/** The value of a key, or the whole entry when it has no such key: where a diagnostic points. */
export function placeOf(node: YamlNode, key: string): { readonly start: number; readonly end: number } {
  const found = node.kind === 'map' ? entryOf(node, key) : undefined;
  if (found === undefined) return { start: node.start, end: node.start + 1 };
  return found.value.kind === 'scalar' ? found.value : { start: found.keyStart, end: found.keyEnd };
}

/** Former ids that are well formed, once each; the others are reported. */
export function checkAliases(node: YamlMap, aliases: readonly string[], report: Report): string[] {
  const { start, end } = placeOf(node, 'aliases');
  for (const alias of aliases) {
    if (!isQuestionId(alias))
      report(
        'id/bad-characters',
        'error',
        start,
        end,
        `\`${alias.slice(0, 80)}\` cannot be an id`,
        'Use lower case letters, digits and hyphens, 64 at most.',
      );
  }
  return [...new Set(aliases)].filter(isQuestionId);
}

/** Reads one entry; null when it is no question. */
export function readEntry(node: YamlNode, report: Report): QuestionEntry | null {
  if (node.kind !== 'map') {
    report(
      'schema/type',
      'error',
      node.start,
      Math.max(node.end, node.start + 1),
      'a question must be a map with `question`, `answer` and `topics`',
      'Begin it with `- question:`.',
    );
    return null;
  }
  const { map, guessed } = mendKeys(node, knownKeys.question, report);
  const { data } = readMap(map, questionEntrySchema, report, guessed);
  if (data === null) return null;
  const answer = data.answer.trim();
  const answerFile = fileName.test(answer) ? answer : null;
  checkTexts(map, ['question', 'topics', ...(answerFile === null ? ['answer'] : [])], report);
  const topics = [...new Set(data.topics.filter((topic) => topic !== ''))];
  if (topics.length === 0) {
    const { start, end } = placeOf(map, 'topics');
    report(
      'topic/empty',
      'warning',
      start,
      end,
      'the question has no topic',
      'Add `topics:` with its level, for example Beginner.',
    );
  }
  if (data.id !== null && !isQuestionId(data.id)) {
    const { start, end } = placeOf(map, 'id');
    report(
      'id/bad-characters',
      'error',
      start,
      end,
      `\`${data.id.slice(0, 80)}\` cannot be an id`,
      'Use lower case letters, digits and hyphens, 64 at most.',
    );
  }
  return {
    node: map,
    id: data.id,
    text: data.question,
    answerText: data.answer,
    answerFile,
    topics,
    aliases: checkAliases(map, data.aliases, report),
  };
}
