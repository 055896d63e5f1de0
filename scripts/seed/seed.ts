/**
 * `npm run db -- seed`: a learner with half a year behind them, for trying things out and for pictures. One seed, one
 * instant and one content make the same log, whatever the machine.
 */
import { createHash } from 'node:crypto';
import { v5 as idFrom, v7 as newId } from 'uuid';
import type { Database } from '@/db/database';
import { lockAttemptItems } from '@/db/queries/attempts';
import { countPeople } from '@/db/queries/seed';
import { defaultSettings as defaultChoices, saveSettings } from '@/db/queries/settings';
import { findUserByEmail, insertUser } from '@/db/queries/users';
import type { Guide } from '@/domain/content/guide';
import type { Library } from '@/domain/content/library';
import type { ReviewEvent } from '@/domain/review/review-event';
import { shownRevision } from '@/domain/review/shown-revision';
import { defaultParameters } from '@/domain/scheduling/parameters';
import { choiceOf } from '@/domain/scheduling/schedule-choice';
import { defaultSettings } from '@/domain/scheduling/settings';
import { dayText, studyDay, studyDayStart } from '@/domain/shared/study-day';
import { chooseSchedule } from '@/server/account/choose-schedule';
import { savePlan } from '@/server/plan/save-plan';
import { saveAnswer } from '@/server/quiz/save-answer';
import { startAttempt } from '@/server/quiz/start-attempt';
import { submitAttempt } from '@/server/quiz/submit-attempt';
import { recordReviews } from '@/server/review/record-reviews';
import { answerTo } from './answers';
import { type Chances, chancesFrom } from './chances';
import { type SeedCard, simulateReviews } from './simulated-learner';

export const seedEmail = 'maya@example.com';
const timeZone = 'Europe/Stockholm';
const rolloverHour = 4;
const days = 182;
/** What she wants of a day at most, and what she came to. */
const newPerDay = 4;
const introducedPerDay = 0.5;
/** For an interview: more is recalled on any day, for more reviews. */
const schedule = { ...defaultSettings, timeZone, rolloverHour, desiredRetention: 0.95 };
const planDays = 16;
const dayMs = 86_400_000;
const namespace = '7d5b1d0c-2f1e-4e7e-9a57-0c1b6f3a9d11';
const batch = 500;

/** She forgets a little faster than most, and finds it harder to come back. */
const herMemory: readonly number[] = defaultParameters.map((value, index) =>
  index < 4 ? value * 0.7 : index === 8 ? value - 0.15 : index === 20 ? 0.2 : value,
);

export type Seeded = {
  readonly email: string;
  readonly events: number;
  readonly attempts: number;
  readonly guides: readonly string[];
};

function cardsOf(guides: readonly Guide[]): SeedCard[] {
  const piles = guides.map(({ slug, edition, questions }) =>
    questions.map((question) => ({ guide: slug, question: question.id, revision: shownRevision(question), edition })),
  );
  // The second guide begins when a third of the first is through.
  const [first = [], second = []] = piles;
  const lead = Math.ceil(first.length / 3);
  const rest = first.slice(lead);
  const longest = Math.max(rest.length, second.length);
  const mixed = Array.from({ length: longest }, (_, at) => [rest[at] ?? [], second[at] ?? []].flat()).flat();
  return [...first.slice(0, lead), ...mixed];
}

/** A few things that people do besides answering: taking an answer back, setting a card aside. */
function otherDeeds(reviews: readonly ReviewEvent[], { bytes }: Chances): ReviewEvent[] {
  const after = (event: ReviewEvent, ms: number) => {
    const at = Date.parse(event.at) + ms;
    const { guide, device } = event;
    return {
      id: newId({ msecs: at, random: bytes(16) }),
      guide,
      device,
      timeZone,
      rolloverHour,
      at: new Date(at).toISOString(),
    };
  };
  const undone = reviews.filter((_, index) => index % 211 === 210);
  const last = reviews.at(-1);
  const aside = last?.kind === 'review' ? last : undefined;
  return [
    ...undone.map((event): ReviewEvent => ({ ...after(event, 900), kind: 'undo', ref: event.id })),
    ...(aside === undefined ? [] : [{ ...after(aside, 4000), kind: 'suspend', question: aside.question } as const]),
  ];
}

type Quiz = {
  readonly userId: string;
  readonly guide: Guide;
  readonly at: Date;
  readonly skill: number;
  readonly name: string;
};

/** An attempt through the deeds that a browser's requests lead to. */
async function takeQuiz(db: Database, { userId, guide, at, skill, name }: Quiz, chances: Chances): Promise<boolean> {
  const id = newId({ msecs: at.getTime(), random: chances.bytes(16) });
  const owner = { userId, guestHash: null };
  const choice = { length: 10, levels: [], topics: [], clockMinutes: null } as const;
  const seed = createHash('sha256').update(name).digest('hex').slice(0, 32);
  const given = { id, guide: guide.slug, mode: 'exam', choice, owner, guideNow: guide, now: at, seed } as const;
  if (!(await startAttempt(db, given)).ok) return false;
  let now = at.getTime();
  for (const { ref, body } of await lockAttemptItems(db, { attemptId: id })) {
    const durationMs = 12_000 + Math.floor(chances.next() * 30_000);
    now += durationMs;
    const response = answerTo(body.item, chances.next() < skill);
    const write = { writeId: newId({ msecs: now, random: chances.bytes(16) }), isFlagged: false, check: false };
    await saveAnswer(db, { ...write, attemptId: id, ref, owner, response, durationMs, now: new Date(now) });
  }
  return (await submitAttempt(db, { id, owner, now: new Date(now + 5000) })).ok;
}

async function takeQuizzes(db: Database, userId: string, guides: readonly Guide[], now: Date, chances: Chances) {
  let taken = 0;
  for (const [index, daysAgo] of [150, 96, 41, 12].entries()) {
    const guide = guides[index % guides.length];
    const at = new Date(
      studyDayStart(studyDay(now, timeZone, rolloverHour) - daysAgo, timeZone, rolloverHour).getTime() + 14 * 3_600_000,
    );
    const quiz = guide && { userId, guide, at, skill: 0.5 + index * 0.1, name: `${guide.slug} ${daysAgo}` };
    if (quiz && (await takeQuiz(db, quiz, chances))) taken += 1;
  }
  return taken;
}

type Given = {
  readonly library: Pick<Library, 'guides'>;
  readonly seed: number;
  readonly now: Date;
  readonly isForced: boolean;
};

/** `people`: somebody is here already. `no_guides`: there is nothing to learn. `seeded`: she is here already. */
export async function seedDatabase(
  db: Database,
  { library, seed, now, isForced }: Given,
): Promise<Seeded | 'people' | 'no_guides' | 'seeded'> {
  if (!isForced && (await countPeople(db)) > 0) return 'people';
  if ((await findUserByEmail(db, { email: seedEmail })) !== null) return 'seeded';
  const guides = library.guides.filter(({ questions }) => questions.length > 0).slice(0, 2);
  if (guides.length === 0) return 'no_guides';
  const chances = chancesFrom(seed);
  const began = new Date(now.getTime() - days * dayMs);
  const userId = idFrom(`learner ${seed}`, namespace);
  if ((await insertUser(db, { id: userId, email: seedEmail, verifiedAt: began, now: began })) === null) return 'seeded';
  await saveSettings(db, { userId, settings: { ...defaultChoices, timeZone, newPerDay }, now: began });
  await chooseSchedule(db, { userId, choice: choiceOf(schedule), now: began });
  const learner = {
    settings: schedule,
    until: now,
    days,
    restDays: 2,
    newPerDay: introducedPerDay,
    timeZone,
    rolloverHour,
    parameters: herMemory,
    diligence: 8.8,
  };
  const reviews = simulateReviews({ ...learner, cards: cardsOf(guides) }, chances);
  const events = [...reviews, ...otherDeeds(reviews, chances)];
  for (let at = 0; at < events.length; at += batch)
    await recordReviews(db, { userId, values: events.slice(at, at + batch), now });
  const attempts = await takeQuizzes(db, userId, guides, now, chances);
  const today = studyDay(now, timeZone, rolloverHour);
  const slugs = guides.map(({ slug }) => slug);
  const planned = await savePlan(db, {
    userId,
    id: newId({ msecs: now.getTime(), random: chances.bytes(16) }),
    wish: { examDay: dayText(today + planDays), guides: slugs, minutesPerDay: 20, daysOff: [6], everyQuestion: false },
    known: new Set(slugs),
    today,
    now,
  });
  if (!planned.ok) throw new Error(`the plan was refused: ${planned.code}`);
  return { email: seedEmail, events: events.length, attempts, guides: guides.map(({ title }) => title) };
}
