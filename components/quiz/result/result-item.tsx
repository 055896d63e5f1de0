import { YourAnswer } from '@/components/quiz/result/your-answer';
import type { GradedItem, ShownItem } from '@/domain/quiz/attempt-view';
import { escapeHtml, fillGaps, isInline } from '@/domain/quiz/fill-gaps';
import type { Response } from '@/domain/quiz/response';

type Props = {
  readonly item: ShownItem;
  readonly response: Response | null;
  readonly graded: GradedItem;
  readonly guideHref: string;
  /** Where to say that the key is wrong. */
  readonly contestHref: string | null;
};

/** What somebody typed into the gaps, in its place, and whether it was right there. Other items have none. */
function withGaps(html: string, response: Response | null, graded: GradedItem): string {
  const gaps = response?.type === 'cloze' ? response.gaps : {};
  return fillGaps(html, (name) => {
    const text = (gaps[name] ?? '').trim();
    const isRight = graded.rightGaps.includes(name);
    const said = text === '' ? '<i>empty</i>' : escapeHtml(text);
    const verdict = `<span class="vh"> (${isRight ? 'right' : 'not right'})</span>`;
    return `<span class="gap-shown ${isRight ? 'is-right' : 'is-wrong'}">${said}${verdict}</span>`;
  });
}

/** Blocks have no place in a heading. */
function Asked({ html }: { readonly html: string }) {
  if (isInline(html)) return <h3 className="result-prompt" dangerouslySetInnerHTML={{ __html: html }} />;
  return <div className="result-prompt" dangerouslySetInnerHTML={{ __html: html }} />;
}

/** One item of a result: what was asked, your answer, the key, why, and where to read on. */
export function ResultItem({ item, response, graded, guideHref, contestHref }: Props) {
  const place = [...item.topics.slice(0, 1), ...(item.level === null ? [] : [item.level.toLowerCase()])].join(', ');
  return (
    <li className={`result-item is-${graded.verdict}`}>
      <span className="meta tn">{item.position}</span>
      <div className="result-item-main">
        <Asked html={withGaps(item.promptHtml, response, graded)} />
        {item.codeHtml !== null && (
          <div className="quiz-code" dangerouslySetInnerHTML={{ __html: withGaps(item.codeHtml, response, graded) }} />
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
