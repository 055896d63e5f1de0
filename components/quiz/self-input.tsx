import { useState } from 'react';
import type { AnswerProps } from '@/components/quiz/item-answer';

const ratings = [
  ['missed', 'Missed it'],
  ['partly', 'Partly'],
  ['knew', 'Knew it'],
] as const;

/** A question without a key: answer it aloud, look, and say how it went. */
export function SelfInput({ item, response, onAnswer }: AnswerProps) {
  const rated = response?.type === 'self' ? response.rating : null;
  const [isOpen, setIsOpen] = useState(rated !== null);
  if (!isOpen)
    return (
      <div className="quiz-answer">
        <p className="meta">Answer aloud, as you would in the interview. Then look.</p>
        <button type="button" className="btn big block" onClick={() => setIsOpen(true)}>
          Show answer
        </button>
      </div>
    );
  return (
    <>
      <div className="read quiz-self-answer" dangerouslySetInnerHTML={{ __html: item.answerHtml ?? '' }} />
      <fieldset className="quiz-answer">
        <legend>How did it go? This is your own rating.</legend>
        <div className="rate three-up">
          {ratings.map(([rating, label]) => (
            <button
              key={rating}
              type="button"
              className={rated === rating ? 'is-chosen' : ''}
              aria-pressed={rated === rating}
              onClick={() => onAnswer(rated === rating ? null : { type: 'self', rating })}
            >
              <b>{label}</b>
            </button>
          ))}
        </div>
      </fieldset>
    </>
  );
}
