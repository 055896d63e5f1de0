import type { Metadata } from 'next';
import { SettingsSection } from '@/components/account/settings-section';
import { DeckList } from '@/components/decks/deck-list';
import { SiteFrame } from '@/components/site/site-frame';
import { Unavailable } from '@/components/site/unavailable';
import { loadForOwner } from '@/server/auth/page-session';
import { listOwnDecks } from '@/server/decks/list-own-decks';
import { siteVersion } from '@/server/site/version';
import { NewDeckIsland } from './new-deck-island';

export const metadata: Metadata = { title: 'Your decks', robots: { index: false } };

export default async function Decks() {
  const asked = await loadForOwner('/decks', ({ db, session: { userId } }) => listOwnDecks(db, { userId }));
  return (
    <SiteFrame version={siteVersion}>
      {asked === null ? (
        <Unavailable path="/decks" />
      ) : (
        <main id="main" className="page decks pt-12">
          <h1 className="title small">Your decks</h1>
          <p className="meta mt-3">Cards from Anki that {asked.session.email} brought along. Nobody else sees them.</p>
          <div className="mt-6">
            <SettingsSection id="decks" title="Decks">
              <DeckList decks={asked.loaded.decks} />
            </SettingsSection>
            <SettingsSection id="bring" title="Bring one in" about="A package of Anki, or a text.">
              <NewDeckIsland />
            </SettingsSection>
          </div>
        </main>
      )}
    </SiteFrame>
  );
}
