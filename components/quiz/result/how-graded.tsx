const rules = [
  ['Single choice', '1 for the key, 0 for anything else.'],
  ['Several choices', '(keys chosen − others chosen) ÷ keys, at least 0.'],
  ['True or false', '1 for the right value.'],
  [
    'Short answer',
    '1 when one of the accepted forms is the whole answer; case and spacing count only where they matter.',
  ],
  ['Number', '1 within the tolerance. The unit may be left out; another unit is wrong.'],
  ['Order', '(pairs in order − pairs out of order) ÷ pairs, at least 0.'],
  ['Gaps', 'The share of gaps that are right.'],
] as const;

/** The rule of every type, for whoever wants to know where the points come from. */
export function HowGraded() {
  return (
    <details className="how-graded">
      <summary>How this is graded</summary>
      <p>Each item is worth 1 point. Nothing costs points, and an item without an answer has 0.</p>
      <dl>
        {rules.map(([type, rule]) => (
          <div key={type}>
            <dt>{type}</dt>
            <dd>{rule}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
