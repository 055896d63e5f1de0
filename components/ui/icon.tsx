import type { IconNode } from 'lucide';
import { createElement } from 'react';

type Props = { readonly icon: IconNode; readonly className?: string };

/** One of lucide's icons, 18 px, drawn in the text's colour. Decoration only: the words stand beside it or in a label. */
export function Icon({ icon, className = '' }: Props) {
  return (
    <svg
      className={`ico ${className}`.trimEnd()}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {icon.map(([tag, attributes], index) => createElement(tag, { ...attributes, key: index }))}
    </svg>
  );
}
