import type { ReactNode } from 'react';
import { GradingRules } from '@/components/quiz/result/grading-rules';
import { PartScores } from '@/components/quiz/result/part-scores';
import { ResultItem } from '@/components/quiz/result/result-item';
import { ScoreRing } from '@/components/quiz/result/score-ring';
import { StudyNext } from '@/components/quiz/result/study-next';
import { formatDate } from '@/components/ui/format-date';
import { PebbleSprite } from '@/components/ui/stones';
import type { FinishedAttempt, PartScore } from '@/domain/quiz/attempt-view';
import {
  attemptName,
  factsOf,
  intervalSentence,
  missesOf,
  numberWord,
  resultSentence,
  scoreInWords,
} from '@/domain/quiz/result-words';
import { countOf } from '@/domain/shared/count-of';

export type ResultProps = {
  readonly view: FinishedAttempt;
  /** The day of submission in the reader's zone, `YYYY-MM-DD`; in UTC when it is not given. */
  readonly day?: string;
  /** Puts the misses among the cards (`QueueIsland`), or the way to sign in first. Null when nothing was missed. */
  readonly addToReview: ReactNode;
  /** Where the grading of an item is contested; null: nowhere. */
  readonly contestHref?: (ref: string) => string | null;
  /** What stands under "Share this score"; without it nothing is said of sharing. */
  readonly children?: ReactNode;
};

function Head({ view, day, addToReview, children }: ResultProps) {
  const { score } = view;
  const isSelfRated = view.kind === 'self_rated';
  const interval = intervalSentence(view);
  const credits = view.items.map(({ ref }) => view.graded[ref]?.credit ?? 0);
  const said = scoreInWords(score);
  return (
    <section className="res-head">
      <div>
        <p className="crumb">
          <a className="plain" href={`/guides/${view.guide}`}>
            {view.guideTitle}
          </a>{' '}
          / {attemptName(view)}, {day === undefined ? formatDate(Date.parse(view.submittedAt)) : formatDate(day)}
        </p>
        <h1 tabIndex={-1}>
          {said}
          {isSelfRated && <span className="chip res-kind">Self-rated</span>}
        </h1>
        <p className="res-say">{resultSentence(view)}</p>
        {interval !== null && <p className="sub res-interval">{interval}</p>}
        <div className="res-acts">
          {addToReview}
          {children !== undefined && <a href="#share">Share this score</a>}
          <a href={`/guides/${view.guide}/quiz`}>Take it again</a>
        </div>
        <ul className="res-facts">
          {factsOf(view).map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </div>
      <div className="res-ring">
        <ScoreRing
          credits={credits}
          percent={score.percent}
          label={`${said} ${isSelfRated ? 'by own rating' : 'correct'}`}
        />
      </div>
    </section>
  );
}

/** The credits that a part's score is the sum of. */
function withCredits(view: FinishedAttempt, parts: readonly PartScore[], by: 'level' | 'topic') {
  return parts.map((part) => ({
    ...part,
    credits: view.items
      .filter(({ level, topics }) => (by === 'level' ? level === part.name : topics.includes(part.name)))
      .map(({ ref }) => view.graded[ref]?.credit ?? 0),
  }));
}

function Items({ view, contestHref = () => null }: ResultProps) {
  const missed = missesOf(view).map(({ item }) => item);
  const others = view.items.filter((item) => !missed.includes(item));
  const row = (item: (typeof others)[number]) => (
    <ResultItem key={item.ref} view={view} item={item} contestHref={contestHref(item.ref)} />
  );
  return (
    <section className="res-sec">
      {missed.length > 0 && (
        <>
          <h2 className="res-h">The {missed.length === 1 ? 'one' : numberWord(missed.length)} you missed</h2>
          {missed.map(row)}
        </>
      )}
      {others.length > 0 && (
        <details className="res-all" open={missed.length === 0}>
          <summary>
            {missed.length === 0
              ? `All ${countOf(others.length, 'question')}`
              : `The other ${numberWord(others.length)}, which were right`}
          </summary>
          {others.map(row)}
        </details>
      )}
    </section>
  );
}

/** The result of an attempt. It reads without JavaScript. */
export function Result(props: ResultProps) {
  const { view, children } = props;
  const stones = 'One stone a question. Half full is in part, hollow is a miss.';
  return (
    <main id="main" className="page">
      <PebbleSprite />
      <Head {...props} />
      <div className="res-cols">
        <PartScores title="By level" parts={withCredits(view, view.score.byLevel, 'level')} note={stones} />
        <PartScores title="By topic" parts={withCredits(view, view.score.byTopic, 'topic')} />
      </div>
      <GradingRules view={view} />
      <StudyNext view={view} cardsHref={`/guides/${view.guide}/cards`} />
      <Items {...props} />
      {children !== undefined && (
        <section id="share" className="res-share">
          {children}
        </section>
      )}
    </main>
  );
}
