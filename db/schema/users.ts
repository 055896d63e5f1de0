import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { v7 as newId } from 'uuid';
import { instant } from './columns';

/** A person. `email` is stored as it is compared: NFKC, lower case (domain/account/email-address.ts). */
export const users = pgTable(
  'users',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    /** Shown to others; null until chosen. */
    name: text(),
    email: text().notNull().unique(),
    /** When its owner showed that mail reaches them. Null: nobody has. */
    emailVerified: instant('email_verified'),
    /** Wanted by the adapter's type; always null: Cairn loads no pictures from elsewhere. */
    image: text(),
    role: text().$type<'learner' | 'author' | 'admin'>().notNull().default('learner'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [check('users_role', sql`${table.role} in ('learner', 'author', 'admin')`)],
);

/** The person that a row belongs to and goes with. */
export const owner = () =>
  uuid('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });

/** A sign-in elsewhere (GitHub, Google, OIDC) that belongs to a person. The provider's tokens are not kept. */
export const accounts = pgTable(
  'accounts',
  {
    userId: owner(),
    type: text().$type<'oauth' | 'oidc' | 'email' | 'webauthn'>().notNull(),
    provider: text().notNull(),
    providerAccountId: text('provider_account_id').notNull(),
    refresh_token: text(),
    access_token: text(),
    expires_at: integer(),
    token_type: text(),
    scope: text(),
    id_token: text(),
    session_state: text(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.provider, table.providerAccountId] }),
    index('accounts_user').on(table.userId),
  ],
);

/** Where somebody is signed in. The key is the SHA-256 of the cookie's value, which is stored nowhere. */
export const sessions = pgTable(
  'sessions',
  {
    sessionToken: text('token_hash').primaryKey(),
    /** Names the session in the list of sessions, where its hash has no business. */
    id: uuid().notNull().unique().$defaultFn(newId),
    userId: owner(),
    expires: instant('expires').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    lastSeenAt: instant('last_seen_at').notNull().defaultNow(),
    /** How its owner showed who they are, and when they last did. */
    method: text().$type<'email' | 'password' | 'oauth' | 'passkey'>().notNull().default('oauth'),
    authenticatedAt: instant('authenticated_at').notNull().defaultNow(),
    /** "Firefox on Linux": never the whole header. */
    device: text().notNull().default(''),
  },
  (table) => [index('sessions_user').on(table.userId), index('sessions_expires').on(table.expires)],
);

export const passwords = pgTable('passwords', {
  userId: uuid('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** The whole argon2id string, parameters and salt included. */
  hash: text().notNull(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

export type TokenPurpose = 'sign_in' | 'verify_email' | 'reset_password' | 'change_email_old' | 'change_email_new';

/** A link that was mailed, by the SHA-256 of its secret. Used once, by deletion; one live one for purpose and address. */
export const mailTokens = pgTable(
  'mail_tokens',
  {
    tokenHash: text('token_hash').primaryKey(),
    purpose: text().$type<TokenPurpose>().notNull(),
    email: text().notNull(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    /** The hash of a cookie of the browser that asked; null for links that any browser may open. */
    browserHash: text('browser_hash'),
    payload: jsonb().$type<Record<string, string>>().notNull().default({}),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('mail_tokens_one_live').on(table.purpose, table.email),
    index('mail_tokens_user').on(table.userId),
  ],
);

export const passkeys = pgTable(
  'passkeys',
  {
    /** The credential's id, base64url. */
    id: text().primaryKey(),
    userId: owner(),
    name: text().notNull(),
    publicKey: text('public_key').notNull(),
    counter: bigint({ mode: 'number' }).notNull(),
    transports: text().array().notNull(),
    isBackedUp: boolean('is_backed_up').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [index('passkeys_user').on(table.userId)],
);

/** A WebAuthn ceremony under way, by the SHA-256 of a cookie's value; used once, by deletion. */
export const passkeyChallenges = pgTable('passkey_challenges', {
  ceremonyHash: text('ceremony_hash').primaryKey(),
  challenge: text().notNull(),
  userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
  expiresAt: instant('expires_at').notNull(),
});

/** What a learner has chosen. A row appears with the first choice. */
export const settings = pgTable(
  'settings',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** IANA name; null: that of the browser. */
    timeZone: text('time_zone'),
    rolloverHour: smallint('rollover_hour').notNull().default(4),
    newPerDay: smallint('new_per_day').notNull().default(20),
    reviewsPerDay: smallint('reviews_per_day').notNull().default(200),
    theme: text().$type<'system' | 'light' | 'dark'>().notNull().default('system'),
    /** Questions missed in a quiz go among the due cards without being asked. */
    queueMisses: boolean('queue_misses').notNull().default(false),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    check('settings_rollover_hour', sql`${table.rolloverHour} between 0 and 23`),
    check('settings_theme', sql`${table.theme} in ('system', 'light', 'dark')`),
  ],
);

/** Mail that waits to be sent, or to be sent again. Rows go once the mail is accepted by the server. */
export const outgoingMail = pgTable(
  'outgoing_mail',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    recipient: text().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    attempts: smallint().notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [index('outgoing_mail_next').on(table.nextAttemptAt)],
);

/** Counters of the limiter (rate-limiter-flexible), shared by all replicas. */
export const rateLimits = pgTable('rate_limits', {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  expire: instant('expire'),
});

/** Who was erased, by the SHA-256 of the user's id: a backup that is restored erases them again. */
export const erasedUsers = pgTable('erased_users', {
  userHash: text('user_hash').primaryKey(),
  erasedAt: instant('erased_at').notNull().defaultNow(),
});
