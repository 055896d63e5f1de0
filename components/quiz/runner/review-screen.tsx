import { CircleAlert } from 'lucide';
import { useEffect, useRef } from 'react';
import { downloadAnswers } from '@/components/quiz/runner/download-answers';
import { tallyWords } from '@/components/quiz/runner/question-map';
import { Icon } from '@/components/ui/icon';
import { type AttemptState, isAnswered, tally } from '@/domain/quiz/attempt-state';
import type { ShownItem } from '@/domain/quiz/attempt-view';
import { hashOf } from '@/domain/quiz/quiz-place';

type Props = {
  readonly items: readonly ShownItem[];
  readonly state: AttemptState;
  readonly isSelfRated: boolean;
  readonly onSubmit: () => void;
  readonly onBack: () => void;
};

function Rows({ title, items }: { readonly title: string; readonly items: readonly ShownItem[] }) {
  if (items.length === 0) return null;
  return (
    <section className="quiz-left">
      <h2>{title}</h2>
      <ul>
        {items.map(({ ref, position, promptText }) => (
          <li key={ref}>
            <a className="plain" href={hashOf(position)}>
              <span className="tn meta">{position}</span>
              <span>{promptText}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Before submission: what is answered, open and flagged, and the way back to each. */
export function ReviewScreen({ items, state, isSelfRated, onSubmit, onBack }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const { responses, phase, problem } = state;
  const { open } = tally(items, responses);
  const isBusy = phase !== 'open';
  return (
    <div className="quiz-item quiz-review">
      <h1 className="quiz-prompt is-title" ref={title} tabIndex={-1}>
        {open === 0 ? 'All answered' : 'Before you submit'}
      </h1>
      <p className="quiz-say">{tallyWords(items, responses)}.</p>
      <p className="sub">
        {isSelfRated
          ? 'Your own ratings make the score. Once you submit, they stay as they are.'
          : 'Answers are graded on the server. Once you submit, they stay as they are.'}
        {open > 0 && ' An open question has no points.'}
      </p>
      <Rows title="Open" items={items.filter(({ ref }) => !isAnswered(responses[ref]?.response))} />
      <Rows title="Flagged" items={items.filter(({ ref }) => responses[ref]?.isFlagged === true)} />
      {problem !== null && (
        <div className="callout err" role="alert">
          <Icon icon={CircleAlert} />
          <div>
            <p>
              <strong>The quiz could not be graded.</strong> {problem}
            </p>
            <button type="button" className="linkb" onClick={() => downloadAnswers(items, responses)}>
              Download my answers
            </button>
          </div>
        </div>
      )}
      <div className="quiz-acts">
        <button type="button" className="btn big" onClick={onBack}>
          Back
        </button>
        <button type="button" className="btn primary big push" aria-busy={isBusy} onClick={onSubmit}>
          {isBusy ? 'Submitting' : problem === null ? 'Submit' : 'Try again'}
        </button>
      </div>
    </div>
  );
}
