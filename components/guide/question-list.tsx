import { Pebble, PebbleSprite } from '@/components/ui/stones';
import type { QuestionGroup } from '@/domain/content/question-groups';
import type { RenderedQuestion } from '@/domain/content/rendered';
import { shownRevision } from '@/domain/review/shown-revision';
import { countOf } from '@/domain/shared/count-of';

type Props = {
  readonly groups: readonly QuestionGroup[];
  readonly rendered: ReadonlyMap<string, RenderedQuestion>;
  /** Where an answer can be edited. */
  readonly editHref: (file: string) => string;
};

/**
 * All questions with their answers, as plain HTML: rows that open without JavaScript. Rendered on the server only;
 * the islands beside it find rows by `data-question` and fill `data-mark`.
 */
export function QuestionList({ groups, rendered, editHref }: Props) {
  return (
    <>
      <PebbleSprite />
      {groups.map((group) => (
        <section key={group.id} aria-labelledby={group.id}>
          <h3 className="qgroup" id={group.id}>
            {group.title}
            <span>{countOf(group.questions.length, 'question')}</span>
          </h3>
          <ol>
            {group.questions.map(({ question, number }) => {
              const html = rendered.get(question.id);
              const anchor = `question-${question.id}`;
              return (
                <li
                  key={question.id}
                  className="q"
                  data-question={question.id}
                  data-aliases={question.aliases.join(' ') || undefined}
                  data-revision={shownRevision(question)}
                >
                  <details>
                    <summary>
                      <span className="qm" data-mark="">
                        <Pebble level={null} />
                      </span>
                      <span className="qn">{number}</span>
                      <h4 className="qt" dangerouslySetInnerHTML={{ __html: html?.questionHtml ?? '' }} />
                      <span className="qp">{question.topics.filter((topic) => topic !== group.title).join(', ')}</span>
                    </summary>
                    <div className="ans" id={anchor} tabIndex={-1}>
                      <div className="read ans-text" dangerouslySetInnerHTML={{ __html: html?.answerHtml ?? '' }} />
                      {question.sources.length > 0 && (
                        <p className="meta sources">
                          Sources:{' '}
                          {question.sources.map((source, index) => (
                            <span key={source}>
                              {index > 0 && ', '}
                              <a href={source} rel="noopener noreferrer">
                                {sourceName(source)}
                              </a>
                            </span>
                          ))}
                        </p>
                      )}
                      <p className="qact">
                        <a className="linkb" href={`#${anchor}`} data-copy-link="">
                          Link to this question
                        </a>
                        <button type="button" className="linkb" data-queue="" hidden>
                          Add to reviews
                        </button>
                        <a className="linkb" href={editHref(question.origin.file)}>
                          Edit this answer
                        </a>
                      </p>
                    </div>
                  </details>
                </li>
              );
            })}
          </ol>
        </section>
      ))}
    </>
  );
}

/** The part of an address that a reader recognises: host, and the last part of the path. */
function sourceName(source: string): string {
  if (!URL.canParse(source)) return source;
  const url = new URL(source);
  const last = url.pathname.split('/').filter(Boolean).at(-1);
  return last === undefined ? url.host : `${url.host}/…/${last}`;
}
