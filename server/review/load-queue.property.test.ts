/** One log, read by the server out of its rows and by the browser out of the log itself: one queue, and one number of what is due. */
import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveSettings } from '@/db/queries/settings';
import { nameOfCard } from '@/domain/review/card-names';
import type { Deck } from '@/domain/review/deck';
import { keptOf, modelAt } from '@/domain/review/recall';
import { readinessOf, readinessShare } from '@/domain/review/recall-words';
import type { Rating, ReviewEvent } from '@/domain/review/review-event';
import { newReviewSitting } from '@/domain/review/review-sitting';
import { countDue, type Desk, reviewView, tallyOf } from '@/domain/review/review-view';
import { shownRevision } from '@/domain/review/shown-revision';
import { readStudyNow } from '@/domain/review/study';
import { defaultSettings } from '@/domain/scheduling/settings';
import { studyDay } from '@/domain/shared/study-day';
import { loadDashboard } from '@/server/memory/load-dashboard';
import { loadQueue } from '@/server/review/load-queue';
import { recordReviews } from '@/server/review/record-reviews';
import { makePerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const now = Date.parse('2026-11-25T12:00:00Z');
const dayMs = 86_400_000;
const slugs = ['web', 'sql', 'css'];
const device = newId();

/** What has become of a question since the log was written. */
const fates = ['same', 'same', 'changed', 'changed', 'reworded', 'renamed', 'removed'] as const;
type Fate = (typeof fates)[number];

const kinds: readonly ReviewEvent['kind'][] = [
  ...(['review', 'review', 'review', 'review', 'review', 'review', 'undo', 'undo'] as const),
  ...(['quiz', 'queue', 'queue', 'suspend', 'unsuspend', 'bury', 'forget', 'reset'] as const),
];
const draft = fc.record({
  kind: fc.constantFrom(...kinds),
  guide: fc.nat({ max: slugs.length - 1 }),
  question: fc.nat({ max: 3 }),
  /** By the name and with the answer of now. */
  isLate: fc.boolean(),
  rating: fc.constantFrom<Rating>(1, 2, 3, 4, 4),
  day: fc.constantFrom(0, 0, 0, 1, 2, 9, 60),
  // Noon is in the middle; the study day begins at four.
  minute: fc.constantFrom(-1, -5, -15, -60, -300, -479, -481, -600),
  target: fc.nat({ max: 40 }),
});
type Draft = typeof draft extends fc.Arbitrary<infer Value> ? Value : never;

const idOf = (question: number, fate: Fate, isLate: boolean) =>
  fate === 'renamed' && isLate ? `new-${question}` : `q${question}`;
const hashOf = (question: number, fate: Fate, isLate: boolean) =>
  `a${question}${(fate === 'changed' || fate === 'renamed') && isLate ? 'b' : ''}`;
const fateOf = (all: readonly Fate[], guide: number, question: number): Fate => all[guide * 4 + question] ?? 'same';

function eventsOf(drafts: readonly Draft[], all: readonly Fate[]): ReviewEvent[] {
  const events: ReviewEvent[] = [];
  for (const [
    index,
    { kind, guide: number, question: which, isLate, rating, day, minute, target },
  ] of drafts.entries()) {
    const fate = fateOf(all, number, which);
    const guide = slugs[number] ?? '';
    // No two at one instant: what is newer must be plain.
    const at = new Date(now - day * dayMs + minute * 60_000 + index).toISOString();
    const stamp = { id: newId(), guide, at, timeZone: 'UTC', rolloverHour: 4, device };
    const question = idOf(which, fate, isLate);
    // An undo may be undone, but nobody takes that back again.
    const undoable = events.filter(
      (event) =>
        event.guide === guide &&
        !(event.kind === 'undo' && events.some(({ id, kind: of }) => id === event.ref && of === 'undo')),
    );
    const ref = undoable[target % Math.max(1, undoable.length)]?.id;
    const revision = shownRevision({ revision: 'r', answerHash: hashOf(which, fate, isLate) });
    if (kind === 'review')
      events.push({ ...stamp, kind, question, rating, durationMs: 1, mode: 'four', revision, edition: '' });
    else if (kind === 'reset') events.push({ ...stamp, kind });
    else if (kind === 'quiz')
      events.push({ ...stamp, kind, question, item: 'i', credit: 0, ref: newId(), edition: '' });
    else if (kind !== 'undo') events.push({ ...stamp, kind, question });
    else if (ref !== undefined) events.push({ ...stamp, kind, ref });
  }
  return events;
}

/** The guides of now, as the server and as the browser has them. */
function guidesOf(all: readonly Fate[]) {
  return slugs.map((slug, guide) => ({
    slug,
    title: slug,
    briefTitle: slug,
    questions: [0, 1, 2, 3].flatMap((question) => {
      const fate = fateOf(all, guide, question);
      const id = idOf(question, fate, true);
      const aliases = fate === 'renamed' ? [`q${question}`] : [];
      const revision = fate === 'reworded' ? 'r2' : 'r';
      return fate === 'removed' ? [] : [{ id, aliases, revision, answerHash: hashOf(question, fate, true) }];
    }),
  }));
}

function deckOf({ slug, title, questions }: ReturnType<typeof guidesOf>[number]): Deck {
  const cards = questions.map((question, index) => ({
    id: question.id,
    aliases: question.aliases,
    number: index + 1,
    level: null,
    topics: [],
    revision: shownRevision(question),
    ...{ editHref: '', questionHtml: '', answerHtml: '' },
  }));
  return { slug, title, edition: 'e', cards };
}

const limits = fc.record({
  newPerDay: fc.constantFrom(0, 1, 3, 20),
  reviewsPerDay: fc.constantFrom(0, 1, 3, 200),
});

test('the server’s queue, the browser’s and the dashboard’s number agree, whatever the log and whatever became of its cards', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(draft, { minLength: 1, maxLength: 40 }),
      fc.array(fc.constantFrom(...fates), { minLength: 12, maxLength: 12 }),
      limits,
      fc.constantFrom(0, 0, 1, 30),
      async (drafts, all, perDay, daysLater) => {
        const { id: userId } = await makePerson(database.db);
        const events = eventsOf(drafts, all);
        const at = new Date(now + daysLater * dayMs);
        await recordReviews(database.db, { userId, values: events, now: new Date(now) });
        const choice = { timeZone: 'UTC', rolloverHour: 4, theme: 'system' as const, queueMisses: false, ...perDay };
        await saveSettings(database.db, { userId, settings: choice, now: at });
        const guides = guidesOf(all);
        const library = { guides, version: newId() } as unknown as Parameters<typeof loadQueue>[1]['library'];
        const there = await loadQueue(database.db, { userId, library, now: at, limit: 50 });
        const { statistics } = await loadDashboard(database.db, { userId, library, now: at });

        const day = studyDay(at, 'UTC', 4);
        const decks = guides.map(deckOf);
        const named = nameOfCard(decks.map(({ slug, cards }) => ({ slug, questions: cards })));
        const study = readStudyNow(events, [{ from: null, settings: defaultSettings }], named, day);
        // In the order of the log, as a browser has them.
        const inLog = [...new Set(events.map(({ guide }) => guide))];
        const known = inLog.flatMap((slug) => decks.find((deck) => deck.slug === slug) ?? []);
        const desk: Desk = {
          study,
          decks: known,
          planned: [],
          limits: perDay,
          sitting: newReviewSitting(day),
          away: [],
        };
        const moment = { at: at.getTime(), day, timeZone: 'UTC', rolloverHour: 4 };
        const { queue } = reviewView(desk, moment, null);

        expect(there.cards).toEqual(queue.cards);
        expect([there.day, there.counts.held, there.counts.later]).toEqual([day, queue.held, queue.later.length]);
        const { learning, reviews, held, later } = there.counts;
        const due = countDue(desk).get(day) ?? 0;
        expect([learning + reviews + held + later, statistics.due]).toEqual([due, due]);

        // The lists of guides show what the dashboard shows, to the last digit.
        const noted = new Map(tallyOf(desk, moment.at).guides.map((guide) => [guide.slug, readinessShare(guide)]));
        for (const { slug, readiness } of statistics.guides) expect([slug, noted.get(slug)]).toEqual([slug, readiness]);
        // The page of a guide reads the log of that guide alone.
        for (const { slug, cards } of known) {
          const own = readStudyNow(
            events.filter(({ guide }) => guide === slug),
            study.versions,
            named,
            day,
          );
          const model = modelAt(study.versions, moment.at);
          const recalls = cards.map(({ id }) => keptOf(own.states.get(`${slug}/${id}`), day, model)?.recall ?? null);
          expect(readinessShare(readinessOf(recalls))).toBe(noted.get(slug));
        }
      },
    ),
    { numRuns: 120 },
  );
}, 120_000);
