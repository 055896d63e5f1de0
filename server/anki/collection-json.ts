/** What stands as JSON in the one row of `col`: settings, decks and their options. Anki wants every key to be there. */
import { noteTypeId } from '@/server/anki/note-type';

export type PackageDeck = { readonly id: number; readonly name: string; readonly about: string };

/** Where and when the learner's days begin; Anki counts due days from it. */
export type Clock = { readonly rolloverHour: number; readonly minutesWest: number };

function deckJson({ id, name, about }: PackageDeck, mod: number): object {
  const none = [0, 0];
  return {
    id,
    name,
    desc: about,
    mod,
    usn: -1,
    conf: 1,
    dyn: 0,
    collapsed: false,
    browserCollapsed: false,
    extendNew: 10,
    extendRev: 50,
    newToday: none,
    revToday: none,
    lrnToday: none,
    timeToday: none,
  };
}

export function decksJson(decks: readonly PackageDeck[], mod: number): object {
  const all = [{ id: 1, name: 'Default', about: '' }, ...decks];
  return Object.fromEntries(all.map((deck) => [deck.id, deckJson(deck, mod)]));
}

/** Anki's own defaults: a package brings cards, and the options of the reader's decks stay theirs. */
export const deckOptionsJson = {
  1: {
    id: 1,
    name: 'Default',
    mod: 0,
    usn: 0,
    maxTaken: 60,
    autoplay: true,
    timer: 0,
    replayq: true,
    dyn: false,
    new: { delays: [1, 10], ints: [1, 4, 7], initialFactor: 2500, separate: true, order: 1, perDay: 20, bury: false },
    lapse: { delays: [10], mult: 0, minInt: 1, leechFails: 8, leechAction: 1 },
    rev: { perDay: 200, ease4: 1.3, fuzz: 0.05, minSpace: 1, ivlFct: 1, maxIvl: 36_500, bury: false, hardFactor: 1.2 },
  },
};

/** `schedVer` 2: then Anki takes the ratings of learning cards as they are, and knows relearning cards by their type. */
export function settingsJson(deck: number, nextPosition: number, clock: Clock | null): object {
  return {
    schedVer: 2,
    activeDecks: [deck],
    curDeck: deck,
    curModel: noteTypeId,
    nextPos: nextPosition,
    addToCur: true,
    collapseTime: 1200,
    dueCounts: true,
    estTimes: true,
    newBury: true,
    newSpread: 0,
    sortBackwards: false,
    sortType: 'noteFld',
    timeLim: 0,
    ...(clock === null ? {} : { rollover: clock.rolloverHour, creationOffset: clock.minutesWest }),
  };
}
