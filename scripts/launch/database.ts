/** The database of the app: the one that DATABASE_URL names, else the embedded one; migrated either way. */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { migrateDatabase } from '@/db/migrate';
import { step } from '@/scripts/bootstrap/progress.mjs';
import { StopText } from '@/scripts/bootstrap/stop-text.mjs';
import { startEmbedded } from '@/scripts/embedded-postgres/start';

export type AppDatabase = {
  readonly url: string;
  /** Where people's data are, in words. */
  readonly place: string;
  stop(): Promise<void>;
};

type Variables = Readonly<Record<string, string | undefined>>;

/** Host and name of a database, without the password. */
function nameOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** Finds the database, or starts it. */
export async function openAppDatabase(root: string, variables: Variables, signal: AbortSignal): Promise<AppDatabase> {
  const given = variables['DATABASE_URL']?.trim();
  if (given) return { url: given, place: nameOf(given), stop: async () => {} };
  const dir = path.join(root, '.data', 'postgres');
  const binDir = variables['PG_BIN']?.trim() || undefined;
  const searchPath = variables['PATH'] ?? '';
  const embedded = await step('Starting the database', () => startEmbedded({ dir, binDir, searchPath, signal }));
  return { url: embedded.url, place: dir, stop: () => embedded.stop() };
}

const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** The code of an error, or of what caused it. */
function codeOf(error: unknown): string | undefined {
  for (let one = error; one instanceof Error; one = one.cause) {
    const code = (one as { code?: unknown }).code;
    if (typeof code === 'string') return code;
    const inner = (one as { errors?: unknown[] }).errors?.[0];
    if (inner !== undefined) return codeOf(inner);
  }
  return undefined;
}

function refusal(url: string, error: unknown): StopText {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const words = cause instanceof Error ? cause.message : String(cause);
  return new StopText(
    `The database ${nameOf(url)} could not be brought up to date: ${words}\n` +
      'Nothing was changed. Check DATABASE_URL: the database must exist, and its user must own it.',
  );
}

export type Migration = {
  /** False when the database could not be reached: guides work without it, and it is tried again. */
  readonly isDone: boolean;
  /** Tries until it works or the signal aborts. */
  retry(onDone: () => void, onRefusal: (text: string) => void): Promise<void>;
};

/** Migrates now. A database that is away does not stop the start; one that refuses does. */
export async function migrateAppDatabase(url: string, signal: AbortSignal): Promise<Migration> {
  const attempt = async (): Promise<boolean> => {
    try {
      await migrateDatabase(url);
      return true;
    } catch (error) {
      if (awayCodes.has(codeOf(error) ?? '')) return false;
      throw refusal(url, error);
    }
  };
  const isDone = await step('Updating the database', attempt);
  return {
    isDone,
    retry: async (onDone, onRefusal) => {
      try {
        while (!signal.aborted) {
          await pause(2000, undefined, { signal });
          if (await attempt()) return onDone();
        }
      } catch (error) {
        if (!signal.aborted) onRefusal(error instanceof Error ? error.message : String(error));
      }
    },
  };
}
