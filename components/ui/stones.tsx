/** Every stone of Cairn: the logo, the pebble of a question, the cairn of a guide. One shape, drawn by one function. */

const rounded = (value: number) => Math.round(value * 100) / 100;

/** A river stone: flatter below, fuller above. `lean` moves the crown sideways, in widths. */
export function stonePath(cx: number, y: number, width: number, height: number, lean: number): string {
  const left = cx - width / 2;
  const right = cx + width / 2;
  const middle = y + height * 0.57;
  const crown = cx + lean * width;
  const bottom = y + height;
  const points = [
    ['M', left, middle],
    ['C', left, y + height * 0.24, left + width * 0.2 + lean * width * 0.5, y, crown, y],
    ['C', right - width * 0.16 + lean * width * 0.3, y, right, y + height * 0.28, right, middle],
    ['C', right, y + height * 0.88, right - width * 0.16, bottom, cx, bottom],
    ['C', left + width * 0.13, bottom, left, y + height * 0.9, left, middle],
  ] as const;
  return `${points.map(([command, ...numbers]) => command + numbers.map((n) => rounded(n as number)).join(' ')).join('')}Z`;
}

type Stone = { readonly d: string; readonly transform: string | undefined };

function stone(cx: number, y: number, width: number, height: number, lean: number, turn: number): Stone {
  const transform = turn === 0 ? undefined : `rotate(${turn} ${rounded(cx)} ${rounded(y + height / 2)})`;
  return { d: stonePath(cx, y, width, height, lean), transform };
}

/** The mark, on a grid of 32. The last stone is the newest one. */
export const logoPaths: readonly Stone[] = [
  stone(16, 22.4, 28, 7.6, -0.05, 0),
  stone(14.9, 13.4, 20.8, 7.6, 0.07, 1.5),
  stone(17.2, 4.9, 13.6, 6.6, -0.07, -4),
];

const five: readonly Stone[] = [
  stone(20, 34.6, 35, 8.4, -0.04, 0),
  stone(19, 25.9, 29, 7.9, 0.06, 1.5),
  stone(21, 17.7, 23, 7.4, -0.06, -2),
  stone(19.6, 10, 17, 6.9, 0.08, 3),
  stone(20.8, 2.9, 11, 6.3, -0.06, -5),
];

export function Logo() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      {logoPaths.map(({ d, transform }, index) => (
        <path
          key={d}
          d={d}
          transform={transform}
          className={index === 2 ? 'logo-top' : undefined}
          fill="currentColor"
        />
      ))}
    </svg>
  );
}

/** How well a question is kept, in quarters; null is not practised yet. */
export type PebbleLevel = 0 | 1 | 2 | 3 | 4 | null;

const pebble = stonePath(8, 1, 14.4, 10, -0.05);
/** Where the fill begins, from the top, for each quarter: a stone is wider at the bottom. */
const fills = [11, 8.4, 6, 3.4, 1];

const pebbleLevels: readonly PebbleLevel[] = [null, 0, 1, 2, 3, 4];

/** The id of a pebble's drawing in the sprite. */
export function pebbleId(level: PebbleLevel): string {
  return `pebble-${level ?? 'new'}`;
}

/** The drawings of all pebbles, once in a page; `Pebble` shows one of them. */
export function PebbleSprite() {
  return (
    <svg className="vh" width="0" height="0" aria-hidden="true">
      {pebbleLevels.map((level) => (
        <symbol key={pebbleId(level)} id={pebbleId(level)} viewBox="0 0 16 12">
          {level !== null && level > 0 && (
            <>
              <clipPath id={`${pebbleId(level)}-fill`}>
                <rect x="0" y={fills[level]} width="16" height={rounded(12 - (fills[level] ?? 0))} />
              </clipPath>
              <path className="pf" clipPath={`url(#${pebbleId(level)}-fill)`} d={pebble} />
            </>
          )}
          <path className="po" d={pebble} strokeDasharray={level === null ? '2 2' : undefined} />
        </symbol>
      ))}
    </svg>
  );
}

/** One question as a stone, filled from the bottom. Needs a `PebbleSprite` in the page. */
export function Pebble({ level, label }: { readonly level: PebbleLevel; readonly label?: string }) {
  const meaning = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg className="peb" viewBox="0 0 16 12" {...meaning}>
      <use href={`#${pebbleId(level)}`} />
    </svg>
  );
}

type CairnProps = {
  /** Stones placed, 0 to 5; or `share`, of which each full fifth is a stone. */
  readonly stones?: number;
  readonly share?: number;
  readonly width?: number;
  /** For a cairn inside of another drawing. */
  readonly x?: number;
  readonly y?: number;
};

/** The progress cairn: one stone for each full fifth; the newest is marked. Always stands beside its number. */
export function ProgressCairn({ stones, share = 0, width = 40, x, y }: CairnProps) {
  const placed = stones ?? Math.min(5, Math.floor(share * 5 + 1e-9));
  const place = x === undefined ? {} : { x, y };
  const isInside = x !== undefined;
  return (
    <svg
      className="cairn"
      width={width}
      height={rounded(width * 1.1)}
      viewBox="0 0 40 44"
      aria-hidden="true"
      {...place}
    >
      {five.map(({ d, transform }, index) => {
        if (isInside && index >= placed) return null;
        return (
          <path
            key={d}
            d={d}
            transform={transform}
            className={index < placed - 1 ? 'on' : index === placed - 1 ? 'new' : 'off'}
          />
        );
      })}
    </svg>
  );
}
