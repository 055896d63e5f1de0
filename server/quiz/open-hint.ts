import type { Database } from '@/db/database';
import { type Owner, saveHints } from '@/db/queries/attempts';
import { findOwnItem } from '@/db/queries/save-response';
import { done, failed, type Result } from '@/domain/shared/result';
import { hintsHtml } from '@/server/attempt/shown-item';

/** Opens the first `count` hints of an item and notes it: a response after a hint is not an unaided one. */
export async function openHint(
  db: Database,
  given: { readonly attemptId: string; readonly ref: string; readonly owner: Owner; readonly count: number },
): Promise<Result<{ readonly hintsHtml: readonly string[] }, 'not_found' | 'not_practice' | 'no_such_hint'>> {
  const { attemptId, ref, count } = given;
  const found = await findOwnItem(db, given);
  if (found === null) return failed('not_found');
  const { attempt, row } = found;
  if (attempt.mode !== 'practice') return failed('not_practice');
  const { item } = row.body;
  if (item.type === 'self' || count > item.hints.length) return failed('no_such_hint');
  if (attempt.submittedAt === null && row.credit === null) await saveHints(db, { attemptId, ref, hints: count });
  return done({ hintsHtml: await hintsHtml({ ...row, hints: Math.max(count, row.hints) }) });
}
