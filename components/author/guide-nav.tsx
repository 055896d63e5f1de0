export type GuideLink = {
  readonly href: string;
  readonly name: string;
  readonly count: number | null;
  readonly isCurrent: boolean;
};

/** Guides at the side, each with a number; null: there is none to give. */
export function GuideNav({ guides }: { readonly guides: readonly GuideLink[] }) {
  return (
    <nav className="au-guides" aria-labelledby="au-guides">
      <h2 id="au-guides">Guides</h2>
      <ul>
        {guides.map(({ href, name, count, isCurrent }) => (
          <li key={href}>
            <a href={href} aria-current={isCurrent ? 'page' : undefined}>
              <span>{name}</span>
              {count !== null && <span className={count === 0 ? 'z' : 'tn'}>{count === 0 ? 'none' : count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
