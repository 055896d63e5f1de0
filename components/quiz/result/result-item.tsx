import { GradedAnswer } from '@/components/quiz/result/graded-answer';
import type { FinishedAttempt, GradedItem, ShownItem } from '@/domain/quiz/attempt-view';
import { escapeHtml, fillGaps, isInline } from '@/domain/quiz/fill-gaps';
import { creditInWords, verdictWords } from '@/domain/quiz/grade-words';
import type { Response } from '@/domain/quiz/response';

type Props = {
  readonly view: FinishedAttempt;
  readonly item: ShownItem;
  /** Where a grading is contested; null: nowhere. */
  readonly contestHref: string | null;
};

/** What somebody typed into the gaps, in its place, and whether it was right there. */
function filled(html: string, response: Response | null, graded: GradedItem): string {
  const gaps = response?.type === 'cloze' ? response.gaps : {};
  return fillGaps(html, (name) => {
    const text = (gaps[name] ?? '').trim();
    const isRight = graded.rightGaps.includes(name);
    const said = text === '' ? 'empty' : escapeHtml(text);
    return `<span class="gap-shown ${isRight ? 'is-right' : 'is-wrong'}">${said}<span class="vh"> (${isRight ? 'right' : 'not right'})</span></span>`;
  });
}

function Asked({ html }: { readonly html: string }) {
  if (isInline(html)) return <h3 className="ex-prompt" dangerouslySetInnerHTML={{ __html: html }} />;
  return <div className="ex-prompt" dangerouslySetInnerHTML={{ __html: html }} />;
}

/** One question of a finished attempt: asked, answered, graded, and why. */
export function ResultItem({ view, item, contestHref }: Props) {
  const graded = view.graded[item.ref];
  if (graded === undefined) return null;
  const response = view.responses[item.ref]?.response ?? null;
  const isCloze = item.type === 'cloze';
  const prompt = isCloze ? filled(item.promptHtml, response, graded) : item.promptHtml;
  const code = item.codeHtml === null || !isCloze ? item.codeHtml : filled(item.codeHtml, response, graded);
  const about = [...item.topics.slice(0, 2), ...(item.level === null ? [] : [item.level])].join(', ');
  return (
    <article className="ex" id={`item-${item.position}`}>
      <span className="ex-number tn">
        <span className="vh">Question </span>
        {item.position}
      </span>
      <div className="ex-body">
        <Asked html={prompt} />
        {code !== null && <div className="quiz-code" dangerouslySetInnerHTML={{ __html: code }} />}
        <p className={`ex-verdict is-${graded.verdict}`}>
          <strong>{verdictWords(graded)}</strong> {graded.reason} {creditInWords(graded)}
        </p>
        <GradedAnswer item={item} response={response} graded={graded} />
        {graded.explanationHtml !== null && (
          <div className="ex-why" dangerouslySetInnerHTML={{ __html: graded.explanationHtml }} />
        )}
        <p className="ex-links">
          <a href={`/guides/${view.guide}#question-${item.question}`}>Read it in the guide</a>
          {contestHref !== null && (
            <a className="quietl" href={contestHref}>
              Contest this grading
            </a>
          )}
        </p>
      </div>
      <span className="ex-about">{about}</span>
    </article>
  );
}
