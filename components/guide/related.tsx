import type { RelatedLink } from '@/domain/content/guide';

type Props = { readonly title: string | null; readonly links: readonly RelatedLink[]; readonly editHref: string };

/** The foot of a guide: what to read next, and where to mend this one. */
export function Related({ title, links, editHref }: Props) {
  return (
    <footer className="related">
      {links.length > 0 && (
        <>
          <h2>{title ?? 'Read next'}</h2>
          <ul className="mb-5 grid gap-2">
            {links.map((link) => (
              <li key={link.href}>
                <a href={link.href}>{link.title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="meta">
        Found a mistake?{' '}
        <a className="linkb" href={editHref}>
          Edit this guide
        </a>
      </p>
    </footer>
  );
}
