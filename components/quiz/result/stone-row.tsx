import { stonePath } from '@/components/ui/stones';
import type { PartScore } from '@/domain/quiz/attempt-view';
import { pointsText } from '@/domain/quiz/result-words';

const stone = stonePath(7, 1, 12, 8, -0.05);
const mostStones = 14;

type Props = {
  readonly title: string;
  readonly parts: readonly (PartScore & { readonly stones: readonly number[] })[];
};

/** One line: its stones, or a bar when they are too many, and the count in figures. */
function Line({ part }: { readonly part: Props['parts'][number] }) {
  const { name, points, items, stones } = part;
  return (
    <li>
      <span className="part-name">{name}</span>
      {stones.length <= mostStones ? (
        <svg className="part-stones" viewBox={`0 0 ${mostStones * 16} 10`} aria-hidden="true">
          {stones.map((credit, index) => (
            <path
              key={index}
              transform={`translate(${index * 16} 0)`}
              d={stone}
              className={credit >= 1 ? 'ring-right' : credit > 0 ? 'ring-partly' : 'ring-missed'}
            />
          ))}
        </svg>
      ) : (
        <progress className="bar" value={points} max={items} aria-label={name} />
      )}
      <span className="part-count">
        {pointsText(points)} of {items}
      </span>
    </li>
  );
}

/** The score by level or by topic. */
export function StoneRows({ title, parts }: Props) {
  if (parts.length === 0) return null;
  return (
    <section className="parts">
      <h2>{title}</h2>
      <ul>
        {parts.map((part) => (
          <Line key={part.name} part={part} />
        ))}
      </ul>
    </section>
  );
}
