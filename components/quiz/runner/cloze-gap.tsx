import type { KeyboardEvent } from 'react';
import type { AnswerProps } from '@/components/quiz/runner/item-answer';
import { longestTypedAnswer } from '@/domain/quiz/response';

type Gaps = Readonly<Record<string, string>>;

function withGap(gaps: Gaps, name: string, text: string): Gaps {
  const { [name]: _, ...rest } = gaps;
  return text === '' ? rest : { ...rest, [name]: text };
}

/** Enter goes to the next gap, and after the last one on. */
function goOn(event: KeyboardEvent<HTMLInputElement>, onDone: () => void): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  event.preventDefault();
  const gaps = [...document.querySelectorAll<HTMLInputElement>('.quiz-item .gap')];
  const next = gaps[gaps.indexOf(event.currentTarget) + 1];
  if (next === undefined) onDone();
  else next.focus();
}

/** A field inside of a sentence or of code, as wide as what stands in it. */
export function ClozeGap({ name, props }: { readonly name: string; readonly props: AnswerProps }) {
  const { item, response, graded, isBusy, onAnswer, onDone } = props;
  const gaps: Gaps = response?.type === 'cloze' ? response.gaps : {};
  const text = gaps[name] ?? '';
  const isRight = graded?.rightGaps.includes(name) ?? false;
  const verdict = graded === null ? '' : isRight ? ' is-right' : ' is-wrong';
  const place = item.gaps.indexOf(name) + 1;
  return (
    <input
      className={`gap${verdict}`}
      aria-label={`Gap ${place}${graded === null ? '' : isRight ? ', right' : ', not right'}`}
      value={text}
      size={Math.min(36, Math.max(7, text.length + 1))}
      maxLength={longestTypedAnswer}
      autoComplete="off"
      autoCapitalize="off"
      autoCorrect="off"
      spellCheck={false}
      readOnly={graded !== null || isBusy}
      onChange={(event) => {
        const next = withGap(gaps, name, event.target.value);
        onAnswer(Object.keys(next).length === 0 ? null : { type: 'cloze', gaps: next }, true);
      }}
      onKeyDown={(event) => goOn(event, onDone)}
    />
  );
}
