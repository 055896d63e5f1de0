import type { ReactNode } from 'react';

type Props = { readonly id: string; readonly title: string; readonly about?: string; readonly children: ReactNode };

/** One part of the settings, between hairlines: what it is at the left, what can be changed at the right. */
export function SettingsSection({ id, title, about, children }: Props) {
  return (
    <section className="set" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        {about !== undefined && <p className="meta">{about}</p>}
      </div>
      <div className="set-body">{children}</div>
    </section>
  );
}
