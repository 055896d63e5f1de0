import { expect, test } from 'vitest';
import { defaultParameters } from '@/domain/scheduling/parameters';
import { readScheduleFile } from '@/domain/scheduling/schedule-file';
import { defaultSettings } from '@/domain/scheduling/settings';

const good = { id: '1', card: 'a', kind: 'review', rating: 3, at: '2026-03-02T09:00:00Z' };

function problems(value: unknown): string[] {
  const read = readScheduleFile(value);
  return read.ok ? [] : read.problems.map(({ path, message }) => `${path}: ${message}`);
}

test('what is left out has its default', () => {
  expect(readScheduleFile({ events: [] })).toEqual({
    ok: true,
    file: { versions: [{ from: null, settings: defaultSettings }], events: [], plan: null },
  });
  const read = readScheduleFile({ settings: { desiredRetention: 0.8 }, events: [] });
  expect(read.ok && read.file.versions[0].settings).toEqual({ ...defaultSettings, desiredRetention: 0.8 });
});

test('events may carry what is not needed here, and instants an offset', () => {
  const more = { ...good, at: '2026-03-02T10:00:00.5+01:00', device: 'x', mode: 'four' };
  expect(problems({ events: [more] })).toEqual([]);
});

test('all that is wrong is told at once', () => {
  expect(
    problems({
      settings: { fuzz: 1 },
      events: [
        { ...good, rating: 0 },
        { ...good, id: '' },
      ],
    }),
  ).toHaveLength(3);
});

test.each<[string, unknown, string]>([
  ['a rating', { events: [good, { ...good, rating: 5 }] }, '$.events[1].rating: expected'],
  ['an instant', { events: [{ ...good, at: 'yesterday' }] }, '$.events[0].at: expected an instant'],
  ['a day that there is not', { events: [{ ...good, at: '2026-02-30T09:00:00Z' }] }, '$.events[0].at: expected an'],
  ['a kind', { events: [{ ...good, kind: 'cram' }] }, '$.events[0].kind: expected one of review, quiz'],
  ['a missing card', { events: [{ id: '1', kind: 'bury', at: '2026-03-02T09:00:00Z' }] }, '$.events[0].card: '],
  [
    'a reset of nothing',
    { events: [{ id: '1', kind: 'reset', at: '2026-03-02T09:00:00Z' }] },
    '$.events[0]: expected a',
  ],
  ['a zone', { settings: { timeZone: 'Mars' }, events: [good] }, '$.settings.timeZone: expected a time zone'],
  ['a retention', { settings: { desiredRetention: 0.99 }, events: [good] }, '$.settings.desiredRetention: '],
  ['a step of a day', { settings: { learningSteps: [1, 1440] }, events: [good] }, '$.settings.learningSteps[1]: '],
  ['a step of half a minute', { settings: { learningSteps: [0.5] }, events: [good] }, '$.settings.learningSteps[0]: '],
  ['a misspelt setting', { settings: { fuz: true }, events: [good] }, '$.settings: Unrecognized key: "fuz"'],
  [
    'too few parameters',
    { settings: { parameters: [1, 2] }, events: [good] },
    '$.settings.parameters: expected 21 numbers',
  ],
  [
    'a parameter out of its limits',
    { settings: { parameters: defaultParameters.with(20, 2) }, events: [good] },
    '$.settings.parameters[20]: expected a number from 0.1 to 0.8',
  ],
  ['a version', { settings: [{}, { from: 'now' }], events: [good] }, '$.settings[1].from: expected an instant'],
  ['no events', { settings: {} }, '$.events: '],
  ['a list', [], '$: '],
  [
    'a plan',
    { events: [], plan: { examDay: '2026-03-16T09:00:00Z', minutesPerDay: 5 } },
    '$.plan.examDay: expected a day',
  ],
  [
    'a misspelt plan',
    { events: [], plan: { examDay: '2026-03-16', minutesPerDay: 5, card: 3 } },
    '$.plan: Unrecognized',
  ],
])('%s that does not do is told with its place', (_, content, expected) => {
  expect(problems(content).join('\n')).toContain(expected);
});
