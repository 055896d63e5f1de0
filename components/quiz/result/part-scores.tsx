import { Pebble } from '@/components/ui/stones';
import type { PartScore } from '@/domain/quiz/attempt-view';
import { scoreInWords } from '@/domain/quiz/result-words';

type Part = PartScore & { readonly credits: readonly number[] };

/** More stones than this are no longer counted, but read off a bar. */
const mostStones = 24;

const levelOf = (credit: number) => (credit >= 1 ? 4 : credit > 0 ? 2 : 0);

function Stones({ credits }: { readonly credits: readonly number[] }) {
  const sorted = [...credits].sort((a, b) => b - a);
  return (
    <span className="part-stones">
      {sorted.map((credit, index) => (
        <Pebble key={index} level={levelOf(credit)} />
      ))}
    </span>
  );
}

function Bar({ points, items }: Pick<PartScore, 'points' | 'items'>) {
  return (
    <svg className="part-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect className="bar-track" width="100" height="6" />
      <rect className="bar-fill" width={items === 0 ? 0 : (points / items) * 100} height="6" />
    </svg>
  );
}

type Props = { readonly title: string; readonly parts: readonly Part[]; readonly note?: string };

/** The score by level, or by topic, one row each with its count. */
export function PartScores({ title, parts, note }: Props) {
  if (parts.length === 0) return null;
  return (
    <section>
      <h2 className="res-h">{title}</h2>
      <ul>
        {parts.map((part) => (
          <li key={part.name} className="part">
            <span>{part.name}</span>
            {part.items > mostStones ? <Bar {...part} /> : <Stones credits={part.credits} />}
            <span className="tn">{scoreInWords(part)}</span>
          </li>
        ))}
      </ul>
      {note !== undefined && <p className="meta mt-2">{note}</p>}
    </section>
  );
}
