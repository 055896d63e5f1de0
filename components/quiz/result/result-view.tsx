import type { ReactNode } from 'react';
import { HowGraded } from '@/components/quiz/result/how-graded';
import { ResultItem } from '@/components/quiz/result/result-item';
import { StoneRows } from '@/components/quiz/result/stone-row';
import { StudyNext } from '@/components/quiz/result/study-next';
import { formatInstant } from '@/components/ui/format-date';
import { type RingStone, ringLimits, StoneRing } from '@/components/ui/stone-ring';
import type { FinishedAttempt, PartScore, ShownItem } from '@/domain/quiz/attempt-view';
import { intervalSentence, kindSentences, resultSentence, scoreText } from '@/domain/quiz/result-words';
import { countOf } from '@/domain/shared/count-of';

type Props = {
  readonly attempt: FinishedAttempt;
  readonly timeZone: string | null;
  readonly contestHref: (item: ShownItem) => string | null;
  /** The one deed of the page: misses into the reviews, or signing in. */
  readonly action: ReactNode;
  /** Sharing, where there is an account. */
  readonly share: ReactNode;
};

export function stonesOf({ items, graded }: FinishedAttempt): RingStone[] {
  return items.map(({ ref }) => {
    const credit = graded[ref]?.credit ?? 0;
    return credit >= 1 ? 'right' : credit > 0 ? 'partly' : 'missed';
  });
}

function withStones(parts: readonly PartScore[], attempt: FinishedAttempt, of: (item: ShownItem) => readonly string[]) {
  return parts.map((part) => ({
    ...part,
    stones: attempt.items
      .filter((item) => of(item).includes(part.name))
      .map(({ ref }) => attempt.graded[ref]?.credit ?? 0)
      .sort((a, b) => b - a),
  }));
}

function Items({ title, id, items, props }: { title: string; id: string; items: readonly ShownItem[]; props: Props }) {
  const { attempt, contestHref } = props;
  return (
    <section aria-labelledby={id}>
      <h2 className="result-head" id={id}>
        {title}
      </h2>
      <ol className="result-items">
        {items.map((item) => {
          const graded = attempt.graded[item.ref];
          if (graded === undefined) return null;
          return (
            <ResultItem
              key={item.ref}
              item={item}
              response={attempt.responses[item.ref]?.response ?? null}
              graded={graded}
              guideHref={`/guides/${attempt.guide}`}
              contestHref={contestHref(item)}
            />
          );
        })}
      </ol>
    </section>
  );
}

function Head({ attempt, timeZone, action, share }: Props) {
  const { score, items, kind } = attempt;
  const isRing = items.length >= ringLimits.fewest && items.length <= ringLimits.most;
  const interval = kind === 'graded' ? intervalSentence(attempt) : null;
  return (
    <div className="result-top">
      <div>
        <p className="crumbs">
          <a href={`/guides/${attempt.guide}`}>{attempt.guideTitle}</a>
          <span>
            {kind === 'self_rated' ? 'Self-rated run' : attempt.mode === 'exam' ? 'Exam' : 'Practice'},{' '}
            {formatInstant(new Date(attempt.submittedAt), timeZone)}
          </span>
        </p>
        <h1 className="title">{scoreText(attempt)}</h1>
        <p className="result-sentence">{resultSentence(attempt)}</p>
        <p className="meta">
          {kindSentences(attempt).join(' ')} {interval}
        </p>
        <div className="result-acts">
          {action}
          {share !== null && <a href="#share">Share this score</a>}
          <a href={`/guides/${attempt.guide}/quiz`}>Take it again</a>
        </div>
      </div>
      {isRing ? (
        <StoneRing
          stones={stonesOf(attempt)}
          label={`${scoreText(attempt)}, ${score.percent} per cent`}
          figure={`${score.percent}%`}
          {...(kind === 'self_rated' ? { caption: 'self-rated' } : {})}
        />
      ) : (
        <p className="result-figure">
          {score.percent}%{kind === 'self_rated' && <span>self-rated</span>}
        </p>
      )}
    </div>
  );
}

/** The result of an attempt: the score, what it is made of, what was missed, and what to do next. */
export function ResultView(props: Props) {
  const { attempt, share } = props;
  const { score, items, graded } = attempt;
  const missed = items.filter(({ ref }) => (graded[ref]?.credit ?? 0) < 1);
  const right = items.filter((item) => !missed.includes(item));
  const levels = withStones(score.byLevel, attempt, ({ level }) => (level === null ? [] : [level]));
  return (
    <main id="main" className="page result">
      <Head {...props} />
      <div className="result-parts">
        <div>
          <StoneRows title="By level" parts={levels} />
          <p className="meta mt-3">One stone an item. Hollow is a miss, grey is partly right.</p>
        </div>
        <StoneRows title="By topic" parts={withStones(score.byTopic, attempt, ({ topics }) => topics)} />
      </div>
      <StudyNext attempt={attempt} missed={missed} />
      {missed.length > 0 && (
        <Items title={`The ${countOf(missed.length, 'item')} you missed`} id="missed" items={missed} props={props} />
      )}
      {right.length > 0 && (
        <details className="result-rest">
          <summary>The {countOf(right.length, 'item')} you got right</summary>
          <Items title="What was right" id="right" items={right} props={props} />
        </details>
      )}
      {attempt.kind === 'graded' && <HowGraded />}
      {share !== null && (
        <section id="share" className="result-share" aria-labelledby="share-head">
          {share}
        </section>
      )}
    </main>
  );
}
