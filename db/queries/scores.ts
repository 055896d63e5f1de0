/**
 * Score pages. What strangers see comes from one query, `findLiveScore`: a page that is taken down, of an erased
 * account, or that never was gives the same null for all of its forms.
 */
import { and, count, desc, eq, gte, isNotNull, isNull, lt, max, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { attempts, publicPages, scores } from '@/db/schema/quizzes';
import type { ScoreFacts } from '@/domain/score/score-statement';

export type LiveScore = {
  readonly id: string;
  readonly isListed: boolean;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly tokenHash: string;
  readonly statusIndex: number;
  /** Of the owner's page; null unless this score is listed. */
  readonly publicId: string | null;
  readonly facts: ScoreFacts;
};

export type OwnScoreRow = {
  readonly id: string;
  readonly attemptId: string;
  readonly tokenHash: string;
  readonly name: string | null;
  readonly isListed: boolean;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly revokedAt: Date | null;
};

const own = {
  id: scores.id,
  attemptId: scores.attemptId,
  tokenHash: scores.tokenHash,
  name: scores.name,
  isListed: scores.isListed,
  createdAt: scores.createdAt,
  changedAt: scores.changedAt,
  revokedAt: scores.revokedAt,
};

const live = and(isNull(scores.revokedAt), isNotNull(attempts.submittedAt), eq(attempts.userId, scores.userId));

const others = sql`select count(*)::int from attempts o where o.user_id = ${scores.userId} and o.guide = ${attempts.guide}`;

const shown = {
  id: scores.id,
  name: scores.name,
  isListed: scores.isListed,
  createdAt: scores.createdAt,
  changedAt: scores.changedAt,
  tokenHash: scores.tokenHash,
  statusIndex: scores.statusIndex,
  publicId: publicPages.publicId,
  guide: attempts.guide,
  guideTitle: attempts.guideTitle,
  edition: attempts.edition,
  mode: attempts.mode,
  kind: attempts.kind,
  choice: attempts.choice,
  endedBy: attempts.endedBy,
  extensions: attempts.extensions,
  poolSize: attempts.poolSize,
  startedAt: attempts.startedAt,
  submittedAt: attempts.submittedAt,
  attemptNumber: sql<number>`(${others} and (o.started_at, o.id) <= (${attempts.startedAt}, ${attempts.id}))`,
  attemptCount: sql<number>`(${others})`,
  asked: sql<ScoreFacts['asked']>`(
    select coalesce(json_agg(json_build_object('credit', coalesce(i.credit, 0), 'level', i.level, 'topics', i.topics,
      'wasSeen', i.was_seen) order by i.position), '[]') from attempt_items i where i.attempt_id = ${attempts.id})`,
};

function selectShown(db: Database) {
  return db
    .select(shown)
    .from(scores)
    .innerJoin(attempts, eq(attempts.id, scores.attemptId))
    .leftJoin(publicPages, and(eq(publicPages.userId, scores.userId), eq(scores.isListed, true)));
}

function toLive(row: Awaited<ReturnType<typeof selectShown>>[number]): LiveScore {
  const { id, isListed, createdAt, changedAt, tokenHash, statusIndex, publicId, choice, ...attempt } = row;
  const { submittedAt, endedBy, ...rest } = attempt;
  const facts = {
    ...rest,
    clockMinutes: choice.clockMinutes,
    endedBy: endedBy ?? 'learner',
    submittedAt: submittedAt ?? rest.startedAt,
  };
  return { id, isListed, createdAt, changedAt, tokenHash, statusIndex, publicId, facts };
}

/** The score behind a token, when it is up. */
export async function findLiveScore(db: Database, key: { tokenHash: string }): Promise<LiveScore | null> {
  const [row] = await selectShown(db).where(and(eq(scores.tokenHash, key.tokenHash), live));
  return row === undefined ? null : toLive(row);
}

/** The listed scores of the person whose page this is, newest attempt first; null when there is no such page. */
export async function findPublicPage(
  db: Database,
  key: { publicId: string; limit: number },
): Promise<{ readonly scores: readonly LiveScore[] } | null> {
  const [page] = await db
    .select({ userId: publicPages.userId })
    .from(publicPages)
    .where(eq(publicPages.publicId, key.publicId));
  if (page === undefined) return null;
  const rows = await selectShown(db)
    .where(and(eq(scores.userId, page.userId), eq(scores.isListed, true), live))
    .orderBy(desc(attempts.submittedAt), desc(scores.id))
    .limit(key.limit);
  return { scores: rows.map(toLive) };
}

export type OwnAttempt = Pick<ScoreFacts, 'guide' | 'guideTitle' | 'mode' | 'kind'> & {
  readonly id: string;
  /** Null while it runs. */
  readonly submittedAt: Date | null;
  readonly points: number | null;
  readonly items: number;
};

/** An attempt of this person's, with its score once it is finished. */
export async function findOwnAttempt(
  db: Database,
  key: { userId: string; attemptId: string },
): Promise<OwnAttempt | null> {
  const { id, guide, guideTitle, mode, kind, submittedAt, points } = attempts;
  const items = sql<number>`(select count(*)::int from attempt_items i where i.attempt_id = ${attempts.id})`;
  const [row] = await db
    .select({ id, guide, guideTitle, mode, kind, submittedAt, points, items })
    .from(attempts)
    .where(and(eq(attempts.id, key.attemptId), eq(attempts.userId, key.userId)));
  return row ?? null;
}

/** Adds a score. False when its id is used already. */
export async function insertScore(
  tx: Database,
  row: {
    id: string;
    userId: string;
    attemptId: string;
    tokenHash: string;
    name: string | null;
    isListed: boolean;
    now: Date;
  },
): Promise<boolean> {
  const { now, ...values } = row;
  const added = await tx
    .insert(scores)
    .values({ ...values, createdAt: now, changedAt: now })
    .onConflictDoNothing()
    .returning({ id: scores.id });
  return added.length > 0;
}

/** How many scores of this person are up. */
export async function countLiveScores(db: Database, key: { userId: string }): Promise<number> {
  const [row] = await db
    .select({ live: count() })
    .from(scores)
    .where(and(eq(scores.userId, key.userId), isNull(scores.revokedAt)));
  return row?.live ?? 0;
}

/** One of the person's own, taken down or not. */
export async function findOwnScore(db: Database, key: { userId: string; id: string }): Promise<OwnScoreRow | null> {
  const [row] = await db
    .select(own)
    .from(scores)
    .where(and(eq(scores.id, key.id), eq(scores.userId, key.userId)));
  return row ?? null;
}

/** The person's scores, newest first: all of them, or those of one attempt. */
export async function listOwnScores(
  db: Database,
  key: { userId: string; attemptId?: string },
): Promise<(OwnScoreRow & { readonly guide: string; readonly guideTitle: string })[]> {
  return db
    .select({ ...own, guide: attempts.guide, guideTitle: attempts.guideTitle })
    .from(scores)
    .innerJoin(attempts, eq(attempts.id, scores.attemptId))
    .where(
      and(eq(scores.userId, key.userId), key.attemptId === undefined ? undefined : eq(scores.attemptId, key.attemptId)),
    )
    .orderBy(desc(scores.createdAt), desc(scores.id));
}

/** Everything that is kept of the person's scores, oldest first. */
export async function listScoresWhole(db: Database, key: { userId: string }): Promise<(typeof scores.$inferSelect)[]> {
  return db.select().from(scores).where(eq(scores.userId, key.userId)).orderBy(scores.createdAt, scores.id);
}

/** Changes what a page shows. Null when the person has no such page up. Another `changed_at` is another picture. */
export async function saveScoreChoice(
  tx: Database,
  given: { userId: string; id: string; name: string | null; isListed: boolean; now: Date },
): Promise<OwnScoreRow | null> {
  const [row] = await tx
    .update(scores)
    .set({
      name: given.name,
      isListed: given.isListed,
      changedAt: sql`greatest(${given.now.toISOString()}::timestamptz, ${scores.changedAt} + interval '1 millisecond')`,
    })
    .where(and(eq(scores.id, given.id), eq(scores.userId, given.userId), isNull(scores.revokedAt)))
    .returning(own);
  return row ?? null;
}

/** Takes a page down, for good. False when the person has no such score. Doing it twice changes nothing. */
export async function revokeScore(db: Database, given: { userId: string; id: string; now: Date }): Promise<boolean> {
  const rows = await db
    .update(scores)
    .set({ revokedAt: sql`coalesce(${scores.revokedAt}, ${given.now.toISOString()}::timestamptz)` })
    .where(and(eq(scores.id, given.id), eq(scores.userId, given.userId)))
    .returning({ id: scores.id });
  return rows.length > 0;
}

/** Gives the person a public page unless they have one. */
export async function addPublicPage(tx: Database, row: { userId: string; publicId: string }): Promise<void> {
  await tx.insert(publicPages).values(row).onConflictDoNothing();
}

/** The address of a person's public page; null when they have none. */
export async function findPublicId(db: Database, key: { userId: string }): Promise<string | null> {
  const [row] = await db
    .select({ publicId: publicPages.publicId })
    .from(publicPages)
    .where(eq(publicPages.userId, key.userId));
  return row?.publicId ?? null;
}

/** The status numbers of live scores from `from` on, before `until`. */
export async function listLiveStatus(db: Database, key: { from: number; until: number }): Promise<number[]> {
  const rows = await db
    .select({ statusIndex: scores.statusIndex })
    .from(scores)
    .innerJoin(attempts, eq(attempts.id, scores.attemptId))
    .where(and(live, gte(scores.statusIndex, key.from), lt(scores.statusIndex, key.until)))
    .orderBy(scores.statusIndex);
  return rows.map(({ statusIndex }) => statusIndex);
}

/** The greatest status number that was ever given; 0 before the first. */
export async function findLastStatus(db: Database): Promise<number> {
  const [row] = await db.select({ last: max(scores.statusIndex) }).from(scores);
  return row?.last ?? 0;
}
