import { ringLimits } from '@/components/ui/stone-ring';
import type { ScoreStatement } from '@/domain/score/score-statement';
import { caveats, howText, stonesText } from '@/domain/score/score-words';

type Props = {
  readonly statement: ScoreStatement;
  /** Path of this page. */
  readonly path: string;
  /** Path of its owner's other scores; null unless this one is listed. */
  readonly peoplePath: string | null;
  /** Path to start a run; null when the guide is here no longer. */
  readonly startPath: string | null;
};

function WhatThisShows({ statement, path, peoplePath }: Omit<Props, 'startPath'>) {
  const { stones } = statement;
  const hasRing = stones.length >= ringLimits.fewest && stones.length <= ringLimits.most;
  return (
    <section aria-labelledby="what">
      <h2 id="what">What this shows</h2>
      <p>
        {howText(statement)} {hasRing && stonesText(statement)}
      </p>
      {caveats(statement).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className="slinks">
        <a href={`${path}/credential.json`}>Signed credential</a>
        <a href={`${path}/score.json`}>As JSON</a>
        {peoplePath !== null && (
          <a href={peoplePath}>{statement.name === null ? 'Other scores' : 'Other scores of this person'}</a>
        )}
      </p>
    </section>
  );
}

/** What stands under a certificate: how to read it, and how to try it oneself. */
export function AboutScore({ startPath, ...rest }: Props) {
  const run = rest.statement.kind === 'self_rated' ? 'a run' : 'an exam';
  return (
    <div className="after">
      <WhatThisShows {...rest} />
      {startPath !== null && (
        <section aria-labelledby="try">
          <h2 id="try">Try it yourself</h2>
          <p>No account is needed. The guide it is drawn from is free to read.</p>
          <a className="btn" href={startPath}>
            Start {run}
          </a>
        </section>
      )}
    </div>
  );
}
