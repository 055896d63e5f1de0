'use client';

import { findFragment } from '@/components/guide/fragment-registry';

type Props = {
  /** What `registerFragment` returned on the server. */
  readonly name: string;
  readonly as?: 'div' | 'script';
  /** Of a `script`: a data block, which browsers do not run. */
  readonly type?: 'application/json' | 'application/ld+json';
  readonly id?: string;
  readonly className?: string;
};

const keepsWhatIsThere = { __html: '' };

/** Shows a registered fragment. */
export function Fragment({ name, as: Tag = 'div', type, id, className }: Props) {
  const html = typeof window === 'undefined' ? { __html: findFragment(name) } : keepsWhatIsThere;
  return <Tag id={id} className={className} type={type} suppressHydrationWarning dangerouslySetInnerHTML={html} />;
}
