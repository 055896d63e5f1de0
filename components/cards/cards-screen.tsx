import { useCallback, useEffect, useMemo, useState } from 'react';
import { CardView } from '@/components/cards/card-view';
import { choiceOptions } from '@/components/cards/choice-options';
import { Finish } from '@/components/cards/finish';
import { FocusHeader } from '@/components/cards/focus-header';
import { KeysDialog } from '@/components/cards/keys-dialog';
import { OptionsDialog } from '@/components/cards/options-dialog';
import { RatingBar } from '@/components/cards/rating-bar';
import { wordsOf } from '@/components/cards/rating-words';
import { seenOf } from '@/components/cards/seen';
import { StorageNotice } from '@/components/cards/storage-notice';
import { useKeys } from '@/components/cards/use-keys';
import { PebbleSprite } from '@/components/ui/stones';
import { type Choice, chooseCards, type Deck, everything } from '@/domain/review/deck';
import { type Mark, progressOf } from '@/domain/review/marks';
import { type Kept, readinessOf } from '@/domain/review/recall-words';
import type { Rating } from '@/domain/review/review-event';
import { outcomeOf, queueOf } from '@/domain/review/sitting';
import type { StoredSitting } from '@/domain/review/stored-sitting';
import { countOf } from '@/domain/shared/count-of';

type Props = {
  readonly deck: Deck;
  readonly stored: StoredSitting;
  readonly marks: ReadonlyMap<string, Mark>;
  /** How well questions are kept, as the schedule says; those that it does not know are not in it. */
  readonly recalls: ReadonlyMap<string, Kept>;
  readonly storage: 'kept' | 'blocked' | 'full';
  /** Where the ratings are, in a few words; null: nothing to say. */
  readonly saved: string | null;
  readonly isLoaded: boolean;
  readonly onRate: (rating: Rating) => void;
  readonly onSkip: () => void;
  readonly onUndo: () => void;
  readonly onBegin: (choice: Choice) => void;
  readonly onBeginWith: (cards: readonly string[]) => void;
  readonly onMode: (mode: StoredSitting['mode']) => void;
  readonly onReset: () => void;
  readonly onOpen: (question: string) => void;
  readonly onClose: () => void;
};

/** A sitting with the cards of one guide, from the first card to the finish. */
export function CardsScreen(props: Props) {
  const { deck, stored, marks, storage, isLoaded, onRate, onSkip, onUndo, onMode } = props;
  const [revealed, setRevealed] = useState<string | null>(null);
  const [open, setOpen] = useState<'options' | 'keys' | null>(null);
  const [said, setSaid] = useState('');
  const cards = useMemo(() => new Map(deck.cards.map((card) => [card.id, card])), [deck]);
  const queue = queueOf(stored.sitting);
  const outcome = outcomeOf(stored.sitting);
  const steps = stored.sitting.steps.length;
  const left = queue.length;
  const card = cards.get(queue[0] ?? '');
  /** The same card may come twice: a showing is named by the step as well. */
  const showing = `${steps} ${card?.id ?? ''}`;
  const isRevealed = revealed === showing;
  const guideHref = `/guides/${deck.slug}`;

  useEffect(() => {
    if (isLoaded) document.documentElement.dataset['cards'] = 'ready';
  }, [isLoaded]);

  /** Back to the card, so that the next key is meant for it. */
  const handleClosed = useCallback(() => {
    setOpen(null);
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('.cards [data-focus]')?.focus({ preventScroll: true }),
    );
  }, []);
  const handleReveal = useCallback(() => {
    setRevealed(showing);
    setSaid('Answer shown');
  }, [showing]);
  const handleRate = useCallback(
    (rating: Rating) => {
      if (!isRevealed) return;
      onRate(rating);
      setSaid(`${wordsOf(rating).name}, ${wordsOf(rating).meaning}`);
    },
    [isRevealed, onRate],
  );
  const handleSwipe = useCallback(
    (direction: 'left' | 'right') => handleRate(direction === 'right' ? 3 : 1),
    [handleRate],
  );
  const handleSkip = useCallback(() => {
    onSkip();
    setSaid(`Skipped, ${Math.max(0, left - 1)} left`);
  }, [onSkip, left]);
  const handleUndo = useCallback(() => {
    if (steps === 0) return;
    onUndo();
    setRevealed(null);
    setSaid(`Undone, ${countOf(steps - 1, 'rating')} kept`);
  }, [onUndo, steps]);

  useKeys({
    isRevealed,
    isQuick: stored.mode === 'quick',
    onReveal: handleReveal,
    onRate: handleRate,
    onSkip: handleSkip,
    onUndo: handleUndo,
    onKeys: () => setOpen('keys'),
    onOpen: () => card !== undefined && props.onOpen(card.id),
    onClose: props.onClose,
  });

  const options = choiceOptions(deck);
  const shaky = progressOf(marks).shaky;
  const place = [deck.title, card?.level ?? card?.topics[0]].filter(Boolean).join(', ');
  return (
    <div className="cards">
      <PebbleSprite />
      <FocusHeader
        closeHref={guideHref}
        closeTo="the guide"
        finished={outcome.finished}
        total={outcome.total}
        saved={props.saved}
        canUndo={steps > 0}
        onUndo={handleUndo}
        onOptions={() => setOpen('options')}
        onKeys={() => setOpen('keys')}
      />
      <main id="main" className="cards-main">
        <StorageNotice state={storage} />
        {!isLoaded && <p className="meta cards-loading">Loading the cards</p>}
        {isLoaded && card !== undefined && (
          <>
            <CardView
              key={showing}
              card={card}
              place={place}
              href={`${guideHref}#question-${card.id}`}
              seen={seenOf(marks.get(card.id), props.recalls.get(card.id))}
              isRevealed={isRevealed}
              mode={stored.mode}
              isFirst={said === ''}
              onReveal={handleReveal}
              onSwipe={handleSwipe}
            />
            {isRevealed ? (
              <RatingBar mode={stored.mode} onRate={handleRate} onSkip={handleSkip} onMode={onMode} />
            ) : (
              <p className="cards-skip">
                <button type="button" className="linkb" onClick={handleSkip} aria-keyshortcuts="s">
                  Skip this card
                </button>
              </p>
            )}
          </>
        )}
        {isLoaded && outcome.isFinished && (
          <Finish
            outcome={outcome}
            cards={cards}
            guideHref={guideHref}
            readiness={readinessOf(deck.cards.map(({ id }) => props.recalls.get(id)?.recall ?? null))}
            onRepeatShaky={() => props.onBeginWith(outcome.shaky)}
            onAll={() => props.onBegin(everything)}
          />
        )}
        {isLoaded && outcome.total === 0 && (
          <div className="finish">
            <h1>This guide has no questions yet.</h1>
            <p className="go">
              <a href={guideHref}>Back to the guide</a>
            </p>
          </div>
        )}
      </main>
      <p className="vh" role="status">
        {said}
      </p>
      <OptionsDialog
        guideHref={guideHref}
        isOpen={open === 'options'}
        choice={stored.choice}
        levels={options.levels}
        topics={options.topics}
        shakyCount={shaky}
        countOf={(choice) => chooseCards(deck.cards, choice, marks, 1).length}
        onStart={(choice) => {
          setOpen(null);
          setRevealed(null);
          props.onBegin(choice);
        }}
        onReset={() => {
          setOpen(null);
          setRevealed(null);
          setSaid('Ratings of this guide forgotten');
          props.onReset();
        }}
        onClose={handleClosed}
      />
      <KeysDialog isOpen={open === 'keys'} onClose={handleClosed} />
    </div>
  );
}
