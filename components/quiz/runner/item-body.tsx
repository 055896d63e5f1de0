import { ClozeGap } from '@/components/quiz/runner/cloze-gap';
import { type AnswerProps, ItemAnswer } from '@/components/quiz/runner/item-answer';
import { ItemHtml } from '@/components/quiz/runner/item-html';
import { isInline } from '@/domain/quiz/fill-gaps';

/** One item: what is asked, its code, and the answer. */
export function ItemBody(props: AnswerProps) {
  const { item } = props;
  const filled = item.type === 'cloze' ? { gap: (name: string) => <ClozeGap name={name} props={props} /> } : {};
  const isHeading = item.type !== 'cloze' && isInline(item.promptHtml);
  return (
    <>
      {isHeading ? (
        <h1 className="quiz-prompt" tabIndex={-1} dangerouslySetInnerHTML={{ __html: item.promptHtml }} />
      ) : (
        <>
          {/* Fields and blocks have no place in a heading. It says the same, for those who go from heading to heading. */}
          <h1 className="vh" tabIndex={-1}>
            {item.promptText}
          </h1>
          <ItemHtml html={item.promptHtml} className="quiz-prompt" {...filled} />
        </>
      )}
      {item.codeHtml !== null && <ItemHtml html={item.codeHtml} className="quiz-code" {...filled} />}
      <ItemAnswer {...props} />
    </>
  );
}
