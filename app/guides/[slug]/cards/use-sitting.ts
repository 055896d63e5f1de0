'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { newEventStamp } from '@/client/new-event';
import { type ReviewLog, reviewLog, type StorageState } from '@/client/review-log';
import { type Choice, chooseCards, type Deck, everything } from '@/domain/review/deck';
import { foldMarks, type Mark, marksByQuestion } from '@/domain/review/marks';
import type { Kept } from '@/domain/review/recall-words';
import { longestAnswerMs, type Rating, type ReviewEvent } from '@/domain/review/review-event';
import { outcomeOf, queueOf, take, undo, withPresentCards } from '@/domain/review/sitting';
import { newSitting, readStoredSitting, type StoredSitting } from '@/domain/review/stored-sitting';

export type SittingState = {
  readonly isLoaded: boolean;
  readonly stored: StoredSitting;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly recalls: ReadonlyMap<string, Kept>;
  readonly storage: StorageState;
  rate(rating: Rating): void;
  skip(): void;
  undoLast(): void;
  begin(choice: Choice): void;
  beginWith(cards: readonly string[]): void;
  setMode(mode: StoredSitting['mode']): void;
  reset(): void;
};

/** The schedule's code comes after the page; where it cannot be had, the last ratings stand in. */
async function recallsOf({ slug, cards }: Deck, events: readonly ReviewEvent[]): Promise<ReadonlyMap<string, Kept>> {
  const schedule = await import('@/client/guide-standings').catch(() => null);
  const standings = schedule === null ? [] : [...schedule.guideStandings(slug, events, cards)];
  return new Map(standings.flatMap(([id, { kept }]) => (kept === null ? [] : [[id, kept] as const])));
}

/** The sitting of one guide: kept in this browser after every step, followed by other tabs. */
export function useSitting(deck: Deck): SittingState {
  const allIds = useMemo(() => deck.cards.map((card) => card.id), [deck]);
  const [stored, setStored] = useState(() => newSitting(allIds));
  const [marks, setMarks] = useState<ReadonlyMap<string, Mark>>(new Map());
  const [recalls, setRecalls] = useState<ReadonlyMap<string, Kept>>(new Map());
  const [storage, setStorage] = useState<StorageState>('kept');
  const [isLoaded, setIsLoaded] = useState(false);
  const log = useRef<ReviewLog | null>(null);
  /** The newest sitting, for handlers that run twice before React has drawn. */
  const latest = useRef(stored);
  const shownAt = useRef(0);

  /** Raised by every step here: what was read from disk before it is out of date. */
  const stepCount = useRef(0);
  const pending = useRef(0);

  const show = useCallback((next: StoredSitting) => {
    latest.current = next;
    shownAt.current = performance.now();
    setStored(next);
  }, []);

  const readMarks = useCallback(
    async (opened: ReviewLog) => {
      const events = await opened.list(deck.slug);
      setMarks(marksByQuestion(foldMarks(events).get(deck.slug) ?? new Map(), deck.cards));
      setStorage(opened.state);
      setRecalls(events.length === 0 ? new Map() : await recallsOf(deck, events));
    },
    [deck],
  );

  const readSitting = useCallback(
    async (opened: ReviewLog, isFirst: boolean) => {
      const before = stepCount.current;
      const known = readStoredSitting(await opened.loadSitting(deck.slug));
      if (known === null || stepCount.current !== before || pending.current > 0) return;
      const names = new Map(deck.cards.flatMap(({ id, aliases }) => [...aliases, id].map((name) => [name, id])));
      const sitting = withPresentCards(known.sitting, names);
      const isOver = sitting.cards.length === 0 || (isFirst && outcomeOf(sitting).isFinished);
      const next = isOver ? newSitting(allIds, everything, known.mode) : { ...known, sitting };
      if (JSON.stringify(next) !== JSON.stringify(latest.current)) show(next);
    },
    [deck, allIds, show],
  );

  useEffect(() => {
    let isGone = false;
    let end = () => {};
    void reviewLog().then(async (opened) => {
      log.current = opened;
      await Promise.all([readMarks(opened), readSitting(opened, true)]);
      if (isGone) return;
      shownAt.current = performance.now();
      setIsLoaded(true);
      end = opened.subscribe((origin) => {
        void readMarks(opened);
        if (origin === 'elsewhere') void readSitting(opened, false);
      });
    });
    return () => {
      isGone = true;
      end();
    };
  }, [readMarks, readSitting]);

  const keep = useCallback(
    async (next: StoredSitting, event: ReviewEvent | null) => {
      const opened = log.current;
      if (opened === null) return;
      stepCount.current += 1;
      pending.current += 1;
      show(next);
      await opened.record(deck.slug, next, event);
      pending.current -= 1;
      setStorage(opened.state);
    },
    [deck.slug, show],
  );

  const stamp = useCallback(() => newEventStamp(deck.slug, log.current?.device ?? ''), [deck.slug]);

  const rate = useCallback(
    (rating: Rating) => {
      const current = latest.current;
      const [id] = queueOf(current.sitting);
      const card = deck.cards.find((each) => each.id === id);
      if (card === undefined) return;
      const durationMs = Math.min(longestAnswerMs, Math.round(performance.now() - shownAt.current));
      const event: ReviewEvent = {
        ...stamp(),
        kind: 'review',
        question: card.id,
        rating,
        durationMs,
        mode: current.mode,
        revision: card.revision,
        edition: deck.edition,
      };
      void keep({ ...current, sitting: take(current.sitting, { card: card.id, rating, event: event.id }) }, event);
    },
    [deck, keep, stamp],
  );

  const skip = useCallback(() => {
    const current = latest.current;
    const [card] = queueOf(current.sitting);
    if (card !== undefined)
      void keep({ ...current, sitting: take(current.sitting, { card, rating: null, event: null }) }, null);
  }, [keep]);

  const undoLast = useCallback(() => {
    const current = latest.current;
    const { sitting, undone } = undo(current.sitting);
    if (undone === null) return;
    const event: ReviewEvent | null = undone.event === null ? null : { ...stamp(), kind: 'undo', ref: undone.event };
    void keep({ ...current, sitting }, event);
  }, [keep, stamp]);

  const beginWith = useCallback(
    (cards: readonly string[]) => void keep({ ...latest.current, sitting: { cards, steps: [] } }, null),
    [keep],
  );
  const begin = useCallback(
    (choice: Choice) => {
      const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
      void keep(newSitting(chooseCards(deck.cards, choice, marks, seed), choice, latest.current.mode), null);
    },
    [deck, keep, marks],
  );
  const setMode = useCallback((mode: StoredSitting['mode']) => void keep({ ...latest.current, mode }, null), [keep]);
  const reset = useCallback(() => {
    void keep(newSitting(allIds, everything, latest.current.mode), { ...stamp(), kind: 'reset' });
  }, [allIds, keep, stamp]);

  return { isLoaded, stored, marks, recalls, storage, rate, skip, undoLast, begin, beginWith, setMode, reset };
}
