import type { Level } from '@/domain/content/guide';

const levelByName: ReadonlyMap<string, Level> = new Map([
  ['beginner', 'beginner'],
  ['beginners', 'beginner'],
  ['intermediate', 'intermediate'],
  ['intermediates', 'intermediate'],
  ['advanced', 'advanced'],
]);

/** The level that a topic names, in any case, one or many; null for a subject. */
export function levelOf(topic: string): Level | null {
  return levelByName.get(topic.trim().toLowerCase()) ?? null;
}
