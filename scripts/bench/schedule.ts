/**
 * The schedule on the server beside few cards of others and beside 2,000,000: the due list of a learner, and recording
 * one review. The deeds themselves, in this process, without HTTP, on a durable Postgres of its own.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as newId } from 'uuid';
import { openDatabase } from '@/db/client';
import type { Database } from '@/db/database';
import { migrateDatabase } from '@/db/migrate';
import type { Guide } from '@/domain/content/guide';
import { parseGuide } from '@/domain/content/parse-guide';
import type { ReviewEvent } from '@/domain/review/review-event';
import { shownRevision } from '@/domain/review/shown-revision';
import { startEmbedded } from '@/scripts/embedded-postgres/start';
import { loadQueue } from '@/server/review/load-queue';
import { recordReviews } from '@/server/review/record-reviews';
import { print } from './app';
import { median } from './load';
import { psql } from './pgbench';

const cardsEach = 200;
const manyCards = 10_000;
const questions = 400;
const rounds = 1500;
const warmUp = 300;

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

/** A guide with more questions than anybody of the many has met, for new cards; the rich learner has met all. */
function benchGuide(slug: string, count: number): Guide {
  const entries = Array.from(
    { length: count },
    (_, n) => `  - question: What is ${n}?\n    id: q-${n + 1}\n    answer: It is ${n}.\n`,
  );
  const text = `---\ntitle: Bench\nquestions:\n${entries.join('')}---\n`;
  const guideFile = { path: `guides/${slug}/${slug}.md`, text, problem: null };
  const answers = { names: [], folder: '', read: () => null };
  const { guide } = parseGuide({ slug, guideFile, answers, modifiedAt: 1 });
  if (guide === null) throw new Error('the guide of the benchmark cannot be read');
  return guide;
}

/** Cards with one review each, due from ten days ago to forty days ahead; a tenth was reviewed today, some are in steps. */
function fillSql(people: string, cards: number, guide: Guide): string {
  const shown = guide.questions.slice(0, cards).map((question) => `'${shownRevision(question)}'`);
  return `
    set statement_timeout = 0; set synchronous_commit = off;
    insert into learners (user_id, event_seq) select id, ${cards} from (${people}) p;
    insert into review_events (user_id, id, seq, kind, guide, question, rating, claimed_at, reviewed_at, local_day,
      time_zone, rollover_hour, device_id, duration_ms, mode, revision, edition, payload_hash)
    select p.id, gen_random_uuid(), n, 'review', '${guide.slug}', 'q-' || n, 3, to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      t.at, floor(extract(epoch from t.at) / 86400)::int, 'UTC', 0, p.id, 4000, 'four', (array[${shown.join(',')}])[n], 'e', sha256(n::text::bytea)
    from (${people}) p, generate_series(1, ${cards}) n,
      lateral (select date_trunc('second', now() - (n % 10) * interval '1 day') as at) t;
    insert into card_states (user_id, guide, question, rating, reviewed_at, reviews, state, stability, difficulty,
      interval_days, due_day, due_at, last_day, reps)
    select p.id, '${guide.slug}', 'q-' || n, 3, t.at, 1, case when n % 40 = 0 then 'learning' else 'review' end, 5, 5, 5,
      floor(extract(epoch from now()) / 86400)::int - 10 + (n * 7) % 50,
      case when n % 40 = 0 then now() - interval '1 day' end, floor(extract(epoch from t.at) / 86400)::int, 1
    from (${people}) p, generate_series(1, ${cards}) n,
      lateral (select date_trunc('second', now() - (n % 10) * interval '1 day') as at) t;`;
}

async function fill(url: string, adminUrl: string, learners: number, guide: Guide): Promise<string[]> {
  await migrateDatabase(url);
  await psql(
    url,
    `set statement_timeout = 0; insert into users (id, email) select gen_random_uuid(), 'p' || n || '@example.com' from generate_series(1, ${learners}) n;
     insert into settings (user_id, time_zone, rollover_hour) select id, 'UTC', 0 from users`,
  );
  const portion = 500;
  for (let from = 0; from < learners; from += portion)
    await psql(url, fillSql(`select id from users order by id limit ${portion} offset ${from}`, cardsEach, guide));
  const ids = await psql(url, 'select id from users');
  const admin = new URL(adminUrl);
  admin.pathname = new URL(url).pathname;
  await psql(admin.href, 'vacuum analyze');
  return ids.split('\n');
}

type Place = { readonly db: Database; readonly ids: readonly string[]; end(): Promise<void> };
type Times = { readonly first: number[]; readonly again: number[]; readonly record: number[] };

const anyOf = <Value>(values: readonly Value[]): Value => values[Math.floor(Math.random() * values.length)] as Value;

/** The same learner to Postgres and an unknown one to the process, which remembers what it has read by id. */
const spelledAnew = (id: string): string => [...id].map((digit) => anyOf([digit, digit.toUpperCase()])).join('');

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function reviewOf(guide: Guide): ReviewEvent {
  const question = anyOf(guide.questions.slice(0, cardsEach));
  const at = new Date().toISOString();
  const shown = { mode: 'four', revision: shownRevision(question), edition: guide.edition } as const;
  return {
    ...{ id: newId(), guide: guide.slug, at, timeZone: 'UTC', rolloverHour: 0, device: newId() },
    ...{ kind: 'review', question: question.id, rating: 3, durationMs: 4000, ...shown },
  };
}

/**
 * One here, one there, in turn: whatever else this machine does meets both. Each time another learner, whom this process
 * has not met: of ten thousand few would come twice, of fifty all, and the ratio would be one of memory.
 */
async function measure(places: readonly Place[], library: { guides: Guide[]; version: string }): Promise<Times[]> {
  const times = places.map((): Times => ({ first: [], again: [], record: [] }));
  const [guide] = library.guides;
  if (guide === undefined) throw new Error('there is no guide');
  for (let round = 0; round < rounds + warmUp; round += 1)
    for (const [at, { db, ids }] of places.entries()) {
      const userId = spelledAnew(anyOf(ids));
      const list = () => loadQueue(db, { userId, library, now: new Date(), limit: 50 });
      const values = [reviewOf(guide)];
      const first = await timed(list);
      const again = await timed(list);
      const record = await timed(() => recordReviews(db, { userId, values, now: new Date() }));
      if (round < warmUp) continue;
      times[at]?.first.push(first);
      times[at]?.again.push(again);
      times[at]?.record.push(record);
    }
  return times;
}

function report(name: string, few: readonly number[], many: readonly number[], target: string): void {
  const ratio = median(many) / median(few);
  print(
    `${name}: beside 10000 cards median ${median(few).toFixed(2)} ms, p99 ${percentile(few, 0.99).toFixed(2)} ms; beside 2000000 median ${median(many).toFixed(2)} ms, p99 ${percentile(many, 0.99).toFixed(2)} ms${target}; ratio of medians ${ratio.toFixed(2)} (target 1.3 or less)`,
  );
}

/** One learner with everything: how long the list takes, and the longest time that nothing else could run. */
async function measureRich({ db }: Place, url: string): Promise<void> {
  const guide = benchGuide('rich', manyCards);
  const id = newId();
  await psql(
    url,
    `insert into users (id, email) values ('${id}', 'rich@example.com'); ${fillSql(`select '${id}'::uuid as id`, manyCards, guide)}`,
  );
  await psql(url, 'analyze card_states');
  const times: number[] = [];
  let longest = 0;
  let last = performance.now();
  const ticks = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 1);
    last = performance.now();
  }, 1);
  for (let round = 0; round < 40; round += 1) {
    const library = { guides: [guide], version: String(round % 20) };
    times.push(await timed(() => loadQueue(db, { userId: id, library, now: new Date(), limit: 50 })));
  }
  clearInterval(ticks);
  print(
    `a learner with ${manyCards} cards: list median ${median(times).toFixed(0)} ms, longest ${Math.max(...times).toFixed(0)} ms; the longest time without a turn for others ${longest.toFixed(0)} ms`,
  );
}

export async function benchSchedule(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-bench-schedule-'));
  await chmod(folder, 0o711);
  const server = await startEmbedded({ dir: path.join(folder, 'postgres'), searchPath: process.env['PATH'] ?? '' });
  const places: (Place & { url: string })[] = [];
  const guide = benchGuide('bench', questions);
  try {
    for (const learners of [50, 10_000]) {
      await psql(server.adminUrl, `create database learners_${learners} owner cairn`);
      const url = new URL(server.url);
      url.pathname = `/learners_${learners}`;
      places.push({
        ids: await fill(url.href, server.adminUrl, learners, guide),
        url: url.href,
        ...openDatabase(url.href),
      });
    }
    await psql(server.adminUrl, 'checkpoint');
    const [few, many] = await measure(places, { guides: [guide], version: '1' });
    if (few === undefined || many === undefined) throw new Error('nothing was measured');
    report('due list of 50, the first of a learner', few.first, many.first, ' (target 10 or less)');
    report('the same again', few.again, many.again, ' (target 10 or less)');
    report('recording a review', few.record, many.record, '');
    const [small] = places;
    if (small !== undefined) await measureRich(small, small.url);
  } finally {
    for (const { end } of places) await end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
