import { YourAnswer } from '@/components/quiz/result/your-answer';
import type { GradedItem, ShownItem } from '@/domain/quiz/attempt-view';
import type { Response } from '@/domain/quiz/response';

type Props = {
  readonly item: ShownItem;
  readonly response: Response | null;
  readonly graded: GradedItem;
  readonly guideHref: string;
  /** Where to say that the key is wrong. */
  readonly contestHref: string | null;
};

/** One item of a result: what was asked, your answer, the key, why, and where to read on. */
export function ResultItem({ item, response, graded, guideHref, contestHref }: Props) {
  const place = [...item.topics.slice(0, 1), ...(item.level === null ? [] : [item.level.toLowerCase()])].join(', ');
  return (
    <li className={`result-item is-${graded.verdict}`}>
      <span className="meta tn">{item.position}</span>
      <div className="result-item-main">
        <h3 className="result-prompt" dangerouslySetInnerHTML={{ __html: item.promptHtml }} />
        {item.codeHtml !== null && (
          <div className="read quiz-code" dangerouslySetInnerHTML={{ __html: item.codeHtml }} />
        )}
        <YourAnswer item={item} response={response} graded={graded} />
        <p className="result-links">
          <a href={`${guideHref}#question-${item.question}`}>Read the answer in the guide</a>
          {contestHref !== null && (
            <a className="quiet" href={contestHref}>
              Contest this item
            </a>
          )}
        </p>
      </div>
      <span className="meta">{place}</span>
    </li>
  );
}
