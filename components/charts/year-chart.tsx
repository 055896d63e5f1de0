import { scaleThreshold } from 'd3-scale';
import { formatMonth } from '@/components/ui/format-date';
import { stonePath } from '@/components/ui/stones';
import type { DayReviews } from '@/domain/memory/memory-statistics';
import { dayText } from '@/domain/shared/study-day';
import { type ChartSize, tenth } from './chart-size';

const sizes = { wide: { width: 1056, weeks: 53 }, slim: { width: 350, weeks: 22 } };
const [left, top] = [34, 20];

/** Reviews from which a day's stone is a size larger. */
const levelOf = scaleThreshold<number, number>([1, 10, 20, 40], [0, 1, 2, 3, 4]);
/** Thickness of a stone, by level, in shares of its field. */
const thickness = [0.16, 0.36, 0.5, 0.62, 0.76];
/** How much longer than thick a stone is. */
const length = [0, 0.06, 0.08, 0.1, 0.12];

/** Monday is 0. Day 0, the first of 1970, was a Thursday. */
const weekday = (day: number): number => (day + 3) % 7;

type Place = { readonly x: number; readonly y: number };

/** Stones of one size as one path: short strokes with round ends. */
function stones(places: readonly Place[], level: number, field: number): string {
  const reach = tenth(field * (length[level] ?? 0));
  return places.map(({ x, y }) => `M${tenth(x - reach / 2)} ${tenth(y)}h${reach}`).join('');
}

/** What the sizes mean. */
export function YearKey() {
  return (
    <span className="year-key" aria-hidden="true">
      none
      <svg width="86" height="16" viewBox="0 0 86 16">
        {[0, 1, 2, 3, 4].map((level) => (
          <path
            key={level}
            className={`stone-${level}`}
            strokeWidth={tenth(16 * (thickness[level] ?? 0))}
            d={stones([{ x: 8 + level * 17, y: 8 }], level, 16)}
          />
        ))}
      </svg>
      40 or more
    </span>
  );
}

type Props = {
  readonly year: readonly DayReviews[];
  readonly today: number;
  readonly label: string;
  readonly size: ChartSize;
};

/** A year of stones: one a day, a row a weekday, larger and darker with more reviews; today is in lichen. */
export function YearChart({ year, today, label, size }: Props) {
  const { width, weeks } = sizes[size];
  const field = (width - left) / weeks;
  const firstDay = today - weekday(today) - (weeks - 1) * 7;
  const placeOf = (day: number): Place => ({
    x: left + (Math.floor((day - firstDay) / 7) + 0.5) * field,
    y: top + (weekday(day) + 0.5) * field,
  });
  const shown = year.filter(({ day }) => day >= firstDay && day < today);
  const now = placeOf(today);
  const firsts = shown.filter(({ day }) => dayText(day).endsWith('-01') && day - firstDay < (weeks - 2) * 7);
  return (
    <svg className="fig" viewBox={`0 0 ${width} ${tenth(top + 7 * field)}`} role="img" aria-label={label}>
      {firsts.map(({ day }) => (
        <text key={day} x={tenth(placeOf(day).x - field / 2)} y="11">
          {formatMonth(day)}
        </text>
      ))}
      {['Mon', 'Wed', 'Fri'].map((name, index) => (
        <text key={name} x="0" y={tenth(top + (index * 2 + 0.5) * field + 4)}>
          {name}
        </text>
      ))}
      {thickness.map((share, level) => (
        <path
          key={level}
          className={`stone-${level}`}
          strokeWidth={tenth(field * share)}
          d={stones(
            shown.filter(({ reviews }) => levelOf(reviews) === level).map(({ day }) => placeOf(day)),
            level,
            field,
          )}
        />
      ))}
      <path className="stone-today" d={stonePath(now.x, now.y - field * 0.34, field * 0.9, field * 0.68, -0.05)} />
    </svg>
  );
}
