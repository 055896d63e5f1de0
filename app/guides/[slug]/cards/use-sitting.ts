'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { newEventStamp } from '@/client/new-event';
import { type ReviewLog, reviewLog, type StorageState } from '@/client/review-log';
import { type Choice, chooseCards, type Deck, everything } from '@/domain/review/deck';
import { foldMarks, marksByQuestion, type Mark } from '@/domain/review/marks';
import { longestAnswerMs, type Rating, type ReviewEvent } from '@/domain/review/review-event';
import { queueOf, take, undo, withoutMissing } from '@/domain/review/sitting';
import { newSitting, readStoredSitting, type StoredSitting } from '@/domain/review/stored-sitting';

export type SittingState = {
  readonly isLoaded: boolean;
  readonly stored: StoredSitting;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly storage: StorageState;
  rate(rating: Rating): void;
  skip(): void;
  undoLast(): void;
  begin(choice: Choice): void;
  beginWith(cards: readonly string[]): void;
  setMode(mode: StoredSitting['mode']): void;
  reset(): void;
};

/** The sitting of one guide: kept in this browser after every step, followed by other tabs. */
export function useSitting(deck: Deck): SittingState {
  const allIds = useMemo(() => deck.cards.map((card) => card.id), [deck]);
  const [stored, setStored] = useState(() => newSitting(allIds));
  const [marks, setMarks] = useState<ReadonlyMap<string, Mark>>(new Map());
  const [storage, setStorage] = useState<StorageState>('kept');
  const [isLoaded, setIsLoaded] = useState(false);
  const log = useRef<ReviewLog | null>(null);
  /** The newest sitting, for handlers that run twice before React has drawn. */
  const latest = useRef(stored);
  const shownAt = useRef(0);

  const show = useCallback((next: StoredSitting) => {
    latest.current = next;
    setStored(next);
  }, []);

  useEffect(() => {
    let isGone = false;
    let end = () => {};
    const read = async (opened: ReviewLog) => {
      const [events, kept] = await Promise.all([opened.list(deck.slug), opened.loadSitting(deck.slug)]);
      if (isGone) return;
      setMarks(marksByQuestion(foldMarks(events).get(deck.slug) ?? new Map(), deck.cards));
      setStorage(opened.state);
      const known = readStoredSitting(kept);
      if (known === null) return;
      const sitting = withoutMissing(known.sitting, new Set(allIds));
      const next = sitting.cards.length === 0 ? newSitting(allIds) : { ...known, sitting };
      if (JSON.stringify(next) !== JSON.stringify(latest.current)) show(next);
    };
    reviewLog().then(async (opened) => {
      log.current = opened;
      await read(opened);
      if (isGone) return;
      shownAt.current = performance.now();
      setIsLoaded(true);
      end = opened.subscribe(() => void read(opened));
    });
    return () => {
      isGone = true;
      end();
    };
  }, [deck, allIds, show]);

  const keep = useCallback(
    async (next: StoredSitting, event: ReviewEvent | null) => {
      const opened = log.current;
      show(next);
      shownAt.current = performance.now();
      if (opened === null) return;
      await opened.saveSitting(deck.slug, next);
      if (event !== null) await opened.append(event);
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
      const event: ReviewEvent = { ...stamp(), kind: 'review', question: card.id, rating, durationMs, mode: current.mode, revision: card.revision, edition: deck.edition };
      void keep({ ...current, sitting: take(current.sitting, { card: card.id, rating, event: event.id }) }, event);
    },
    [deck, keep, stamp],
  );

  const skip = useCallback(() => {
    const current = latest.current;
    const [card] = queueOf(current.sitting);
    if (card !== undefined) void keep({ ...current, sitting: take(current.sitting, { card, rating: null, event: null }) }, null);
  }, [keep]);

  const undoLast = useCallback(() => {
    const current = latest.current;
    const { sitting, undone } = undo(current.sitting);
    if (undone === null) return;
    const event: ReviewEvent | null = undone.event === null ? null : { ...stamp(), kind: 'undo', ref: undone.event };
    void keep({ ...current, sitting }, event);
  }, [keep, stamp]);

  const beginWith = useCallback((cards: readonly string[]) => void keep({ ...latest.current, sitting: { cards, steps: [] } }, null), [keep]);
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

  return { isLoaded, stored, marks, storage, rate, skip, undoLast, begin, beginWith, setMode, reset };
}
