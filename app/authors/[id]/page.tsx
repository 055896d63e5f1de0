import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Fragment } from '@/components/guide/fragment';
import { registerFragment } from '@/components/guide/fragment-registry';
import { GuideList } from '@/components/home/guide-list';
import { SiteFrame } from '@/components/site/site-frame';
import { content } from '@/server/content/content';
import { staticMarkup } from '@/server/content/markup';
import { pageAddress } from '@/server/site/page-address';
import { siteVersion } from '@/server/site/version';

type Props = { readonly params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const author = content()
    .library()
    .authorById.get((await params).id);
  if (author === undefined) return { title: 'Not found', robots: { index: false } };
  return {
    title: author.name,
    description: `Interview guides by ${author.name}.`,
    alternates: pageAddress(`/authors/${author.id}`),
    openGraph: {
      type: 'profile',
      url: `/authors/${author.id}`,
      siteName: 'Cairn',
      title: author.name,
      images: [{ url: '/opengraph.png', width: 1200, height: 630, alt: 'Cairn' }],
    },
  };
}

export default async function AuthorPage({ params }: Props) {
  const { id } = await params;
  const library = content().library();
  const author = library.authorById.get(id);
  if (author === undefined) notFound();
  const guides = library.guides.filter((guide) => guide.authorId === id);
  const key = `author ${id} ${library.version}`;
  const text = registerFragment(`${key} text`, (await content().renderedAuthor(id)) ?? '');
  const list = registerFragment(`${key} list`, staticMarkup(<GuideList library={{ ...library, guides }} />));
  return (
    <SiteFrame version={siteVersion}>
      <main id="main" className="page pt-12">
        <p className="crumb">{author.kind === 'group' ? 'Authors, a group' : 'Author'}</p>
        <h1 className="title small">{author.name}</h1>
        <Fragment name={text} className="read mt-5 max-w-read" />
        {author.url !== null && (
          <p className="mt-4">
            <a href={author.url} rel="noopener noreferrer">
              {author.url}
            </a>
          </p>
        )}
        <h2 className="mt-12 mb-4 text-lg">Guides</h2>
        <Fragment name={list} />
      </main>
    </SiteFrame>
  );
}
