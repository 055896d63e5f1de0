/**
 * What the schedule is folded from: the events of a learner's log, with cards in place of questions of guides.
 *
 * docs/schedule.md has a table of every kind and its effect.
 */
import type { Rating } from '@/domain/review/review-event';

type Shared = {
  readonly id: string;
  /** When it happened: ISO 8601. */
  readonly at: string;
  /** The learner's zone and rollover hour then; the settings' where the event does not say. */
  readonly timeZone?: string | undefined;
  readonly rolloverHour?: number | undefined;
  /** The study day where it was stored with the event. It goes before zone and rollover hour. */
  readonly day?: number | undefined;
  readonly guide?: string | undefined;
  /** Takes back the event with this id, whatever else the event does. */
  readonly undoes?: string | undefined;
};

type OfCard = Shared & { readonly card: string };

export type ScheduleEvent =
  | (OfCard & { readonly kind: 'review'; readonly rating: Rating; readonly durationMs?: number | undefined })
  /** An answer to a question of a quiz about this card; credit from 0 to 1. */
  | (OfCard & { readonly kind: 'quiz'; readonly credit: number })
  | (OfCard & { readonly kind: 'queue' | 'suspend' | 'unsuspend' | 'bury' | 'forget' })
  /** Of one card where it is named, else of all cards of the guide. */
  | (Shared & { readonly kind: 'reset'; readonly card?: string | undefined })
  | (Shared & { readonly kind: 'undo'; readonly card?: string | undefined; readonly undoes: string });
