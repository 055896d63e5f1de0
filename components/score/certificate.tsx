import { LevelBars } from '@/components/score/level-bars';
import { VerifiedMark } from '@/components/score/verified-mark';
import { formatDate } from '@/components/ui/format-date';
import { ringLimits, StoneRing } from '@/components/ui/stone-ring';
import type { ScoreStatement } from '@/domain/score/score-statement';
import { attemptText, durationText, kindText, runName, scoreText } from '@/domain/score/score-words';

type Props = {
  readonly statement: ScoreStatement;
  /** Host of this server, which graded it. */
  readonly host: string;
  /** Of the key that the credential is signed with: `7F3A 91C2`; null when there is none yet. */
  readonly keyName: string | null;
  /** False when the guide is here no longer. */
  readonly hasGuide: boolean;
};

function Facts({ statement, host, keyName }: Omit<Props, 'hasGuide'>) {
  const facts = [
    ['Taken', formatDate(Date.parse(statement.takenAt))],
    ['Attempt', attemptText(statement)],
    ['Kind', kindText(statement)],
    ['Guide edition', statement.edition.slice(0, 8)],
    ['Time', durationText(statement.durationMs)],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>{keyName === null ? 'Signed' : `Signed, key ${keyName}`}</dt>
        <dd className="ver">
          <VerifiedMark />
          {statement.kind === 'self_rated' ? `Self-rated on ${host}` : `Graded by ${host}`}
        </dd>
      </div>
    </dl>
  );
}

function Figure({ stones, percent, points, items }: ScoreStatement) {
  const text = scoreText({ points, items });
  const figure = `${percent}%`;
  if (stones.length < ringLimits.fewest || stones.length > ringLimits.most)
    return (
      <p className="cert-figure">
        {figure}
        <span>{text}</span>
      </p>
    );
  return <StoneRing stones={stones} size={272} figure={figure} caption={text} label={`${figure}, ${text}`} />;
}

/** A score as a certificate: who, what, how much, and how it came to be. */
export function Certificate({ statement, host, keyName, hasGuide }: Props) {
  const { name, guide, guideTitle } = statement;
  const title = <bdi>{guideTitle}</bdi>;
  return (
    <article className="cert">
      <div className="cg">
        <div>
          <h1>{name === null ? 'A score' : <bdi>{name}</bdi>}</h1>
          <p className="for">
            {name === null ? 'Somebody scored' : 'scored'} {scoreText(statement)} on the {runName(statement)} of{' '}
            {hasGuide ? <a href={`/guides/${guide}`}>{title}</a> : title}.
          </p>
          <LevelBars levels={statement.byLevel} />
        </div>
        <div className="rg">
          <Figure {...statement} />
        </div>
      </div>
      <Facts statement={statement} host={host} keyName={keyName} />
    </article>
  );
}
