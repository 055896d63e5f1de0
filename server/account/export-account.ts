/**
 * Everything about one person as files: JSON for programs, CSV for tables, a README for people. What is left out is
 * listed in the README: hashes and secrets, which are of no use to anybody else's server.
 */
import { stringify } from 'csv-stringify/sync';
import type { Database } from '@/db/database';
import { findKept, listReceived } from '@/db/queries/accounts';
import { listAllReviews } from '@/db/queries/all-reviews';
import { listAttemptsWhole } from '@/db/queries/attempts';
import { listDecksWhole } from '@/db/queries/decks';
import { listPlans } from '@/db/queries/plans';
import { listCardStates } from '@/db/queries/reviews';
import { listScheduleVersions } from '@/db/queries/schedule-versions';
import { findPublicId, listScoresWhole } from '@/db/queries/scores';
import { findSettings } from '@/db/queries/settings';
import { type ExportFiles, exportFormat } from '@/domain/account/export-format';
import { done, failed, type Result } from '@/domain/shared/result';
import { dayText } from '@/domain/shared/study-day';
import { toOwnScore } from '@/server/credentials/own-score';

/** A table for spreadsheets, which must not take a cell for a formula. */
function table(columns: readonly string[], rows: readonly object[]): string {
  return stringify([...rows], {
    header: true,
    columns: [...columns],
    escape_formulas: true,
    cast: { date: (value) => value.toISOString() },
  });
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const readme = (email: string, now: Date, events: number): string => `Cairn: everything about ${email}
Made on ${now.toISOString()}, format ${exportFormat}.

account.json          who you are here, your settings, how your reviews are scheduled, and how you sign in
reviews.json          your log: ${events} events, as your devices sent them, in the order they arrived
reviews.csv           the same as a table, with what the server noted of each
cards.csv             the state of each card, as it follows from the log
sessions.csv          where you are signed in
attempts.json         the quizzes you took: what was asked, your answers, the credit of each
attempts.csv          the same as a table, one line an attempt
decks.json            the decks that you brought along, with their cards
plans.csv             your plans for interviews
scores.csv            the score pages you made, and those you took down
passkeys.csv          your passkeys

To take it elsewhere: sign in to another Cairn, open Settings, "Bring data in", and choose this file. Only reviews.json,
decks.json, and of account.json the settings and the schedule are read. Doing it twice adds nothing.

Left out, since it is of use to nobody but this server: the hash of your password, the hashes of session cookies and
of mailed links and score pages, the public keys and counters of passkeys, the hashes that tell a repeated event, start or
file from another one, and those of a card's two sides.
`;

const reviewColumns = [
  'seq',
  'id',
  'kind',
  'guide',
  'question',
  'rating',
  'at',
  'timeZone',
  'rolloverHour',
  'device',
  'durationMs',
  'mode',
  'revision',
  'edition',
  'ref',
  'item',
  'credit',
  'reviewedAt',
  'localDay',
  'receivedAt',
];

const cardColumns = [
  'guide',
  'question',
  'rating',
  'reviewedAt',
  'reviews',
  'state',
  'step',
  'stability',
  'difficulty',
  'intervalDays',
  'dueDay',
  'dueAt',
  'lastDay',
  'reps',
  'lapses',
  'isLeech',
  'isSuspended',
  'buriedDay',
];

const attemptColumns = [
  'id',
  'guide',
  'guideTitle',
  'edition',
  'mode',
  'kind',
  'choice',
  'seed',
  'poolSize',
  'startedAt',
  'deadlineAt',
  'extensions',
  'submittedAt',
  'endedBy',
  'points',
];

const planColumns = [
  'id',
  'examDay',
  'guides',
  'minutesPerDay',
  'daysOff',
  'everyQuestion',
  'createdAt',
  'changedAt',
  'outcome',
  'closedAt',
];

const scoreColumns = [
  'id',
  'attemptId',
  'name',
  'isListed',
  'createdAt',
  'changedAt',
  'revokedAt',
  'statusIndex',
  'url',
];

type WholeAttempt = Awaited<ReturnType<typeof listAttemptsWhole>>[number];

function exportedAttempt({ userId: _, guestHash: __, requestHash: ___, itemRows, ...attempt }: WholeAttempt) {
  return { ...attempt, items: itemRows.map(({ attemptId: ____, ...item }) => item) };
}

/** Days as people write them; days off by number, 0 is Monday. */
async function exportedPlans(db: Database, userId: string) {
  return (await listPlans(db, { userId })).map(({ requestHash: _, examDay, guides, daysOff, ...plan }) => ({
    ...plan,
    examDay: dayText(examDay),
    guides: guides.join(' '),
    daysOff: daysOff.join(' '),
  }));
}

async function exportedDecks(db: Database, userId: string) {
  return (await listDecksWhole(db, { userId })).map(({ deck, cards }) => {
    const { userId: _, requestHash: __, ...kept } = deck;
    const words = cards.map(({ userId: ___, deckId: ____, revision: _____, answerHash: ______, ...card }) => card);
    return { ...kept, cards: words };
  });
}

/** All files of one person's export. */
export async function exportAccount(
  db: Database,
  given: { readonly userId: string; readonly now: Date },
): Promise<Result<ExportFiles, 'no_such_person'>> {
  const { userId, now } = given;
  const kept = await findKept(db, { userId });
  if (kept === null) return failed('no_such_person');
  const events = await listAllReviews(db, { userId });
  const received = new Map((await listReceived(db, { userId })).map((each) => [each.seq, each]));
  const { account, signIns, passkeys, sessions } = kept;
  const settings = await findSettings(db, { userId });
  const schedule = await listScheduleVersions(db, { userId });
  const states = await listCardStates(db, { userId });
  const attempts = (await listAttemptsWhole(db, { userId })).map(exportedAttempt);
  const scores = (await listScoresWhole(db, { userId })).map((row) => ({
    ...row,
    url: row.revokedAt === null ? toOwnScore(row).url : null,
  }));
  const publicPage = await findPublicId(db, { userId });
  const who = { account, settings, schedule, signIns, passkeys, sessions, publicPage };
  return done({
    'README.txt': readme(account.email, now, events.length),
    'account.json': json({ format: exportFormat, exportedAt: now, ...who }),
    'reviews.json': json({ format: exportFormat, events }),
    'reviews.csv': table(
      reviewColumns,
      events.map((event) => ({ ...event, ...received.get(event.seq) })),
    ),
    'cards.csv': table(cardColumns, states),
    'attempts.json': json({ format: exportFormat, attempts }),
    'attempts.csv': table(
      attemptColumns,
      attempts.map((each) => ({ ...each, choice: JSON.stringify(each.choice) })),
    ),
    'decks.json': json({ format: exportFormat, decks: await exportedDecks(db, userId) }),
    'plans.csv': table(planColumns, await exportedPlans(db, userId)),
    'scores.csv': table(scoreColumns, scores),
    'sessions.csv': table(
      ['id', 'device', 'method', 'createdAt', 'lastSeenAt', 'authenticatedAt', 'expires'],
      sessions,
    ),
    'passkeys.csv': table(
      ['id', 'name', 'transports', 'isBackedUp', 'createdAt', 'lastUsedAt'],
      passkeys.map((each) => ({ ...each, transports: each.transports.join(' ') })),
    ),
  });
}
