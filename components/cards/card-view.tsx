import { type ReactNode, useEffect, useRef } from 'react';
import { useSwipe } from '@/components/cards/use-swipe';
import { enhanceCode } from '@/components/guide/enhance-code';
import { Pebble, type PebbleLevel } from '@/components/ui/stones';
import type { Card } from '@/domain/review/deck';

type Props = {
  readonly card: Card;
  readonly place: string;
  readonly href: string;
  /** What the card is one of; a deck of one's own has no source to edit. */
  readonly shelf?: 'guide' | 'deck';
  /** How well it is kept, as a stone and in words. */
  readonly seen: { readonly level: PebbleLevel; readonly text: string };
  readonly isRevealed: boolean;
  readonly mode: 'four' | 'quick';
  readonly isFirst: boolean;
  readonly onReveal: () => void;
  readonly onSwipe: (direction: 'left' | 'right') => void;
  /** Below the answer. */
  readonly children?: ReactNode;
};

/** One card: the question, and the answer below it once it is asked for. */
export function CardView(props: Props) {
  const { card, place, href, shelf = 'guide', seen, isRevealed, mode, isFirst, onReveal, onSwipe, children } = props;
  const element = useRef<HTMLDivElement>(null);
  const question = useRef<HTMLHeadingElement>(null);
  const answer = useRef<HTMLElement>(null);
  useSwipe(element, { isEnabled: isRevealed, onSwipe });

  useEffect(() => {
    if (isRevealed) {
      answer.current?.focus({ preventScroll: true });
      return answer.current === null ? undefined : enhanceCode(answer.current);
    }
    if (!isFirst) {
      window.scrollTo({ top: 0 });
      question.current?.focus({ preventScroll: true });
    }
    return;
  }, [isRevealed, isFirst]);

  return (
    <div className="stacked">
      <div className="card flashcard" ref={element} data-mode={mode}>
        <div className="flashcard-place">
          <span>{place}</span>
          {isRevealed ? (
            <a href={href}>
              {shelf === 'guide' ? `Question ${card.number} in the guide` : `Card ${card.number} in the deck`}
            </a>
          ) : (
            <span className="flashcard-mark">
              <Pebble level={seen.level} />
              {seen.text}
            </span>
          )}
        </div>
        <h1
          className={`flashcard-question${isRevealed ? ' is-small' : ''}`}
          ref={question}
          tabIndex={-1}
          data-focus={isRevealed ? undefined : ''}
          dangerouslySetInnerHTML={{ __html: card.questionHtml }}
        />
        {isRevealed ? (
          <section className="read flashcard-answer" ref={answer} tabIndex={-1} aria-label="Answer" data-focus="">
            {card.answerHtml === '' ? (
              <p className="sub">This question has no answer yet.</p>
            ) : (
              <div className="read" dangerouslySetInnerHTML={{ __html: card.answerHtml }} />
            )}
            {children}
            {shelf === 'guide' && (
              <p className="flashcard-edit">
                <a className="linkb" href={card.editHref}>
                  Edit this answer
                </a>
              </p>
            )}
          </section>
        ) : (
          <button type="button" className="btn primary big flashcard-reveal" onClick={onReveal}>
            Show answer<kbd>Space</kbd>
          </button>
        )}
      </div>
    </div>
  );
}
