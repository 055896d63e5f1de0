import type { PartScore } from '@/domain/quiz/attempt-view';
import { levelText, pointsText } from '@/domain/score/score-words';

const width = 300;

/** A bar for each level, always with its count. */
export function LevelBars({ levels }: { readonly levels: readonly PartScore[] }) {
  return (
    <ul className="lv3">
      {levels.map((level) => (
        <li key={level.name}>
          <span>{levelText(level)}</span>
          <svg className="lvbar" viewBox={`0 0 ${width} 8`} preserveAspectRatio="none" aria-hidden="true">
            <rect className="off" width={width} height="8" />
            <rect className="on" width={(width * level.points) / Math.max(1, level.items)} height="8" />
          </svg>
          <span className="tn">
            {pointsText(level.points)} of {level.items}
          </span>
        </li>
      ))}
    </ul>
  );
}
