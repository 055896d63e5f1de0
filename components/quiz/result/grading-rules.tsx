import type { FinishedAttempt, ShownItem } from '@/domain/quiz/attempt-view';

const rules: Readonly<Record<ShownItem['type'], readonly [string, string]>> = {
  single: ['One choice', '1 point for the correct one.'],
  multiple: ['Several choices', 'Correct ones chosen, less others chosen, by the number of correct ones; at least 0.'],
  boolean: ['True or false', '1 point for the right one.'],
  short: ['Short answer', '1 point when it is one of the accepted forms.'],
  number: ['Number', '1 point within what is accepted. The unit may be left out; another unit is wrong.'],
  order: ['Order', 'Pairs of steps in order, less pairs out of order, by all pairs; at least 0.'],
  cloze: ['Gaps', 'Right gaps by all gaps.'],
  self: ['Self-rated', '1 point for “Knew it”, half a point for “Partly”, by your own word.'],
};

/** How points came about, for the types that were asked. */
export function GradingRules({ view }: { readonly view: FinishedAttempt }) {
  const types = [...new Set(view.items.map(({ type }) => type))];
  return (
    <details className="res-rules">
      <summary>How this is graded</summary>
      <div>
        <p className="sub">
          {view.kind === 'self_rated'
            ? 'You rated each answer yourself. Nobody checked it.'
            : 'Answers are graded on the server, by the rules below. Each question is worth 1 point, nothing ever costs points, and an open question has none.'}
        </p>
        <dl>
          {types.map((type) => (
            <div key={type}>
              <dt>{rules[type][0]}</dt>
              <dd>{rules[type][1]}</dd>
            </div>
          ))}
        </dl>
        {view.score.interval !== null && (
          <p className="sub">
            The range is Wilson’s interval at 95 %, for questions drawn without replacement from those that your choice
            of levels and topics allows.
          </p>
        )}
      </div>
    </details>
  );
}
