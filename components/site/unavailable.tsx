import { FallenCairn } from '@/components/site/fallen-cairn';

type Props = { readonly path: string };

/** Stands in for a page of one's own while the database is away. What is safe comes first. */
export function Unavailable({ path }: Props) {
  return (
    <main id="main" className="page pt-12">
      <FallenCairn />
      <h1 className="title small mt-6">This page cannot be made right now.</h1>
      <p className="mt-3 max-w-read">
        The database does not answer. You are still signed in, and nothing is lost: ratings are kept in this browser and
        sent later. Guides and cards work meanwhile.
      </p>
      <p className="mt-6">
        <a className="btn primary" href={path}>
          Try again
        </a>
      </p>
    </main>
  );
}
