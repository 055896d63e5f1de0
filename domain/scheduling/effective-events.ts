/**
 * The events that count, in the order in which they happened, whatever the order in which they arrived.
 */
import type { ScheduleEvent } from './schedule-event';

export type TimedEvent = { readonly event: ScheduleEvent; readonly at: number };

const canonical = (event: ScheduleEvent) => JSON.stringify(Object.entries(event).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Each id once. Two events may not share an id; if they do, the same one wins whichever came first. */
function eachOnce(events: readonly ScheduleEvent[]): Map<string, ScheduleEvent> {
  const byId = new Map<string, ScheduleEvent>();
  for (const event of events) {
    const other = byId.get(event.id);
    if (other === undefined || (other !== event && canonical(event) < canonical(other))) byId.set(event.id, event);
  }
  return byId;
}

/** An undo reaches events of its own guide only, as in domain/review/marks.ts. Where one names no guide, any. */
const reaches = (undo: ScheduleEvent, event: ScheduleEvent) =>
  undo.guide === undefined || event.guide === undefined || undo.guide === event.guide;

/**
 * The ids that were taken back by an event that was not taken back itself. So undoing an undo brings the first event back,
 * and undoing twice is undoing once. Time does not matter: a device whose clock is slow may undo what seems to be later.
 * Events that take back each other in a circle, which no device writes, take back nothing.
 */
function takenBack(byId: ReadonlyMap<string, ScheduleEvent>): Set<string> {
  const targetOf = new Map<string, string>();
  const waitsFor = new Map<string, number>();
  for (const event of byId.values()) {
    const target = event.undoes === undefined ? undefined : byId.get(event.undoes);
    if (target === undefined || !reaches(event, target)) continue;
    targetOf.set(event.id, target.id);
    waitsFor.set(target.id, (waitsFor.get(target.id) ?? 0) + 1);
  }
  const gone = new Set<string>();
  const known = [...targetOf.keys()].filter((id) => !waitsFor.has(id));
  for (const id of known) {
    const target = targetOf.get(id);
    if (target === undefined || gone.has(target)) continue;
    const left = (waitsFor.get(target) ?? 0) - 1;
    waitsFor.set(target, left);
    if (!gone.has(id)) gone.add(target);
    if (gone.has(target) || left === 0) known.push(target);
  }
  return gone;
}

/** Each event once, without those taken back, by instant and then by id. */
export function effectiveEvents(events: readonly ScheduleEvent[]): TimedEvent[] {
  const byId = eachOnce(events);
  const gone = takenBack(byId);
  return [...byId.values()]
    .filter(({ id, kind }) => kind !== 'undo' && !gone.has(id))
    .map((event) => ({ event, at: Date.parse(event.at) }))
    .sort((a, b) => a.at - b.at || (a.event.id < b.event.id ? -1 : 1));
}
