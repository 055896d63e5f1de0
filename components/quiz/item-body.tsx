import type { AnswerProps } from '@/components/quiz/item-answer';
import { ItemAnswer } from '@/components/quiz/item-answer';
import { ItemHtml } from '@/components/quiz/item-html';
import { Verdict } from '@/components/quiz/verdict';

type Gaps = Readonly<Record<string, string>>;

function withGap(gaps: Gaps, name: string, text: string): Gaps {
  const { [name]: _, ...rest } = gaps;
  return text === '' ? rest : { ...rest, [name]: text };
}

/** A field inside of a sentence or of code, as wide as what stands in it. */
function GapField({ name, props }: { readonly name: string; readonly props: AnswerProps }) {
  const { item, response, graded, onAnswer, onDone } = props;
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
      size={Math.min(40, Math.max(8, text.length + 1))}
      maxLength={500}
      autoComplete="off"
      autoCapitalize="off"
      autoCorrect="off"
      spellCheck={false}
      readOnly={graded !== null}
      onChange={(event) => {
        const next = withGap(gaps, name, event.target.value);
        onAnswer(Object.keys(next).length === 0 ? null : { type: 'cloze', gaps: next }, true);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onDone();
      }}
    />
  );
}

/** One item: what is asked, its code, the answer, and, once it is graded, how it went. */
export function ItemBody(props: AnswerProps) {
  const { item, graded } = props;
  const gap = item.type === 'cloze' ? (name: string) => <GapField name={name} props={props} /> : undefined;
  const filled = gap === undefined ? {} : { gap };
  return (
    <>
      <h1 className="quiz-prompt" tabIndex={-1}>
        <ItemHtml html={item.promptHtml} className="quiz-prompt-text" {...filled} />
      </h1>
      {item.codeHtml !== null && <ItemHtml html={item.codeHtml} className="read quiz-code" {...filled} />}
      <ItemAnswer {...props} />
      {graded !== null && <Verdict item={item} graded={graded} />}
    </>
  );
}
