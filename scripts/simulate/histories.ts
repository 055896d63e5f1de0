/**
 * Random histories of a learner with three devices, whose clocks differ and whose batches arrive late, twice, cut in pieces
 * and in any order. A keeper takes each batch and folds anew the cards that it touches, as the server does; in the end its
 * states must be the fold of the whole log, and so must those of a device that got everything in another order.
 */
import type { CardState } from '@/domain/scheduling/card-state';
import { foldSchedule } from '@/domain/scheduling/fold';
import type { ScheduleEvent } from '@/domain/scheduling/schedule-event';
import { defaultSettings, type SettingsVersions } from '@/domain/scheduling/settings';

const versions: SettingsVersions = [
  { from: null, settings: { ...defaultSettings, fuzz: true } },
  { from: Date.parse('2026-03-20T00:00:00Z'), settings: { ...defaultSettings, fuzz: true, desiredRetention: 0.85 } },
];
const start = Date.parse('2026-03-02T09:00:00Z');
const dayMs = 86_400_000;
const zones = ['UTC', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Apia'] as const;
const guides = ['a', 'b'] as const;
const kinds = [
  'review',
  'review',
  'review',
  'review',
  'undo',
  'quiz',
  'queue',
  'suspend',
  'unsuspend',
  'bury',
  'forget',
  'reset',
] as const;

/** Mulberry32 (Tommy Ettinger, public domain): whole numbers below a bound. */
function drawer(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * bound);
  };
}
type Draw = ReturnType<typeof drawer>;

function pick<Value>(draw: Draw, list: readonly Value[], otherwise: Value): Value {
  return list[draw(list.length)] ?? otherwise;
}

function shuffled<Value>(draw: Draw, list: readonly Value[]): Value[] {
  return list
    .map((value) => [draw(1 << 30), value] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, value]) => value);
}

/** What a device did at a moment of its own clock. An undo takes back anything of its guide, another undo too. */
function eventOf(draw: Draw, index: number, before: readonly ScheduleEvent[]): ScheduleEvent {
  const kind = pick(draw, kinds, 'review');
  const guide = pick(draw, guides, 'a');
  const at = new Date(start + draw(30 * dayMs) + draw(3) * 1000).toISOString();
  const shared = { id: `e${index}`, at, timeZone: pick(draw, zones, 'UTC'), rolloverHour: draw(6), guide };
  const card = `${guide}/${draw(2)}`;
  if (kind === 'reset') return { ...shared, kind };
  if (kind === 'undo') {
    const targets = before.filter((each) => each.guide === guide);
    return { ...shared, kind, undoes: targets[draw(targets.length)]?.id ?? 'none' };
  }
  if (kind === 'quiz') return { ...shared, kind, card, credit: draw(2) };
  if (kind !== 'review') return { ...shared, kind, card };
  return { ...shared, kind, card, rating: pick(draw, [1, 2, 3, 4] as const, 3) };
}

/** The log of one learner in batches as they arrive: cut, mixed, and some of them twice. */
function deliveriesOf(draw: Draw, events: readonly ScheduleEvent[]): ScheduleEvent[][] {
  const batches: ScheduleEvent[][] = [];
  for (const event of shuffled(draw, events)) {
    const last = batches.at(-1);
    if (last === undefined || draw(3) === 0) batches.push([event]);
    else last.push(event);
  }
  return shuffled(draw, [...batches, ...batches.filter(() => draw(3) === 0)]);
}

/** The cards of a batch: those that it names, and all of a guide where something is taken back or reset. */
function touchedBy(batch: readonly ScheduleEvent[], log: ReadonlyMap<string, ScheduleEvent>): Set<string> {
  const whole = new Set(batch.flatMap((event) => (event.card === undefined ? [event.guide] : [])));
  const touched = [...batch, ...[...log.values()].filter(({ guide }) => whole.has(guide))];
  return new Set(touched.flatMap(({ card }) => card ?? []));
}

function keepStates(deliveries: readonly (readonly ScheduleEvent[])[]): Map<string, CardState> {
  const log = new Map<string, ScheduleEvent>();
  const states = new Map<string, CardState>();
  for (const batch of deliveries) {
    const fresh = batch.filter(({ id }) => !log.has(id));
    for (const event of fresh) log.set(event.id, event);
    for (const card of touchedBy(fresh, log)) {
      const guide = card.split('/')[0];
      const own = [...log.values()].filter(
        (event) => event.card === card || (event.card === undefined && event.guide === guide),
      );
      const state = foldSchedule(own, versions).get(card);
      if (state === undefined) states.delete(card);
      else states.set(card, state);
    }
  }
  return states;
}

const textOf = (states: ReadonlyMap<string, CardState>) =>
  JSON.stringify([...states].sort(([a], [b]) => (a < b ? -1 : 1)));

/** One history: how many events it had, and whether every way of arriving ended in the same states. */
export function runHistory(seed: number): { readonly events: number; readonly isSame: boolean } {
  const draw = drawer(seed);
  const events: ScheduleEvent[] = [];
  const count = 3 + draw(14);
  for (let index = 0; index < count; index += 1) events.push(eventOf(draw, index, events));
  const folded = textOf(foldSchedule(events, versions));
  const kept = textOf(keepStates(deliveriesOf(draw, events)));
  const device = textOf(foldSchedule(deliveriesOf(draw, events).flat(), versions));
  return { events: count, isSame: kept === folded && device === folded };
}

export function runHistories(
  count: number,
  seed: number,
  say: (text: string) => void,
): { readonly count: number; readonly events: number; readonly differing: number } {
  let [events, differing] = [0, 0];
  for (let index = 0; index < count; index += 1) {
    const history = runHistory(seed * 1_000_003 + index);
    events += history.events;
    if (history.isSame) continue;
    differing += 1;
    if (differing <= 10) say(`history ${index} of seed ${seed} differs`);
  }
  return { count, events, differing };
}
