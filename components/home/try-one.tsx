'use client';

import { useEffect, useRef, useState } from 'react';
import { isPlainKey } from '@/components/ui/plain-key';
import type { Sample } from '@/domain/content/sample';

type Props = { readonly samples: readonly Sample[] };

/** One card to turn over, without an account and without keeping anything. */
export function TryOne({ samples }: Props) {
  const [at, setAt] = useState(0);
  const [isShown, setIsShown] = useState(false);
  const answer = useRef<HTMLDivElement>(null);
  const sample = samples[at];

  useEffect(() => {
    if (isShown) answer.current?.focus({ preventScroll: true });
  }, [isShown]);
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      const isElsewhere = event.target instanceof HTMLElement && event.target.closest('a, button') !== null;
      if (event.key !== ' ' || !isPlainKey(event) || isElsewhere || window.scrollY > 200) return;
      event.preventDefault();
      setIsShown(true);
    };
    window.addEventListener('keydown', handleKey);
    return () => window.removeEventListener('keydown', handleKey);
  }, []);

  if (sample === undefined) return null;
  const handleAnother = () => {
    setIsShown(false);
    setAt((at + 1) % samples.length);
  };
  return (
    <section className="try" aria-label="Try one">
      <p className="try-label">
        <b>Try one</b>
        <span>No account, nothing stored</span>
      </p>
      <div className="stacked">
        <div className="card">
          <p className="meta">{sample.place}</p>
          <p
            className={`try-question${isShown ? ' is-small' : ''}`}
            aria-live="polite"
            dangerouslySetInnerHTML={{ __html: sample.questionHtml }}
          />
          {isShown && (
            <section
              className="read try-answer"
              ref={answer}
              tabIndex={0}
              aria-label="Answer"
              dangerouslySetInnerHTML={{ __html: sample.answerHtml }}
            />
          )}
          <div className="try-actions">
            {isShown ? (
              <a className="btn primary big" href={sample.href}>
                Practise this guide
              </a>
            ) : (
              <button type="button" className="btn primary big" onClick={() => setIsShown(true)}>
                Show answer<kbd>Space</kbd>
              </button>
            )}
            <button type="button" className="btn big quiet" onClick={handleAnother}>
              Another
            </button>
          </div>
        </div>
      </div>
    </section>
  );
}
