/**
 * The dashboard as its loader makes it, without HTTP: beside few and many events of others, and for a learner with a long
 * log. The day moves on with each round, so that nothing that was kept helps.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openDatabase } from '@/db/client';
import type { Database } from '@/db/database';
import { loadDashboard } from '@/server/memory/load-dashboard';
import { print } from './app';
import { median } from './load';
import { psql } from './pgbench';

const dayMs = 86_400_000;
const [longCards, longEvents] = [10_000, 200_000];

type Fill = (url: string, others: number) => Promise<string>;
type Library = Parameters<typeof loadDashboard>[1]['library'];

/** A library of which only what a dashboard looks at is there. */
function libraryOf(slugs: readonly string[], questions: number): Library {
  const ids = Array.from({ length: questions }, (_, index) => ({ id: `question-${index + 1}`, aliases: [] }));
  const guides = slugs.map((slug) => ({ slug, title: slug, briefTitle: '', questions: ids }));
  return { guides, version: 'bench' } as unknown as Library;
}

async function timeLoad(db: Database, userId: string, library: Library, round: number): Promise<number> {
  const from = performance.now();
  await loadDashboard(db, { userId, now: new Date(Date.now() + round * dayMs), library });
  return performance.now() - from;
}

async function newDatabase(adminUrl: string, appUrl: string, name: string): Promise<string> {
  await psql(adminUrl, `create database ${name} owner cairn`);
  const url = new URL(appUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function compareOthers(adminUrl: string, appUrl: string, fill: Fill): Promise<void> {
  const places = [];
  for (const others of [1000, 1_000_000]) {
    const url = await newDatabase(adminUrl, appUrl, `others_${others}`);
    places.push({ userId: await fill(url, others), ...openDatabase(url) });
  }
  // What was just filled is written to disk first: that is not the reader's work.
  await psql(adminUrl, 'checkpoint');
  const library = libraryOf(['sql'], 300);
  // One read here, one read there, in turn: whatever else this machine does meets both.
  const times: number[][] = [[], []];
  for (let round = 0; round < 240; round += 1)
    for (const [at, { db, userId }] of places.entries()) times[at]?.push(await timeLoad(db, userId, library, round));
  for (const { end } of places) await end();
  const [few = 0, many = 0] = times.map((each) => median(each.slice(40)));
  print(
    `dashboard (300 cards, 2000 events): ${few.toFixed(1)} ms beside 1000 events of others, ${many.toFixed(1)} ms beside 1000000; ratio ${(many / few).toFixed(2)} (target 1.3 or less)`,
  );
}

/** One learner with a log of years, written straight into the table: the reader does not look at card states. */
async function fillLong(url: string, userId: string): Promise<void> {
  await psql(
    url,
    `set statement_timeout = 0; insert into review_events (user_id, id, seq, kind, guide, question, rating, claimed_at, reviewed_at, local_day, time_zone, rollover_hour, device_id, duration_ms, mode, revision, edition, payload_hash)
     select '${userId}', gen_random_uuid(), n, 'review', 'guide-' || n % 20, 'question-' || (1 + (n / 20) % ${longCards / 20}), case when n % 9 = 0 then 1 else 3 end,
       to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), at, 20000, 'Europe/Stockholm', 4, gen_random_uuid(), 9000, 'four', 'r', 'e', sha256(n::text::bytea)
     from generate_series(1, ${longEvents}) n, lateral (select now() - (${longEvents} - n) * interval '6 minutes' as at) as instant`,
  );
  await psql(url, 'vacuum analyze review_events');
}

async function loadLong(adminUrl: string, appUrl: string, fill: Fill): Promise<void> {
  const url = await newDatabase(adminUrl, appUrl, 'long_log');
  await fill(url, 1000);
  const userId = '00000000-0000-7000-8000-00000000abcd';
  await psql(url, `insert into users (id, email) values ('${userId}', 'long@example.com')`);
  await fillLong(url, userId);
  const { db, end } = openDatabase(url);
  const slugs = Array.from({ length: 20 }, (_, index) => `guide-${index}`);
  const library = libraryOf(slugs, longCards / 20);
  const times: number[] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (let round = 0; round < 5; round += 1) times.push(await timeLoad(db, userId, library, round));
  delay.disable();
  const again = await timeLoad(db, userId, library, 4);
  await end();
  print(
    `dashboard (${longCards} cards, ${longEvents} events): median ${median(times).toFixed(0)} ms, the event loop held for ${(delay.max / 1e6).toFixed(0)} ms at most; asked again ${again.toFixed(1)} ms`,
  );
}

export async function benchDashboard(adminUrl: string, appUrl: string, fill: Fill): Promise<void> {
  await compareOthers(adminUrl, appUrl, fill);
  await loadLong(adminUrl, appUrl, fill);
}
