import { v7 as newId } from 'uuid';

export type EventStamp = {
  id: string;
  guide: string;
  at: string;
  timeZone: string;
  rolloverHour: number;
  device: string;
};

/** Anki's hour, and ours until a learner chooses another: a review at three in the morning belongs to the day before. */
const rolloverHour = 4;

/** What every event of this device carries. The one place of the browser's side that reads the clock. */
export function newEventStamp(guide: string, device: string): EventStamp {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { id: newId(), guide, at: new Date().toISOString(), timeZone: timeZone || 'UTC', rolloverHour, device };
}
