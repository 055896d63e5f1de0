import { stonePath } from '@/components/ui/stones';

type Props = {
  /** Credits, 0 to 1, in the order in which the questions were asked. */
  readonly credits: readonly number[];
  readonly percent: number;
  readonly label: string;
};

const size = 240;
const leans = [0.06, -0.05, 0.02, -0.07];
const swells = [0, 0.05, -0.04, 0.03, -0.06, 0.02, 0.06];
const rounded = (value: number) => Math.round(value * 10) / 10;

/** From 8 to 60 questions a ring of stones can be counted; otherwise a bar says as much. */
export function isRing(count: number): boolean {
  return count >= 8 && count <= 60;
}

type StoneProps = { readonly credit: number; readonly index: number; readonly count: number };

function Stone({ credit, index, count }: StoneProps) {
  const middle = size / 2;
  const radius = middle - size * 0.075;
  const turn = (360 * (index + 0.5)) / count;
  const angle = ((turn - 90) * Math.PI) / 180;
  const gap = (2 * Math.PI * radius) / count;
  const swell = swells[(index * 5) % 7] ?? 0;
  const plain = Math.min(size * 0.1, gap * 0.66);
  const width = Math.min(gap * 0.86, plain * 1.5) * (1 + swell);
  const height = plain * (1 - swell);
  const d = stonePath(0, -height / 2, width, height, leans[index % 4] ?? 0);
  const clip = `ring-part-${index}`;
  const isPart = credit > 0 && credit < 1;
  return (
    <g
      transform={`translate(${rounded(middle + radius * Math.cos(angle))} ${rounded(middle + radius * Math.sin(angle))}) rotate(${rounded(turn)})`}
    >
      {isPart && (
        <>
          <clipPath id={clip}>
            <rect x={-width} y={rounded(height / 2 - height * credit)} width={width * 2} height={height} />
          </clipPath>
          <path d={d} className="ring-full" clipPath={`url(#${clip})`} />
        </>
      )}
      <path d={d} className={credit >= 1 ? 'ring-full' : 'ring-none'} />
    </g>
  );
}

/** One stone for each question: full, in part, or hollow. The figure stands inside. */
export function ScoreRing({ credits, percent, label }: Props) {
  if (!isRing(credits.length)) return <ScoreBar percent={percent} label={label} />;
  return (
    <svg className="ring" viewBox={`0 0 ${size} ${size}`} width={size} height={size} role="img" aria-label={label}>
      {credits.map((credit, index) => (
        <Stone key={index} credit={credit} index={index} count={credits.length} />
      ))}
      <text className="ring-figure m" x={size / 2} y={size / 2 + 15}>
        {percent}
        <tspan className="ring-sign">%</tspan>
      </text>
    </svg>
  );
}

function ScoreBar({ percent, label }: Pick<Props, 'percent' | 'label'>) {
  return (
    <div className="score-bar" role="img" aria-label={label}>
      <p className="tn">
        {percent}
        <span>%</span>
      </p>
      <svg viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
        <rect className="bar-track" width="100" height="3" rx="1.5" />
        <rect className="bar-fill" width={percent} height="3" rx="1.5" />
      </svg>
    </div>
  );
}
