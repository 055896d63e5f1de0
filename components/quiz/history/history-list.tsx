import { Trend } from '@/components/quiz/history/trend';
import { formatInstant } from '@/components/ui/format-date';
import { type GuideHistory, type PastAttempt, trendOf } from '@/domain/quiz/history';
import { countOf } from '@/domain/shared/count-of';

type Props = { readonly guides: readonly GuideHistory[]; readonly timeZone: string | null };

const modes = { exam: 'Exam', practice: 'Practice' } as const;

function AttemptRow({ attempt, timeZone }: { readonly attempt: PastAttempt; readonly timeZone: string | null }) {
  const { id, submittedAt, startedAt, percent, items, answered, isFirst, mode, kind } = attempt;
  return (
    <tr>
      <td>
        <a href={`/quiz/${id}`}>{formatInstant(new Date(submittedAt ?? startedAt), timeZone)}</a>
        {isFirst && <span className="chip ml-2">First</span>}
      </td>
      <td>{kind === 'self_rated' ? 'Self-rated' : modes[mode]}</td>
      <td className="r">{countOf(items, 'question')}</td>
      <td className="r">
        {percent === null ? (
          <a href={`/quiz/${id}`}>
            Continue, {answered} of {items}
          </a>
        ) : (
          `${percent}%`
        )}
      </td>
    </tr>
  );
}

/** Every attempt by guide, with its trend. */
export function HistoryList({ guides, timeZone }: Props) {
  return guides.map((history) => (
    <section key={history.guide} className="history-guide" aria-labelledby={`history-${history.guide}`}>
      <div className="history-head">
        <h3 id={`history-${history.guide}`}>{history.title}</h3>
        <a href={`/guides/${history.guide}/quiz`}>Take it again</a>
      </div>
      <div className="history-body">
        <section className="scroll" aria-label={`Attempts at ${history.title}`} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th>When</th>
                <th>How</th>
                <th className="r">Length</th>
                <th className="r">Score</th>
              </tr>
            </thead>
            <tbody>
              {history.attempts.map((attempt) => (
                <AttemptRow key={attempt.id} attempt={attempt} timeZone={timeZone} />
              ))}
            </tbody>
          </table>
        </section>
        <Trend points={trendOf(history)} title={history.title} />
      </div>
    </section>
  ));
}
