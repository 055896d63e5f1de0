/** The privacy page says what the code does: cookies and tables are compared with it. */
import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import PrivacyPage from '@/app/privacy/page';
import { deckCards, decks } from '@/db/schema/decks';
import * as quizTables from '@/db/schema/quizzes';
import * as reviewTables from '@/db/schema/reviews';
import { plans, scheduleSettings } from '@/db/schema/schedule';
import * as userTables from '@/db/schema/users';
import { cookieName, cookieNames } from '@/server/auth/cookies';
import { publicPath } from '@/server/http/public-path';

const html = renderToStaticMarkup(PrivacyPage());
const cells = [...html.matchAll(/<td>(.*?)<\/td>/g)].map((match) => match[1] ?? '');

test('the privacy page lists the cookies that are set, and no others', () => {
  const listed = cells.filter((cell) => /^(?:__Host-)?cairn-/.test(cell));
  expect(listed.sort()).toEqual(cookieNames.map(cookieName).sort());
});

/** A word of the page that stands for each table. A new table is in here, and so on the page, or this fails. */
const words: Readonly<Record<string, string>> = {
  users: 'Mail address',
  accounts: 'Your number at GitHub',
  sessions: 'Sessions:',
  passwords: 'argon2id',
  mail_tokens: 'Links that were mailed',
  passkeys: 'passkeys, as public keys',
  passkey_challenges: 'a passkey is being added or used',
  settings: 'Settings:',
  outgoing_mail: 'mail that waits to be sent',
  rate_limits: 'Counters against guessing',
  erased_users: 'one hash of the account',
  learners: 'Each rating',
  review_events: 'Each rating',
  card_states: 'Each rating',
  schedule_settings: 'How your reviews are scheduled',
  attempts: 'Quizzes you took',
  attempt_items: 'Quizzes you took',
  item_versions: 'Quizzes you took',
  plans: 'Plans for an interview',
  decks: 'Decks that you brought along',
  deck_cards: 'Decks that you brought along',
  scores: 'Score pages you made',
  public_pages: 'address of your public page',
  instance_keys: 'keys that this server signs with',
};

test('the privacy page says something of every table that can hold something of a person', () => {
  const tables = [
    ...Object.values(userTables),
    ...Object.values(reviewTables),
    ...Object.values(quizTables),
    scheduleSettings,
    plans,
    decks,
    deckCards,
  ].filter((value) => is(value, PgTable));
  const silent = tables
    .map((table) => getTableName(table as PgTable))
    .filter((name) => !html.includes(words[name] ?? '\0'));
  expect(silent).toEqual([]);
});

test('the privacy page is the same for everyone', () => {
  expect(publicPath('/privacy')).toBe('page');
  expect(publicPath('/settings')).toBeNull();
});
