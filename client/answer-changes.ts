/** What answers say otherwise since they were learned, as the server has kept it: asked once a sitting. */
import { deckIdOf } from '@/domain/decks/deck-name';
import type { ChangedBlock } from '@/domain/review/answer-changes';

export type AnswerChanges = readonly ChangedBlock[] | 'away' | 'not_kept';

const known = new Map<string, Promise<AnswerChanges>>();

async function fetchChanges(path: string): Promise<AnswerChanges> {
  try {
    const response = await fetch(path, { credentials: 'omit' });
    if (response.status === 404) return 'not_kept';
    return response.ok ? ((await response.json()) as { changes: readonly ChangedBlock[] }).changes : 'away';
  } catch {
    return 'away';
  }
}

/** `since` is the hash of the answer that was learned. What could not be fetched is asked again the next time. */
export function answerChanges(guide: string, question: string, since: string): Promise<AnswerChanges> {
  // Cards of one's own decks are written over by the next import.
  if (deckIdOf(guide) !== null) return Promise.resolve('not_kept');
  const path = `/api/v1/answers/changes?${new URLSearchParams({ guide, question, since })}`;
  const asked = known.get(path) ?? fetchChanges(path);
  known.set(path, asked);
  void asked.then((answer) => answer === 'away' && known.delete(path));
  return asked;
}
