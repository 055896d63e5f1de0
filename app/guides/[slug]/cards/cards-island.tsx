'use client';

import { useCallback, useEffect, useState } from 'react';
import { useSync } from '@/client/use-sync';
import { CardsScreen } from '@/components/cards/cards-screen';
import type { Deck } from '@/domain/review/deck';
import { savedSentence } from '@/domain/review/sync-status';
import { useSitting } from './use-sitting';

/** Reads the deck that the page carries, then hands over to the sitting. */
export function CardsIsland() {
  const [deck, setDeck] = useState<Deck | null>(null);
  useEffect(() => {
    const text = document.getElementById('deck')?.textContent;
    if (text) setDeck(JSON.parse(text) as Deck);
  }, []);
  return deck === null ? null : <Sitting deck={deck} />;
}

function Sitting({ deck }: { readonly deck: Deck }) {
  const sitting = useSitting(deck);
  const { status } = useSync();
  const guideHref = `/guides/${deck.slug}`;
  const handleOpen = useCallback((id: string) => location.assign(`${guideHref}#question-${id}`), [guideHref]);
  const handleClose = useCallback(() => location.assign(guideHref), [guideHref]);
  return (
    <CardsScreen
      deck={deck}
      stored={sitting.stored}
      marks={sitting.marks}
      recalls={sitting.recalls}
      storage={sitting.storage}
      saved={savedSentence(status)}
      isLoaded={sitting.isLoaded}
      onRate={sitting.rate}
      onSkip={sitting.skip}
      onUndo={sitting.undoLast}
      onBegin={sitting.begin}
      onBeginWith={sitting.beginWith}
      onMode={sitting.setMode}
      onReset={sitting.reset}
      onOpen={handleOpen}
      onClose={handleClose}
    />
  );
}
