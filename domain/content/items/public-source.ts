/**
 * An answer file as anybody may read it: without its graded items, whose keys stand in the front matter. Only keys that
 * are known to be public are kept, each exactly as far as its value goes, so that neither a mistake in the file nor a
 * comment can carry an item along. Front matter that has any mistake is left out whole.
 */
import { readFrontMatter } from '@/domain/content/read-front-matter';
import { knownKeys } from '@/domain/content/schema';

const publicKeys = ['id', 'aliases', 'revision', 'hints', 'sources'];

/** The public part of an answer file's text; null when nothing of it is certain to be public. */
export function publicSource(text: string): string | null {
  let problems = 0;
  const count = () => {
    problems += 1;
  };
  const read = readFrontMatter(text, count, { lists: [], isRequired: false, knownKeys: knownKeys.answer });
  if (read.isUnusable) return null;
  if (read.map === null || problems > 0) return read.body;
  const kept = read.map.entries
    .filter(({ key, keyStart }) => publicKeys.includes(key) && /[\r\n]/.test(text[keyStart - 1] ?? ''))
    .map(({ keyStart, value }) => text.slice(keyStart, value.end).trimEnd());
  return kept.length === 0 ? read.body : `---\n${kept.join('\n')}\n---\n${read.body}`;
}
