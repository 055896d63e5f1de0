import { useEffect, useRef, useState } from 'react';
import type { AnswerProps } from '@/components/quiz/runner/item-answer';
import { isPlainKey } from '@/components/ui/plain-key';
import { Pebble, type PebbleLevel } from '@/components/ui/stones';
import type { Response } from '@/domain/quiz/response';

type Rating = Extract<Response, { type: 'self' }>['rating'];

const ratings: readonly (readonly [Rating, string, string, PebbleLevel])[] = [
  ['knew', 'Knew it', '1 point', 4],
  ['partly', 'Partly', 'half a point', 2],
  ['missed', 'Missed it', 'no point', 0],
];

type RateProps = {
  readonly rated: Rating | null;
  readonly isFixed: boolean;
  readonly onRate: (rating: Rating) => void;
};

function Ratings({ rated, isFixed, onRate }: RateProps) {
  return (
    <fieldset className="quiz-answer quiz-self" disabled={isFixed}>
      <legend>How did it go? This is your own rating.</legend>
      <div className="rate three-up">
        {ratings.map(([rating, label, worth, level], index) => (
          <button
            key={rating}
            type="button"
            aria-pressed={rated === rating}
            aria-keyshortcuts={String(index + 1)}
            onClick={() => onRate(rating)}
          >
            <Pebble level={level} />
            <span>
              <b>{label}</b>
              <span className="in">{worth}</span>
            </span>
            <kbd>{index + 1}</kbd>
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** A question without a key: answer it aloud, look at the guide's answer, and say how it went. */
export function SelfInput({ item, response, graded, isBusy, onAnswer }: AnswerProps) {
  const rated = response?.type === 'self' ? response.rating : null;
  const [isOpen, setIsOpen] = useState(rated !== null || graded !== null);
  const answer = useRef<HTMLElement>(null);
  const isFixed = graded !== null || isBusy;
  const rate = (rating: Rating) => onAnswer(rated === rating ? null : { type: 'self', rating }, false);
  const reveal = () => {
    setIsOpen(true);
    requestAnimationFrame(() => answer.current?.focus({ preventScroll: true }));
  };
  const press = (event: KeyboardEvent) => {
    if (event.repeat || !isPlainKey(event)) return;
    const isControl = event.target instanceof Element && event.target.closest('a, button, summary') !== null;
    const chosen = /^[1-3]$/.test(event.key) ? ratings[Number(event.key) - 1] : undefined;
    if (!isOpen && !isControl && (event.key === ' ' || event.key === 'Enter')) reveal();
    else if (isOpen && !isFixed && chosen !== undefined) rate(chosen[0]);
    else return;
    event.preventDefault();
  };
  const current = useRef(press);
  useEffect(() => {
    current.current = press;
  });
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => current.current(event);
    window.addEventListener('keydown', handleKey);
    return () => window.removeEventListener('keydown', handleKey);
  }, []);

  if (!isOpen)
    return (
      <div className="quiz-answer quiz-reveal">
        <p className="sub">Answer aloud, as you would in the interview. Then look.</p>
        <button type="button" className="btn big block" onClick={reveal}>
          Show answer<kbd>Space</kbd>
        </button>
      </div>
    );
  return (
    <>
      <section className="quiz-self-answer" ref={answer} tabIndex={-1} aria-label="Answer">
        {item.answerHtml === null || item.answerHtml === '' ? (
          <p className="sub">This question has no answer yet.</p>
        ) : (
          <div className="read" dangerouslySetInnerHTML={{ __html: item.answerHtml }} />
        )}
      </section>
      <Ratings rated={rated} isFixed={isFixed} onRate={rate} />
    </>
  );
}
