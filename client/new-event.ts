import { v7 as newId } from 'uuid';
import { studyChoice } from '@/client/study-choice';

export type EventStamp = {
  id: string;
  guide: string;
  at: string;
  timeZone: string;
  rolloverHour: number;
  device: string;
};

/** What every event of this device carries. The one place of the browser's side that reads the clock. */
export function newEventStamp(guide: string, device: string): EventStamp {
  return { id: newId(), guide, at: new Date().toISOString(), ...studyChoice(), device };
}
