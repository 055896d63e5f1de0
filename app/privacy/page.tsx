import type { Metadata } from 'next';
import { SiteFrame } from '@/components/site/site-frame';
import { type CookieName, cookieName, cookieNames } from '@/server/auth/cookies';
import { publicOrigin } from '@/server/site/public-origin';
import { siteVersion } from '@/server/site/version';

export const metadata: Metadata = {
  title: 'What is stored',
  description: 'What this site keeps about you, where, for how long, and how to take it home or have it erased.',
  alternates: { canonical: '/privacy' },
};

/** What each cookie is for, and how long it stays. */
const cookies: Readonly<Record<CookieName, readonly [string, string]>> = {
  session: ['That you are signed in. A random value; the database holds its hash.', '30 days after the last use'],
  'signed-in': ['That this browser has an account, so that public pages can link to it. Its value is 1.', '30 days'],
  browser: ['That this browser asked for a link to sign in, so that nobody else’s link signs it in.', '1 hour at most'],
  guest: [
    'That a quiz which you took without an account is yours, here and when you sign in. A random value; the database holds its hash.',
    '90 days',
  ],
  ceremony: ['That a passkey is being added or used.', '5 minutes'],
  flow: ['What a visit to another service is for.', '15 minutes at most'],
  'flow-state': ['That its answer belongs to this browser.', '15 minutes at most'],
  'flow-pkce': ['That its code is used by who asked for it.', '15 minutes at most'],
  'flow-nonce': ['That its statement was made for this visit.', '15 minutes at most'],
  'flow-return': ['Where to go on afterwards.', '15 minutes at most'],
};

const account: readonly (readonly [string, string])[] = [
  ['Mail address, whether it was confirmed, and when you came', 'Until the account is erased'],
  ['The name that others may see, if you chose one', 'Until you change it'],
  ['Password, as an argon2id hash; passkeys, as public keys with the name you gave them', 'Until you remove them'],
  ['Your number at GitHub, Google or another service that you sign in with; none of its tokens', 'Until you unlink it'],
  ['Sessions: browser and system in words, such as “Firefox on Linux”, and when each was used', '30 days without use'],
  [
    'Settings: time zone, the hour at which a day begins, cards a day, theme, whether misses are queued',
    'Until the account is erased',
  ],
  [
    'Each rating: which card, when, in which time zone, how long it took, and a random number of the device',
    'Until the account is erased',
  ],
  [
    'How your reviews are scheduled: what you chose, or what was fitted to your ratings, and from when on',
    'Until the account is erased',
  ],
  [
    'Decks that you brought along: their cards and tags, and what their last file left out. Pictures and sounds stay on your device',
    'Until you remove the deck, or the account is erased',
  ],
  [
    'Plans for an interview: the date, guides, minutes a day and days off that you chose, whether every question shall be asked, and how you said it went',
    'Until the account is erased',
  ],
  [
    'Quizzes you took: which items were asked, your answers and how long they took, the score, and the events they leave',
    'Until the account is erased; without an account, until you remove the cookie',
  ],
  [
    'Score pages you made: the name you chose to show, whether it is listed, when it was made, changed and taken down',
    'Shown until you take it down; kept until the account is erased',
  ],
  ['The address of your public page, from the first listed score on', 'Until the account is erased'],
  ['Links that were mailed, as hashes, and mail that waits to be sent', '1 hour at most, a notice 1 day'],
  ['Counters against guessing and flooding, under a hash of your network or mail address', '2 hours at most'],
];

type TableProps = {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly label: string;
};

function Table({ head, rows, label }: TableProps) {
  return (
    <section className="scroll" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells[0]}>
              {cells.map((cell) => (
                <td key={cell}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function InThisBrowser() {
  return (
    <>
      <h2>In this browser</h2>
      <p>
        Without an account, everything stays here: your ratings of cards, where you are in a guide, and your choice of
        theme. None of it is sent. Reset a guide on its cards page, or clear this site’s data in your browser, and it is
        gone. A quiz is the exception: it is graded on the server, so its answers are sent, and kept here until they
        have arrived.
      </p>
      <p>
        With an account, the same things are kept here as well, so that cards work without a network, together with the
        pages that you opened, the settings of your schedule, your own decks, how many cards are due and how ready you
        are for each guide. Ratings that were made before you had an account move into it when you sign in. Signing out
        removes the account’s ratings and decks from this browser.
      </p>
      <h3 id="cookies">Cookies</h3>
      <p>
        Strangers get none, unless they take a quiz. All others are needed for signing in, and nothing else reads them.
      </p>
      <Table
        label="Cookies"
        head={['Name', 'Says', 'Stays']}
        rows={cookieNames.map((name) => [cookieName(name), ...cookies[name]])}
      />
    </>
  );
}

function OnTheServer() {
  return (
    <>
      <h2>On the server, with an account</h2>
      <p>
        In one Postgres database, run by whoever runs {publicOrigin().host}. Mail leaves through the mail server that
        they chose. Nothing else is sent to anybody.
      </p>
      <p>
        A score page is open to whoever has its address, and a listed one to everybody. What they copied, such as the
        signed credential or a preview in a chat, stays with them when you take the page down. The keys that this server
        signs with are in the database too; they say nothing of anybody.
      </p>
      <Table label="What an account holds" head={['What', 'How long']} rows={account} />
      <h2>Logs</h2>
      <p>
        A line for each request: time, a random number, method, the kind of page, status, duration and size. No network
        address, no mail address, no account. Pages load nothing from other hosts, and no visits are counted.
      </p>
    </>
  );
}

function YourRights() {
  return (
    <>
      <h2>Yours to take, and to end</h2>
      <p>
        <a href="/settings">Settings</a> has all of it: download everything as one ZIP of JSON and CSV, bring that file
        into another Cairn, change your mail address and name, end sessions, delete the account.
      </p>
      <p>
        Deleting takes effect at once, for everything in the table above, mail that waits for you included. What stays
        is one hash of the account’s random number. It names nobody, and lets a backup that is restored later erase you
        again. Backups that were made before keep your data for as long as the operator keeps backups.
      </p>
      <p>
        Whoever runs this copy of Cairn decides about your data, and answers questions about it. Cairn’s authors have no
        access to it.
      </p>
    </>
  );
}

export default function PrivacyPage() {
  return (
    <SiteFrame version={siteVersion}>
      <main id="main" className="page pt-12">
        <h1 className="title small">What is stored</h1>
        <div className="read mt-6 max-w-read">
          <InThisBrowser />
          <OnTheServer />
          <YourRights />
        </div>
      </main>
    </SiteFrame>
  );
}
