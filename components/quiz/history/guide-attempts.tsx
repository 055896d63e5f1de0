import { TrendChart } from '@/components/quiz/history/trend-chart';
import { formatDate } from '@/components/ui/format-date';
import { finishedOf, type GuideHistory, type PastAttempt } from '@/domain/quiz/history';
import { attemptName, scoreInWords } from '@/domain/quiz/result-words';

function Attempt({ attempt }: { readonly attempt: PastAttempt }) {
  const { id, submittedAt, startedAt, score, number, answered, items, choice } = attempt;
  const day = formatDate(Date.parse(submittedAt ?? startedAt), 'short');
  return (
    <li className="past">
      <span className="past-name">
        <a className="plain" href={`/quiz/${id}`}>
          {attemptName(attempt)}
        </a>
        {number === 1 && <span className="chip">First attempt</span>}
        {choice.clockMinutes !== null && <span className="meta">{choice.clockMinutes} min clock</span>}
      </span>
      <span className="meta tn">{day}</span>
      {score === null ? (
        <span className="past-score">
          <span className="meta tn">
            {answered} of {items} answered
          </span>{' '}
          <a href={`/quiz/${id}`}>Continue</a>
        </span>
      ) : (
        <span className="past-score tn">
          {scoreInWords(score)} <b>{score.percent} %</b>
        </span>
      )}
    </li>
  );
}

/** The attempts at one guide, newest first, and how the scores went. */
export function GuideAttempts({ history }: { readonly history: GuideHistory }) {
  const { slug, title, attempts } = history;
  return (
    <section className="past-guide" aria-labelledby={`past-${slug}`}>
      <div className="past-head">
        <h2 id={`past-${slug}`}>
          <a className="plain" href={`/guides/${slug}`}>
            {title}
          </a>
        </h2>
        <a href={`/guides/${slug}/quiz`}>Take it again</a>
      </div>
      <div className="past-body">
        <ul>
          {[...attempts].reverse().map((attempt) => (
            <Attempt key={attempt.id} attempt={attempt} />
          ))}
        </ul>
        <TrendChart finished={finishedOf(attempts)} />
      </div>
    </section>
  );
}
