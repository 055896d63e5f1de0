import { useCallback, useEffect, useState } from 'react';
import { CardView } from '@/components/cards/card-view';
import { FocusHeader } from '@/components/cards/focus-header';
import { KeysDialog, reviewKeys } from '@/components/cards/keys-dialog';
import { RatingBar } from '@/components/cards/rating-bar';
import { wordsOf } from '@/components/cards/rating-words';
import { StorageNotice } from '@/components/cards/storage-notice';
import { useKeys } from '@/components/cards/use-keys';
import { CardMenu } from '@/components/review/card-menu';
import { ReviewFinish } from '@/components/review/review-finish';
import { ReviewNotes } from '@/components/review/review-notes';
import { PebbleSprite } from '@/components/ui/stones';
import { keptMark } from '@/domain/review/recall-words';
import type { Rating } from '@/domain/review/review-event';
import type { Desk, GuideReadiness, ReviewView, ShownCard } from '@/domain/review/review-view';

export type ReviewDeed =
  | { readonly kind: 'review'; readonly rating: Rating }
  | { readonly kind: 'skip' | 'suspend' | 'bury' | 'forget' };

type Props = {
  /** Null until the log was read. */
  readonly view: ReviewView | null;
  readonly desk: Desk | null;
  readonly readiness: GuideReadiness | null;
  readonly storage: 'kept' | 'blocked' | 'full';
  readonly saved: string | null;
  readonly onDeed: (deed: ReviewDeed) => void;
  readonly onUndo: () => void;
  readonly onTakeUp: () => void;
  readonly onOpen: (href: string) => void;
  readonly onClose: () => void;
};

const deedWords = {
  skip: 'Put aside for now',
  suspend: 'Suspended. It is not asked until you take that back.',
  bury: 'Buried until tomorrow',
  forget: 'Forgotten. The card begins anew.',
} as const;

const hrefOf = ({ deck, card }: ShownCard) => `/guides/${deck.slug}#question-${card.id}`;
const undone = {
  review: 'rating',
  skip: 'put aside',
  suspend: 'suspended',
  bury: 'buried',
  forget: 'forgotten',
} as const;

function seenOf({ kept, isQueued, isLeech, kind }: ShownCard) {
  const mark = keptMark(kept);
  const notes = [
    kind === 'learning' ? null : isQueued ? 'Queued after a quiz' : null,
    isLeech ? 'Often forgotten' : null,
  ].filter((note) => note !== null);
  return { level: mark.level, text: [...notes, mark.text].join(', ') };
}

/** A sitting with what is due, from the first card to the finish. */
export function ReviewScreen(props: Props) {
  const { view, desk, onDeed } = props;
  const [revealed, setRevealed] = useState<string | null>(null);
  const [open, setOpen] = useState<'menu' | 'keys' | null>(null);
  const [said, setSaid] = useState('');
  const current = view?.current ?? null;
  const steps = view?.sitting.steps ?? [];
  const isRevealed = current !== null && revealed === current.showing;
  const isReady = view !== null;

  useEffect(() => {
    if (isReady) document.documentElement.dataset['review'] = 'ready';
  }, [isReady]);

  /** Back to the card, so that the next key is meant for it. */
  const handleClosed = useCallback(() => {
    setOpen(null);
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('.cards [data-focus]')?.focus({ preventScroll: true }),
    );
  }, []);
  const handleReveal = useCallback(() => {
    if (current === null) return;
    setRevealed(current.showing);
    setSaid('Answer shown');
  }, [current]);
  const handleRate = useCallback(
    (rating: Rating) => {
      if (current === null || !isRevealed) return;
      onDeed({ kind: 'review', rating });
      setSaid(`${wordsOf(rating).name}, next in ${current.intervals.get(rating) ?? ''}`);
    },
    [current, isRevealed, onDeed],
  );
  const handleDeed = useCallback(
    (kind: keyof typeof deedWords) => {
      if (current === null) return;
      setOpen(null);
      onDeed({ kind });
      setSaid(deedWords[kind]);
    },
    [current, onDeed],
  );
  const handleUndo = () => {
    const last = steps.at(-1);
    if (last === undefined) return;
    props.onUndo();
    setRevealed(null);
    setSaid(`Undone: ${undone[last.kind]}`);
  };
  useKeys({
    isRevealed,
    isQuick: false,
    onReveal: handleReveal,
    onRate: handleRate,
    onSkip: () => handleDeed('skip'),
    onUndo: handleUndo,
    onKeys: () => setOpen('keys'),
    onOpen: () => current !== null && props.onOpen(hrefOf(current)),
    onMenu: () => current !== null && setOpen('menu'),
    onClose: props.onClose,
  });

  return (
    <div className="cards">
      <PebbleSprite />
      <FocusHeader
        closeHref="/guides"
        closeTo="the guides"
        finished={view?.finished ?? 0}
        total={view?.total ?? 0}
        saved={props.saved}
        canUndo={steps.length > 0}
        onUndo={handleUndo}
        {...(current === null ? {} : { onMenu: () => setOpen('menu') })}
        onKeys={() => setOpen('keys')}
      />
      <main id="main" className={current === null ? 'cards-main review-end' : 'cards-main'}>
        <StorageNotice state={props.storage} />
        {view === null && <p className="meta cards-loading">Loading your reviews</p>}
        {view !== null && <ReviewNotes away={view.away} isDone={current === null} />}
        {current !== null && (
          <>
            <CardView
              key={current.showing}
              card={current.card}
              place={[current.deck.title, current.card.level ?? current.card.topics[0]].filter(Boolean).join(', ')}
              href={hrefOf(current)}
              seen={seenOf(current)}
              isRevealed={isRevealed}
              mode="four"
              isFirst={said === ''}
              onReveal={handleReveal}
              onSwipe={(direction) => handleRate(direction === 'right' ? 3 : 1)}
            />
            {isRevealed ? (
              <RatingBar
                mode="four"
                intervals={current.intervals}
                onRate={handleRate}
                onSkip={() => handleDeed('skip')}
              />
            ) : (
              <p className="cards-skip">
                <button type="button" className="linkb" onClick={() => handleDeed('skip')} aria-keyshortcuts="s">
                  Put this card aside
                </button>
              </p>
            )}
          </>
        )}
        {view !== null && desk !== null && current === null && (
          <ReviewFinish view={view} desk={desk} readiness={props.readiness} onTakeUp={props.onTakeUp} />
        )}
      </main>
      <p className="vh" role="status">
        {said}
      </p>
      <CardMenu
        isOpen={open === 'menu' && current !== null}
        href={current === null ? '' : hrefOf(current)}
        editHref={current?.card.editHref ?? ''}
        onDeed={handleDeed}
        onClose={handleClosed}
      />
      <KeysDialog rows={reviewKeys} isOpen={open === 'keys'} onClose={handleClosed} />
    </div>
  );
}
