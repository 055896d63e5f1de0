import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listCardStates } from '@/db/queries/reviews';
import { scheduleSettings } from '@/db/schema/schedule';
import type { ReviewEvent } from '@/domain/review/review-event';
import { foldSchedule, type Step } from '@/domain/scheduling/fold';
import { scheduleEvent } from '@/domain/scheduling/log-event';
import { defaultSettings, type SettingsVersion, type SettingsVersions } from '@/domain/scheduling/settings';
import { listReviews } from '@/server/review/list-reviews';
import { recordReviews } from '@/server/review/record-reviews';
import { makePerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const now = new Date('2026-11-25T12:00:00.000Z');
const devices = [newId(), newId(), newId()];

type Draft = {
  kind: ReviewEvent['kind'];
  guide: number;
  question: number;
  rating: 1 | 2 | 3 | 4;
  /** Study days before the last one. */
  day: number;
  minute: number;
  device: number;
  /** Of an undo: the place of what it takes back, among the events so far. */
  target: number;
};

const draft: fc.Arbitrary<Draft> = fc.record({
  kind: fc.constantFrom(
    ...(['review', 'review', 'review', 'review', 'review', 'undo', 'undo', 'reset'] as const),
    ...(['quiz', 'queue', 'suspend', 'unsuspend', 'bury', 'forget'] as const),
  ),
  guide: fc.integer({ min: 0, max: 1 }),
  question: fc.integer({ min: 0, max: 3 }),
  rating: fc.constantFrom(1, 2, 3, 4),
  // Few minutes, so that events of different devices often share one.
  day: fc.constantFrom(0, 0, 1, 5),
  minute: fc.integer({ min: 0, max: 9 }),
  device: fc.integer({ min: 0, max: 2 }),
  target: fc.nat({ max: 30 }),
});

/** Events of three devices; an undo takes back any event of its guide that was made before it in the list, undos too. */
function eventsOf(drafts: readonly Draft[]): ReviewEvent[] {
  const events: ReviewEvent[] = [];
  for (const { kind, guide, question: number, rating, day, minute, device, target } of drafts) {
    const stamp = {
      id: newId(),
      guide: `g${guide}`,
      at: new Date(Date.parse('2026-11-25T10:00:00Z') - day * 86_400_000 + minute * 60_000).toISOString(),
      timeZone: 'Europe/Stockholm',
      rolloverHour: 4,
      device: devices[device] ?? '',
    };
    const question = `q${number}`;
    const shown = { durationMs: 1, mode: 'four', revision: '', edition: '' } as const;
    const ofGuide = events.filter((event) => event.guide === stamp.guide);
    const named = ofGuide[target % Math.max(1, ofGuide.length)];
    if (kind === 'review') events.push({ ...stamp, kind, question, rating, ...shown });
    else if (kind === 'reset') events.push({ ...stamp, kind });
    else if (kind === 'quiz')
      events.push({ ...stamp, kind, question, item: 'i', credit: (rating - 1) / 3, ref: newId(), edition: '' });
    else if (kind !== 'undo') events.push({ ...stamp, kind, question });
    else if (named !== undefined) events.push({ ...stamp, kind, ref: named.id });
  }
  return events;
}

const chosen: SettingsVersion = {
  from: Date.parse('2026-11-22T00:00:00Z'),
  settings: { ...defaultSettings, desiredRetention: 0.8, learningSteps: [2], fuzz: true, leechLapses: 1 },
};
const defaults: SettingsVersion = { from: null, settings: defaultSettings };

/** What the log says of each card: `foldSchedule` over all of it at once. */
function foldOf(events: readonly ReviewEvent[], versions: SettingsVersions = [defaults]) {
  const steps = new Map<string, Step[]>();
  const states = foldSchedule(
    events.map((event) => scheduleEvent(event, (guide, question) => `${guide}/${question}`)),
    versions,
    (step) => steps.set(step.card, [...(steps.get(step.card) ?? []), step]),
  );
  return [...states]
    .filter(([, { reps, dueDay, isSuspended, buriedDay }]) => reps > 0 || dueDay !== null || isSuspended || buriedDay)
    .map(([card, { memory, dueAt, ...state }]) => {
      const [guide = '', question = ''] = card.split('/');
      const last = steps.get(card)?.findLast(({ event }) => event.kind === 'review')?.event;
      const isRated = last?.kind === 'review' && state.reps > 0;
      return {
        ...state,
        ...{ guide, question, reviews: state.reps, dueAt: dueAt === null ? null : new Date(dueAt) },
        ...{ stability: memory?.stability ?? null, difficulty: memory?.difficulty ?? null },
        ...{ rating: isRated ? last.rating : null, reviewedAt: isRated ? new Date(last.at) : null },
      };
    })
    .sort((a, b) => (`${a.guide} ${a.question}` < `${b.guide} ${b.question}` ? -1 : 1));
}

/** The same events in another order, some twice, in batches of any size. */
const delivery = (count: number) =>
  fc.record({
    order: fc.shuffledSubarray(
      Array.from({ length: count }, (_, index) => index),
      { minLength: count },
    ),
    repeated: fc.array(fc.integer({ min: 0, max: Math.max(0, count - 1) }), { maxLength: 10 }),
    cuts: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: count + 10, maxLength: count + 10 }),
    isParallel: fc.boolean(),
  });

const scenario = fc
  .array(draft, { minLength: 1, maxLength: 30 })
  .chain((drafts) => fc.tuple(fc.constant(drafts), delivery(drafts.length)));

async function chooseSettings(userId: string): Promise<void> {
  const { settings, from } = chosen;
  await database.db
    .insert(scheduleSettings)
    .values({ userId, settings, fromAt: new Date(from ?? 0), source: 'chosen' });
}

async function deliver(
  userId: string,
  events: readonly ReviewEvent[],
  how: { order: number[]; repeated: number[]; cuts: number[]; isParallel: boolean },
): Promise<void> {
  const queue = [...how.order, ...how.repeated].flatMap((index) => events[index] ?? []);
  const batches: ReviewEvent[][] = [];
  for (const size of how.cuts) if (queue.length > 0) batches.push(queue.splice(0, size));
  if (queue.length > 0) batches.push(queue);
  const send = (values: ReviewEvent[]) => recordReviews(database.db, { userId, values, now });
  if (how.isParallel) await Promise.all(batches.map(send));
  else for (const batch of batches) await send(batch);
}

test('any order, repetition and partition of deliveries gives the fold of the log, without gaps in its numbers', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, fc.boolean(), async ([drafts, how], hasChosen) => {
      const { id: userId } = await makePerson(database.db);
      if (hasChosen) await chooseSettings(userId);
      const events = eventsOf(drafts);
      await deliver(userId, events, how);
      const { events: log, latest } = await listReviews(database.db, { userId, after: 0, limit: 500 });
      expect(log.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
      expect(latest).toBe(events.length);
      expect(log.map(({ seq: _, ...event }) => event).sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
        [...events].sort((a, b) => (a.id < b.id ? -1 : 1)),
      );
      const versions: SettingsVersions = hasChosen ? [defaults, chosen] : [defaults];
      expect(await listCardStates(database.db, { userId })).toEqual(foldOf(events, versions));
    }),
    { numRuns: 150 },
  );
});

test('two people who send at the same time, under the same ids, never mix', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, scenario, async ([first, howFirst], [second, howSecond]) => {
      const [one, two] = [await makePerson(database.db), await makePerson(database.db)];
      const mine = eventsOf(first);
      const theirs = eventsOf(second).map(
        (event, index): ReviewEvent => ({ ...event, id: mine[index]?.id ?? event.id }),
      );
      const known = new Set(theirs.map(({ id }) => id));
      const theirsAlone = theirs.filter((event) => event.kind !== 'undo' || known.has(event.ref));
      const how = { ...howSecond, order: howSecond.order.filter((index) => index < theirsAlone.length) };
      const all = { ...how, order: [...how.order, ...theirsAlone.keys()] };
      await Promise.all([deliver(one.id, mine, howFirst), deliver(two.id, theirsAlone, all)]);
      expect(await listCardStates(database.db, { userId: one.id })).toEqual(foldOf(mine));
      expect(await listCardStates(database.db, { userId: two.id })).toEqual(foldOf(theirsAlone));
    }),
    { numRuns: 25 },
  );
});

test('many devices send much at once: every event is there once, and sending all again adds none', async () => {
  const { id: userId } = await makePerson(database.db);
  const batches = Array.from({ length: 12 }, (_, batch) =>
    eventsOf(
      Array.from({ length: 100 }, (_, index) => ({
        kind: 'review',
        guide: batch % 2,
        question: index % 4,
        rating: 3,
        day: 0,
        minute: index % 10,
        device: batch % 3,
        target: 0,
      })),
    ),
  );
  const send = () => Promise.all(batches.map((values) => recordReviews(database.db, { userId, values, now })));
  await send();
  const again = await send();
  expect(again.flatMap(({ results }) => results).every(({ status }) => status === 'duplicate')).toBe(true);
  expect(again.map(({ latest }) => latest)).toEqual(batches.map(() => 1200));
});

test('servers that know nothing of each other append to one log: each looks again when another was faster', async () => {
  const { id: userId } = await makePerson(database.db);
  const servers: (typeof recordReviews)[] = [];
  for (let n = 0; n < 4; n += 1) {
    vi.resetModules();
    servers.push((await import('@/server/review/record-reviews')).recordReviews);
  }
  const draftOf = (index: number): Draft => ({
    kind: index % 9 === 8 ? 'undo' : 'review',
    guide: 0,
    question: index % 4,
    rating: ((index % 4) + 1) as 1 | 2 | 3 | 4,
    day: 0,
    minute: index % 10,
    device: index % 3,
    target: index,
  });
  const events = eventsOf(Array.from({ length: 120 }, (_, index) => draftOf(index)));
  const batches = Array.from({ length: 40 }, (_, at) => events.slice(at * 3, at * 3 + 3));
  await Promise.all(
    batches.flatMap((values, at) =>
      [at, at + 1].map((n) => servers[n % servers.length]?.(database.db, { userId, values, now })),
    ),
  );
  const { events: log } = await listReviews(database.db, { userId, after: 0, limit: 500 });
  expect(log.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(await listCardStates(database.db, { userId })).toEqual(foldOf(events));
});
