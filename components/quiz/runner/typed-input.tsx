import { useId } from 'react';
import type { AnswerProps } from '@/components/quiz/runner/item-answer';
import { longestTypedAnswer } from '@/domain/quiz/response';

const verdicts = { right: ' is-right', partly: ' is-wrong', wrong: ' is-wrong', unanswered: '' } as const;

/** One line to type, or a number with its unit beside it. */
export function TypedInput({ item, response, graded, isBusy, onAnswer, onDone }: AnswerProps) {
  const id = useId();
  const type = item.type === 'number' ? 'number' : 'short';
  const text = response?.type === type ? response.text : '';
  return (
    <div className="field quiz-answer quiz-typed">
      <label htmlFor={id}>{type === 'number' ? 'Your answer, as a number' : 'Your answer'}</label>
      <div className="quiz-unit">
        <input
          id={id}
          className={`input${graded === null ? '' : verdicts[graded.verdict]}`}
          value={text}
          inputMode={type === 'number' ? 'decimal' : 'text'}
          maxLength={longestTypedAnswer}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          readOnly={graded !== null || isBusy}
          aria-describedby={item.unit === null ? undefined : `${id}-unit`}
          data-type-here=""
          onChange={(event) => onAnswer(event.target.value === '' ? null : { type, text: event.target.value }, true)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            onDone();
          }}
        />
        {item.unit !== null && (
          <span id={`${id}-unit`} className="tn">
            {item.unit}
          </span>
        )}
      </div>
    </div>
  );
}
