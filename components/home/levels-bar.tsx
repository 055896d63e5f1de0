import type { Guide, Level } from '@/domain/content/guide';

type Props = { readonly guide: Guide };

const kinds: readonly (Level | 'other')[] = ['beginner', 'intermediate', 'advanced', 'other'];
const width = 136;
const gap = 2;

/** How many questions of each level, easy to hard, as one bar. */
export function LevelsBar({ guide }: Props) {
  const counts = kinds
    .map((kind) => ({ kind, count: guide.questions.filter((question) => (question.level ?? 'other') === kind).length }))
    .filter(({ count }) => count > 0);
  const total = guide.questions.length;
  const room = width - gap * (counts.length - 1);
  const label = counts.map(({ kind, count }) => `${count} ${kind}`).join(', ');
  let from = 0;
  const bars = counts.map(({ kind, count }) => {
    const length = (room * count) / total;
    const bar = { kind, x: from, length };
    from += length + gap;
    return bar;
  });
  return (
    <svg
      className="levels"
      viewBox={`0 0 ${width} 6`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label === '' ? 'no questions' : label}
    >
      {bars.map((bar) => (
        <rect key={bar.kind} className={bar.kind} x={bar.x} y="0" width={bar.length} height="6" rx="2" />
      ))}
    </svg>
  );
}
