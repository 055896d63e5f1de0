import { contentHash } from '@/domain/content/content-hash';
import type { Guide } from '@/domain/content/guide';

/** Content hash of what a reader of the guide sees and is asked. Times and places of files do not count. */
export function editionOf(guide: Omit<Guide, 'edition'>): string {
  const { title, description, body, ending, math, questions } = guide;
  const parts = questions.flatMap(({ id, text, answer, topics, hints, sources, items }) => [
    id,
    text,
    answer,
    topics.join('\n'),
    hints.join('\n'),
    sources.join('\n'),
    items.map((item) => `${item.ref}${item.revision}`).join('\n'),
  ]);
  return contentHash([title, description, body, ending ?? '', String(math), ...parts]);
}
