import { v7 as newId } from 'uuid';
import { studyChoice } from '@/client/study-choice';
import { studyDay } from '@/domain/shared/study-day';

export type EventStamp = {
  id: string;
  guide: string;
  at: string;
  timeZone: string;
  rolloverHour: number;
  device: string;
};

/** What every event of this device carries. This file is the one place of the browser's side that reads the clock. */
export function newEventStamp(guide: string, device: string): EventStamp {
  return { id: newId(), guide, at: new Date().toISOString(), ...studyChoice(), device };
}

export type StudyMoment = {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly day: number;
  readonly timeZone: string;
  readonly rolloverHour: number;
};

/** This moment, and the study day that it belongs to. */
export function studyMoment(): StudyMoment {
  const at = Date.now();
  const choice = studyChoice();
  return { at, ...choice, day: studyDay(new Date(at), choice.timeZone, choice.rolloverHour) };
}
