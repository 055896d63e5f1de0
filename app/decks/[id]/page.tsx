import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SettingsSection } from '@/components/account/settings-section';
import { DeckCards } from '@/components/decks/deck-cards';
import { ImportReportView } from '@/components/decks/import-report-view';
import { SiteFrame } from '@/components/site/site-frame';
import { Unavailable } from '@/components/site/unavailable';
import { loadForOwner } from '@/server/auth/page-session';
import { content } from '@/server/content/content';
import { loadDeckPage } from '@/server/decks/load-deck-page';
import { siteVersion } from '@/server/site/version';
import { AgainIsland, RemoveIsland, RenameIsland } from './deck-islands';

export const metadata: Metadata = { title: 'Deck', robots: { index: false } };

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

type Loaded = NonNullable<Awaited<ReturnType<typeof loadDeckPage>>>;

function Shown({ deck, page }: Loaded) {
  const { id, name, report } = deck;
  return (
    <main id="main" className="page decks pt-12">
      <p className="meta">
        <a href="/decks">Your decks</a>
      </p>
      <h1 className="title small">{name}</h1>
      <p className="deck-deeds">
        <a className="btn primary" href="/review">
          Review
        </a>
      </p>
      <DeckCards name={name} cards={page.cards} />
      {page.next !== null && (
        <p className="deck-next">
          <a href={`/decks/${id}?after=${page.next}`}>Next cards</a>
        </p>
      )}
      <div className="mt-6">
        {report !== null && (
          <SettingsSection id="report" title="Last import" about="What came along, and what did not.">
            <ImportReportView report={report} />
          </SettingsSection>
        )}
        <SettingsSection id="again" title="Bring it in again" about="Cards are found again; reviews are never lost.">
          <AgainIsland id={id} />
        </SettingsSection>
        <SettingsSection id="name" title="Name">
          <RenameIsland id={id} name={name} />
        </SettingsSection>
        <SettingsSection id="remove" title="Remove">
          <RemoveIsland id={id} name={name} />
        </SettingsSection>
      </div>
    </main>
  );
}

const cardShape = /^[a-z0-9-]{1,80}$/;

export default async function DeckPage({ params, searchParams }: Props) {
  const [{ id }, query] = [await params, await searchParams];
  const card = typeof query['card'] === 'string' && cardShape.test(query['card']) ? query['card'] : null;
  const from = Number(query['after'] ?? -1);
  const after = Number.isSafeInteger(from) && from >= -1 && from < 2 ** 31 ? from : -1;
  const path = `/decks/${encodeURIComponent(id)}`;
  const asked = await loadForOwner(path, ({ db, session: { userId } }) =>
    loadDeckPage(db, content(), { userId, id, after, card }),
  );
  if (asked !== null && asked.loaded === null) notFound();
  return (
    <SiteFrame version={siteVersion}>
      {asked === null || asked.loaded === null ? <Unavailable path={path} /> : <Shown {...asked.loaded} />}
    </SiteFrame>
  );
}
