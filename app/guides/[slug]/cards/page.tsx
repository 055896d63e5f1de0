import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Fragment } from '@/components/guide/fragment';
import { registerFragment } from '@/components/guide/fragment-registry';
import { countOf } from '@/domain/shared/count-of';
import { content } from '@/server/content/content';
import { deckOf } from '@/server/content/deck';
import { scriptJson } from '@/server/site/script-json';
import { CardsIsland } from './cards-island';

type Props = { readonly params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const guide = content()
    .library()
    .guideBySlug.get((await params).slug);
  if (guide === undefined) return {};
  return {
    title: `${guide.briefTitle} flashcards`,
    description: `Practise the ${countOf(guide.questions.length, 'question')} of “${guide.title}” as flashcards. No account needed.`,
    alternates: { canonical: `/guides/${guide.slug}/cards` },
  };
}

export default async function CardsPage({ params }: Props) {
  const { slug } = await params;
  const { guideBySlug, config } = content().library();
  const guide = guideBySlug.get(slug);
  const rendered = await content().rendered(slug);
  if (guide === undefined || rendered === null) notFound();
  const deck = registerFragment(
    `${slug} ${guide.edition} ${config.editUrl ?? ''} deck`,
    scriptJson(deckOf(guide, rendered, config)),
  );
  return (
    <>
      <noscript>
        <main className="page pt-12">
          <h1 className="title small">{guide.briefTitle} flashcards</h1>
          <p className="mt-4">
            Cards need JavaScript. <a href={`/guides/${slug}`}>The guide</a> has every question and answer without it.
          </p>
        </main>
      </noscript>
      <Fragment name={deck} as="script" type="application/json" id="deck" />
      <CardsIsland />
    </>
  );
}
