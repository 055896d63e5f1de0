import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { defaultParameters } from '@/domain/scheduling/parameters';

const folder = mkdtempSync(path.join(tmpdir(), 'cairn-schedule-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Outcome = { readonly code: number; readonly out: string; readonly err: string };

/** The command as a person runs it, without npm. */
function schedule(...args: string[]): Promise<Outcome> {
  return promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/schedule.ts', ...args]).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      out: error.stdout,
      err: error.stderr,
    }),
  );
}

let written = 0;
function fileOf(content: unknown): string {
  written += 1;
  const file = path.join(folder, `${written}.json`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const settings = {
  timeZone: 'UTC',
  rolloverHour: 4,
  desiredRetention: 0.9,
  learningSteps: [1, 10],
  relearningSteps: [10],
  maximumIntervalDays: 36_500,
  fuzz: false,
};
const event = (id: string, card: string, rating: number, at: string) => ({
  id,
  card,
  kind: 'review',
  rating,
  at,
  durationMs: 8000,
});
const events = [
  event('4', 'b', 4, '2026-03-02T09:05:00Z'),
  event('2', 'a', 3, '2026-03-02T09:10:00Z'),
  event('1', 'a', 3, '2026-03-02T09:00:00Z'),
  event('1', 'a', 3, '2026-03-02T09:00:00Z'),
  event('3', 'a', 1, '2026-03-04T09:00:00Z'),
  { id: '5', kind: 'undo', undoes: '3', at: '2026-03-04T09:00:05Z' },
  event('6', 'a', 3, '2026-03-04T09:00:10Z'),
  event('7', 'c', 2, '2026-03-04T09:00:00Z'),
  { id: '8', card: 'c', kind: 'review', rating: 2, at: '2026-03-04T09:00:01Z', undoes: '7' },
  { id: '9', card: 'd', kind: 'suspend', at: '2026-03-04T09:00:00Z' },
];

test('fold prints each card by its name, with eight decimals', async () => {
  const { code, out, err } = await schedule('fold', fileOf({ settings, events }));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toEqual([
    {
      card: 'a',
      state: 'review',
      step: 0,
      stability: 10.97104786,
      difficulty: 2.1043314,
      intervalDays: 11,
      dueDay: '2026-03-15',
      dueAt: '2026-03-15T04:00:00.000Z',
      reps: 3,
      lapses: 0,
    },
    {
      card: 'b',
      state: 'review',
      step: 0,
      stability: 8.2956,
      difficulty: 1,
      intervalDays: 8,
      dueDay: '2026-03-10',
      dueAt: '2026-03-10T04:00:00.000Z',
      reps: 1,
      lapses: 0,
    },
    {
      card: 'c',
      state: 'learning',
      step: 0,
      stability: 1.2931,
      difficulty: 5.11217071,
      intervalDays: 0,
      dueDay: '2026-03-04',
      dueAt: '2026-03-04T09:05:31.000Z',
      reps: 1,
      lapses: 0,
    },
    {
      card: 'd',
      state: 'new',
      step: 0,
      stability: null,
      difficulty: null,
      intervalDays: 0,
      dueDay: null,
      dueAt: null,
      reps: 0,
      lapses: 0,
      suspended: true,
    },
  ]);
  expect(out).toContain('"stability": 8.29560000, "difficulty": 1.00000000');
});

test('fold prints the same for events in another order, and for settings with their defaults written out', async () => {
  const [one, other] = await Promise.all([
    schedule('fold', fileOf({ settings, events })),
    schedule(
      'fold',
      fileOf({ settings: { ...settings, parameters: defaultParameters }, events: [...events].reverse() }),
    ),
  ]);
  expect(other.out).toBe(one.out);
});

test('fold --steps prints the state after each event that counts', async () => {
  const { out } = await schedule('fold', fileOf({ settings, events }), '--steps');
  const [first] = JSON.parse(out) as { steps: Record<string, unknown>[] }[];
  expect(first?.steps.map((step) => [step['event'], step['state'], step['dueAt']])).toEqual([
    ['1', 'learning', '2026-03-02T09:10:00.000Z'],
    ['2', 'review', '2026-03-04T04:00:00.000Z'],
    ['6', 'review', '2026-03-15T04:00:00.000Z'],
  ]);
  expect(first?.steps.at(-1)).toMatchObject({ elapsedDays: 2, retrievability: 0.90949326 });
});

test('settings in versions fold each event under the one of its instant', async () => {
  const later = { ...settings, from: '2026-03-03T00:00:00Z', timeZone: 'Asia/Kolkata', desiredRetention: 0.8 };
  const { out } = await schedule('fold', fileOf({ settings: [settings, later], events }));
  const [a, b] = JSON.parse(out) as Record<string, unknown>[];
  expect(a).toMatchObject({ stability: 10.97104786, intervalDays: 36 });
  // What was scheduled before is due on the same day, which begins where the learner is now.
  expect(b).toMatchObject({ intervalDays: 8, dueDay: '2026-03-10', dueAt: '2026-03-09T22:30:00.000Z' });
});

test('evaluate prints the measures of the predictions at answer time', async () => {
  const { code, out } = await schedule('evaluate', fileOf({ settings, events }));
  expect(code).toBe(0);
  const found = JSON.parse(out) as Record<string, unknown>;
  expect(found).toMatchObject({ n: 1, enough: false, auc: null, logLoss: 0.09486769, rmseBins: 0.09050674 });
  expect(found['calibration']).toHaveLength(1);
});

test('plan prints the queue of each day and the forecast, the same each time', async () => {
  const file = fileOf({ settings, events, plan: { examDay: '2026-03-16', minutesPerDay: 5, cards: 20 } });
  const [one, other] = await Promise.all([schedule('plan', file), schedule('plan', file)]);
  expect(other.out).toBe(one.out);
  const found = JSON.parse(one.out) as { days: { day: string; queue: { card: string }[] }[]; forecast: object };
  expect(found).toMatchObject({ examDay: '2026-03-16', cards: 19, secondsPerDay: 300, leftOut: [] });
  expect(found.days.map(({ day }) => day)).toEqual(
    Array.from({ length: 11 }, (_, index) => `2026-03-${String(index + 5).padStart(2, '0')}`),
  );
  expect(Object.keys(found.forecast)).toEqual([
    'expected',
    'low',
    'high',
    'ifStopped',
    'fiveMinutesLess',
    'fiveMinutesMore',
  ]);
});

test('a plan needs to be asked for', async () => {
  const { code, err } = await schedule('plan', fileOf({ settings, events }));
  expect({ code, err }).toEqual({
    code: 2,
    err: '$.plan: expected an object with examDay, minutesPerDay and cards\n',
  });
});

test.each<[string, unknown, string]>([
  ['a rating', { events: [event('1', 'a', 5, '2026-03-02T09:00:00Z')] }, '$.events[0].rating: expected 1, 2, 3 or 4\n'],
  ['no JSON', '{"events": [', ' is not JSON: '],
])('%s that does not do ends with 2, nothing on stdout and the place on stderr', async (_, content, expected) => {
  const { code, out, err } = await schedule('fold', fileOf(content));
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(expected);
  expect(err).not.toContain('    at ');
});

test('a file that is not there, and a command that there is not, are said', async () => {
  expect(await schedule('fold', path.join(folder, 'none.json'))).toMatchObject({ code: 2, out: '' });
  const unknown = await schedule('guess', fileOf({ events }));
  expect(unknown).toMatchObject({ code: 2, err: 'Unknown command guess\n' });
});

test('help names the three commands', async () => {
  const { code, out } = await schedule('--help');
  expect(code).toBe(0);
  for (const name of ['fold', 'evaluate', 'plan']) expect(out).toContain(name);
});
