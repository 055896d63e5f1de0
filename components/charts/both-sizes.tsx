import type { ReactNode } from 'react';
import type { ChartSize } from './chart-size';

/** The drawing for a wide screen and the one for a phone; the style sheet shows one of them, to ears too. */
export function BothSizes({ draw }: { readonly draw: (size: ChartSize) => ReactNode }) {
  return (
    <>
      <div className="for-wide">{draw('wide')}</div>
      <div className="for-slim">{draw('slim')}</div>
    </>
  );
}
