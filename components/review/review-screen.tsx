import { useCallback, useEffect, useState } from 'react';
import { FocusHeader } from '@/components/cards/focus-header';
import { KeysDialog, reviewKeys } from '@/components/cards/keys-dialog';
import { StorageNotice } from '@/components/cards/storage-notice';
import { useKeys } from '@/components/cards/use-keys';
import { AskedCard, hrefOf } from '@/components/review/asked-card';
import { CardMenu } from '@/components/review/card-menu';
import type { AnswerChange } from '@/components/review/changed-answer';
import { ReviewFinish } from '@/components/review/review-finish';
import { ReviewNotes } from '@/components/review/review-notes';
import { type GoOn, type ReviewDeed, type ReviewDeeds, useReviewDeeds } from '@/components/review/use-review-deeds';
import { PebbleSprite } from '@/components/ui/stones';
import { deckIdOf } from '@/domain/decks/deck-name';
import type { ReviewSitting } from '@/domain/review/review-sitting';
import type { Desk, GuideReadiness, ReviewView } from '@/domain/review/review-view';

/** Where the cross and Escape lead. */
export type ReviewHome = { readonly href: string; readonly name: string };

type Props = {
  /** Null until the log was read. */
  readonly view: ReviewView | null;
  readonly desk: Desk | null;
  readonly readiness: GuideReadiness | null;
  readonly change: AnswerChange;
  readonly storage: 'kept' | 'blocked' | 'full';
  readonly home: ReviewHome;
  readonly saved: string | null;
  readonly onDeed: (deed: ReviewDeed) => void;
  readonly onUndo: () => void;
  readonly onTakeUp: () => void;
  readonly onRelease: (card: string) => void;
  readonly onGoOn: (kind: GoOn) => void;
  readonly onMode: (mode: ReviewSitting['mode']) => void;
  readonly onOpen: (href: string) => void;
  readonly onClose: () => void;
};

type Open = 'menu' | 'keys' | null;

/** Which dialog is open. When it closes, back to the card, so that the next key is meant for it. */
function useDialogs() {
  const [open, setOpen] = useState<Open>(null);
  const handleClosed = useCallback(() => {
    setOpen(null);
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('.cards [data-focus]')?.focus({ preventScroll: true }),
    );
  }, []);
  return { open, setOpen, handleClosed };
}

function Body({ view, desk, readiness, storage, onTakeUp, onRelease, goOn }: Props & Pick<ReviewDeeds, 'goOn'>) {
  return (
    <>
      <StorageNotice state={storage} />
      {view === null && <p className="meta cards-loading">Loading your reviews</p>}
      {view !== null && <ReviewNotes away={view.away} afterGap={view.afterGap} isDone={view.current === null} />}
      {view !== null && desk !== null && view.current === null && (
        <ReviewFinish
          view={view}
          desk={desk}
          readiness={readiness}
          onTakeUp={onTakeUp}
          onRelease={onRelease}
          onGoOn={goOn}
        />
      )}
    </>
  );
}

/** A sitting with what is due, from the first card to the finish. */
export function ReviewScreen(props: Props) {
  const { view } = props;
  const { open, setOpen, handleClosed } = useDialogs();
  const deeds = useReviewDeeds(props);
  const current = view?.current ?? null;
  const isReady = view !== null;
  const mode = view?.sitting.mode ?? 'four';
  const onMenu = useCallback(() => setOpen('menu'), [setOpen]);
  useEffect(() => {
    if (isReady) document.documentElement.dataset['review'] = 'ready';
  }, [isReady]);
  useKeys({
    isRevealed: deeds.isRevealed,
    isQuick: mode === 'quick',
    onReveal: deeds.reveal,
    onRate: deeds.rate,
    onSkip: () => deeds.putAside('skip'),
    onUndo: deeds.undo,
    onKeys: () => setOpen('keys'),
    onOpen: () => current !== null && props.onOpen(hrefOf(current)),
    onMenu: () => current !== null && onMenu(),
    onClose: props.onClose,
  });
  return (
    <div className="cards">
      <PebbleSprite />
      <FocusHeader
        closeHref={props.home.href}
        closeTo={props.home.name}
        finished={view?.finished ?? 0}
        total={view?.total ?? 0}
        saved={props.saved}
        canUndo={(view?.sitting.steps.length ?? 0) > 0}
        onUndo={deeds.undo}
        {...(current === null ? {} : { onMenu })}
        onKeys={() => setOpen('keys')}
      />
      <main id="main" className={current === null ? 'cards-main review-end' : 'cards-main'}>
        <Body {...props} goOn={deeds.goOn} />
        {view !== null && current !== null && (
          <AskedCard
            key={current.showing}
            shown={current}
            change={props.change}
            deeds={deeds}
            day={view.day}
            mode={mode}
            onMode={props.onMode}
          />
        )}
      </main>
      <p className="vh" role="status">
        {deeds.said}
      </p>
      <CardMenu
        isOpen={open === 'menu' && current !== null}
        href={current === null ? '' : hrefOf(current)}
        editHref={current === null || deckIdOf(current.deck.slug) !== null ? null : current.card.editHref}
        onDeed={(kind) => {
          deeds.putAside(kind);
          handleClosed();
        }}
        onClose={handleClosed}
      />
      <KeysDialog rows={reviewKeys} isOpen={open === 'keys'} onClose={handleClosed} />
    </div>
  );
}
