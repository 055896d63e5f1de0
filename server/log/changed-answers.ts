/**
 * Cards whose answer says something else since they were reviewed.
 *
 * What was shown at the last review of each card is read from the log once and then followed: a learner with ten thousand
 * cards would else wait for as many look-ups after each rating.
 */
import { LRUCache } from 'lru-cache';
import type { Database } from '@/db/database';
import { listSeenRevisions, listShownAfter, type SeenRevision, type ShownEvent } from '@/db/queries/due';
import type { CardNames } from '@/domain/review/card-names';
import { hasAnswerChanged } from '@/domain/review/shown-revision';

type Seen = { readonly seq: number; readonly byCard: Map<string, SeenRevision> };
type Changed = { readonly of: Seen; readonly version: string; readonly ids: ReadonlySet<string> };

const mostCardsKept = 500_000;
/** So many new events are followed; with more the log is read anew. */
const mostFollowed = 500;
const seenOf = new LRUCache<string, Seen>({ maxSize: mostCardsKept, sizeCalculation: ({ byCard }) => byCard.size + 1 });
const changedOf = new LRUCache<string, Changed>({ max: 10_000 });

const keyOf = ({ guide, question }: { readonly guide: string; readonly question: string }) => `${guide}/${question}`;

/** Null when what has happened since is no plain review: an undo or a reset brings back what was shown before. */
function followed(byCard: ReadonlyMap<string, SeenRevision>, events: readonly ShownEvent[]) {
  const next = new Map(byCard);
  for (const { kind, guide, question, revision, reviewedAt } of events) {
    if (kind === 'undo' || kind === 'reset' || kind === 'forget') return null;
    if (kind !== 'review' || question === null) continue;
    const key = keyOf({ guide, question });
    const before = next.get(key);
    if (before !== undefined && before.reviewedAt > reviewedAt) continue;
    if (revision === null) next.delete(key);
    else next.set(key, { guide, question, revision, reviewedAt });
  }
  return next;
}

async function loadSeen(db: Database, { userId, seq }: { userId: string; seq: number }): Promise<Seen> {
  const known = seenOf.get(userId);
  if (known?.seq === seq) return known;
  const canFollow = known !== undefined && seq > known.seq && seq - known.seq <= mostFollowed;
  const next = canFollow
    ? followed(known.byCard, await listShownAfter(db, { userId, after: known.seq, to: seq }))
    : null;
  const byCard =
    next ??
    new Map((await listSeenRevisions(db, { userId })).map((each): [string, SeenRevision] => [keyOf(each), each]));
  const seen = { seq, byCard };
  seenOf.set(userId, seen);
  return seen;
}

function changedIn(seen: Iterable<SeenRevision>, of: CardNames): Set<string> {
  const newest = new Map<string, SeenRevision>();
  for (const each of seen) {
    const id = of.currentId(each);
    const other = newest.get(id);
    if (other === undefined || other.reviewedAt < each.reviewedAt) newest.set(id, each);
  }
  const ids = new Set<string>();
  for (const [id, { revision }] of newest) {
    const answerHash = of.answerHashes.get(id);
    if (answerHash !== undefined && hasAnswerChanged(revision, { answerHash })) ids.add(id);
  }
  return ids;
}

/** `seq` is the end of the log, `version` names what `of` was made from. */
export async function loadChanged(
  db: Database,
  { userId, seq, version, of }: { userId: string; seq: number; version: string; of: CardNames },
): Promise<ReadonlySet<string>> {
  const seen = await loadSeen(db, { userId, seq });
  const known = changedOf.get(userId);
  if (known?.of === seen && known.version === version) return known.ids;
  const ids = changedIn(seen.byCard.values(), of);
  changedOf.set(userId, { of: seen, version, ids });
  return ids;
}
