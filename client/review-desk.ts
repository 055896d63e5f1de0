/**
 * The reviews of this browser: the log folded into states, the decks, and the sitting of the day.
 *
 * A rating changes what is on screen at once; the log is written behind it. Other tabs and the account are followed.
 */
import { noteTally } from '@/client/due-count';
import { loadDesk, renewDecks, sittingName } from '@/client/load-desk';
import { type EventStamp, newEventStamp, studyMoment } from '@/client/new-event';
import { keptOwnDecks, renewedOwnDecks } from '@/client/own-decks';
import { namedPlan, plannedToday } from '@/client/planned-today';
import { type ChangeOrigin, type ReviewLog, reviewLog, type StorageState } from '@/client/review-log';
import { guideOf } from '@/domain/review/card-names';
import type { Deck } from '@/domain/review/deck';
import { learnAheadMs } from '@/domain/review/queue-order';
import type { Rating, ReviewEvent } from '@/domain/review/review-event';
import { type ReviewSitting, type ReviewStep, readReviewSitting, withoutSkips } from '@/domain/review/review-sitting';
import {
  type Desk,
  type GuideReadiness,
  goneAhead,
  type ReviewView,
  readinessOfSitting,
  reviewView,
  type ShownCard,
  tallyOf,
  withMoreNew,
} from '@/domain/review/review-view';

/** What may be done with the card on screen: rated, put aside for the sitting, or taken out of the queue. */
export type CardDeed =
  | { readonly kind: 'review'; readonly rating: Rating }
  | { readonly kind: 'skip' | 'suspend' | 'bury' | 'forget' };

/** What the page draws. `view` is null until the log was read. */
export type DeskShot = { readonly view: ReviewView | null; readonly desk: Desk | null; readonly storage: StorageState };

type Timed = { readonly durationMs: number; readonly mode: ReviewSitting['mode'] };

function eventOf(stamp: EventStamp, { card, deck }: ShownCard, deed: CardDeed, timed: Timed): ReviewEvent | null {
  if (deed.kind === 'skip') return null;
  if (deed.kind !== 'review') return { ...stamp, kind: deed.kind, question: card.id };
  const { rating } = deed;
  const shown = { revision: card.revision, edition: deck.edition };
  return { ...stamp, kind: 'review', question: card.id, rating, ...timed, ...shown };
}

const noCards: readonly string[] = [];

const isFrom = (decks: readonly Deck[], guide: string) => decks.some(({ slug }) => slug === guide);

export class ReviewDesk {
  shot: DeskShot = { view: null, desk: null, storage: 'kept' };
  private readonly listeners = new Set<() => void>();
  private log: ReviewLog | null = null;
  /** Today's cards of a plan; null until it is known whether there are any. */
  private planned: readonly string[] | null = null;
  private desk: Desk | null = null;
  /** The account's own decks; null until this browser's were read. */
  private own: readonly Deck[] | null = null;
  private isEnded = false;
  /** Writes that are on their way, and how many steps were taken: what was read from disk before is out of date. */
  private pending = 0;
  private steps = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private unsubscribe = () => {};

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  async open(): Promise<void> {
    const log = await reviewLog();
    this.log = log;
    const asking = plannedToday().then((cards) => {
      this.planned = cards;
    });
    if (namedPlan() !== null) await asking;
    await this.load([]);
    if (this.isEnded) return;
    document.addEventListener('visibilitychange', this.handleVisible);
    this.unsubscribe = log.subscribe((origin) => void this.follow(origin));
    // What is due can be begun with: the plan's cards follow, as soon as they are known.
    await asking;
    if (this.desk === null || this.desk.planned === this.planned) return;
    if (this.planned?.length === 0) this.show(this.current);
    else await this.load(this.desk.decks);
  }

  end(): void {
    this.isEnded = true;
    clearTimeout(this.timer);
    this.unsubscribe();
    document.removeEventListener('visibilitychange', this.handleVisible);
  }

  act(deed: CardDeed, durationMs: number): void {
    const { desk, log } = this;
    const current = this.shot.view?.current ?? null;
    if (desk === null || log === null || current === null || this.isNewDay()) return;
    const event = eventOf(newEventStamp(current.deck.slug, log.device), current, deed, {
      durationMs,
      mode: desk.sitting.mode,
    });
    const step: ReviewStep = {
      card: current.id,
      kind: deed.kind,
      event: event?.id ?? null,
      rating: deed.kind === 'review' ? deed.rating : null,
      expected: current.expected,
      isNew: current.state.memory === null,
      durationMs,
    };
    this.take({ ...desk.sitting, steps: [...desk.sitting.steps, step] }, event, null);
  }

  undo(): void {
    const { desk, log } = this;
    const undone = desk?.sitting.steps.at(-1);
    if (desk === null || log === null || undone === undefined || this.isNewDay()) return;
    const event: ReviewEvent | null =
      undone.event === null
        ? null
        : { ...newEventStamp(guideOf(undone.card), log.device), kind: 'undo', ref: undone.event };
    this.take({ ...desk.sitting, steps: desk.sitting.steps.slice(0, -1) }, event, undone.card);
  }

  /** A suspended card is asked again. */
  release(card: string): void {
    const { desk, log } = this;
    if (desk === null || log === null || this.isNewDay()) return;
    const question = card.slice(guideOf(card).length + 1);
    const event: ReviewEvent = { ...newEventStamp(guideOf(card), log.device), kind: 'unsuspend', question };
    const nothing = { rating: null, expected: null, isNew: false, durationMs: 0 };
    const step: ReviewStep = { card, kind: 'unsuspend', event: event.id, ...nothing };
    this.take({ ...desk.sitting, steps: [...desk.sitting.steps, step] }, event, null);
  }

  /** What was put aside is asked after all. */
  takeUp(): void {
    if (this.desk !== null) this.take(withoutSkips(this.desk.sitting), null, null);
  }

  /** Goes on with the cards that come next, or with more new ones. */
  goOn(kind: 'next' | 'new'): void {
    const { desk } = this;
    if (desk === null || this.isNewDay()) return;
    this.take(kind === 'next' ? goneAhead(desk, studyMoment().at) : withMoreNew(desk), null, null);
  }

  /** Four ratings, or know and don't know. */
  setMode(mode: ReviewSitting['mode']): void {
    if (this.desk !== null) this.take({ ...this.desk.sitting, mode }, null, this.current);
  }

  readiness(): GuideReadiness | null {
    return this.desk === null ? null : readinessOfSitting(this.desk, studyMoment().at);
  }

  private async load(have: readonly Deck[]): Promise<void> {
    const { log, steps } = this;
    if (log === null) return;
    this.own ??= await keptOwnDecks();
    const loaded = await loadDesk(log, this.planned ?? noCards, have, this.own);
    if (this.isEnded) return;
    // A step that was taken meanwhile may not be in it.
    if (this.steps !== steps) return this.load(have);
    const own = this.pending > 0 && this.desk?.study.day === loaded.desk.study.day ? this.desk.sitting : null;
    this.desk = own === null ? loaded.desk : { ...loaded.desk, sitting: own };
    this.show(this.current);
    void this.renew(loaded.kept);
  }

  private async renew(kept: readonly Deck[]): Promise<void> {
    if (this.desk === null) return;
    const [decks, own] = await Promise.all([renewDecks(this.desk.decks, kept), renewedOwnDecks(this.own ?? [])]);
    this.own = own ?? this.own;
    if ((decks ?? own) !== null && !this.isEnded) await this.load(decks ?? this.desk.decks);
  }

  private async follow(origin: ChangeOrigin): Promise<void> {
    const { log, desk, steps } = this;
    if (origin === 'here' || log === null || desk === null) return;
    if (origin === 'account') return this.load(desk.decks);
    const [events, kept] = await Promise.all([log.list(), log.loadSitting(sittingName)]);
    if (this.isEnded || this.desk === null) return;
    const { study, decks, sitting } = this.desk;
    if (events.length < study.size || events.some(({ guide }) => !isFrom(decks, guide))) return this.load(decks);
    for (const event of events) study.add(event);
    const isFree = this.steps === steps && this.pending === 0;
    this.desk = { ...this.desk, sitting: isFree ? readReviewSitting(kept, study.day) : sitting };
    this.show(this.current);
  }

  private get current(): string | null {
    return this.shot.view?.current?.id ?? null;
  }

  /** A day that has begun meanwhile has a sitting of its own. */
  private isNewDay(): boolean {
    if (this.desk === null || studyMoment().day === this.desk.study.day) return false;
    void this.load(this.desk.decks);
    return true;
  }

  /** What is due, for the head of other pages: they need not fold the log again. */
  private note(): void {
    if (this.desk === null || this.pending > 0) return;
    void noteTally(tallyOf(this.desk, studyMoment().at));
  }

  private readonly handleVisible = (): void => {
    if (document.visibilityState === 'hidden') this.note();
    if (document.visibilityState === 'visible' && !this.isNewDay()) this.show(this.current);
  };

  /** The step is drawn at once, and written behind it. */
  private take(sitting: ReviewSitting, event: ReviewEvent | null, next: string | null): void {
    const { desk, log } = this;
    if (desk === null || log === null) return;
    if (event !== null) desk.study.add(event);
    this.desk = { ...desk, sitting };
    this.steps += 1;
    this.pending += 1;
    this.show(next);
    void log.record(sittingName, sitting, event).then(() => {
      this.pending -= 1;
      if (this.shot.view?.current === null) this.note();
      if (this.shot.storage !== log.state) this.tell({ ...this.shot, storage: log.state });
    });
  }

  /** Draws anew. The card that `stay` names is shown as long as it may be. */
  private show(stay: string | null): void {
    const { desk, log } = this;
    if (desk === null || log === null || this.isEnded) return;
    const moment = studyMoment();
    const view = reviewView(desk, moment, stay);
    clearTimeout(this.timer);
    const [soonest] = view.queue.later;
    if (view.current === null && soonest !== undefined)
      this.timer = setTimeout(() => this.show(null), Math.max(1000, soonest.dueAt - learnAheadMs - moment.at));
    // Before the plan was heard of nobody can say that nothing is left.
    const isKnown = view.current !== null || this.planned !== null;
    this.tell({ view: isKnown ? view : null, desk, storage: log.state });
    if (view.current === null) this.note();
  }

  private tell(shot: DeskShot): void {
    this.shot = shot;
    for (const listener of this.listeners) listener();
  }
}
