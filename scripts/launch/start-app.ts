/** The part of `npm start` that runs once the packages are there: settings, database, build, server, and back. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import nextEnv from '@next/env';
import { step } from '@/scripts/bootstrap/progress.mjs';
import { StopText } from '@/scripts/bootstrap/stop-text.mjs';
import { refuseTakenPort } from '@/scripts/bootstrap/taken-port.mjs';
import { buildIfChanged } from './build';
import { type AppDatabase, migrateAppDatabase, openAppDatabase } from './database';
import { localSettings } from './local-settings';
import { serveChild } from './serve-child';

export type Stopping = { readonly signal: AbortSignal; onForce(act: () => void): void };

export type StartOptions = {
  readonly root: string;
  readonly isDev: boolean;
  readonly variables: NodeJS.ProcessEnv;
  readonly stopping: Stopping;
};

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** The environment with what .env says for what is not set. */
function withEnvFile(root: string, isDev: boolean, variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { combinedEnv } = nextEnv.loadEnvConfig(root, isDev, {
    info: () => {},
    error: (...words) => say(words.join(' ')),
  });
  return { ...combinedEnv, ...variables } as NodeJS.ProcessEnv;
}

function contentFolder(root: string, variables: NodeJS.ProcessEnv): string {
  const folder = path.resolve(root, variables['CONTENT_DIR']?.trim() || 'content');
  if (!existsSync(folder))
    throw new StopText(`CONTENT_DIR names ${folder}, which does not exist. Guides are read from there.`);
  return folder;
}

async function serve(options: StartOptions, variables: NodeJS.ProcessEnv, database: AppDatabase): Promise<number> {
  const { root, isDev, stopping } = options;
  const content = contentFolder(root, variables);
  const migration = await migrateAppDatabase(database.url, stopping.signal);
  if (!isDev) await buildIfChanged(root, variables, stopping.signal);
  const server = await step('Starting the server', () =>
    serveChild(root, { ...variables, DATABASE_URL: database.url }, stopping.signal),
  );
  stopping.onForce(server.kill);
  if (!stopping.signal.aborted) {
    say(`\nCairn is ready: ${server.address}\n`);
    say(`  guides  ${content}${path.sep}guides (edit a file, reload the page)`);
    say(`  data    ${database.place}`);
    say('  stop    Ctrl-C\n');
    if (!migration.isDone) {
      say(`The database ${database.place} does not answer. Guides work without it; Cairn keeps trying.`);
      void migration.retry(() => say('The database answers now and is up to date.'), say);
    }
  }
  const stopped = new Promise<number>((resolve) => {
    const stop = (): void => void server.stop().then(resolve);
    if (stopping.signal.aborted) stop();
    else stopping.signal.addEventListener('abort', stop, { once: true });
  });
  const code = await Promise.race([stopped, server.ended]);
  if (!stopping.signal.aborted) say(`The server ended by itself (code ${code}). What it said is above.`);
  return code;
}

/** Starts everything, waits for the end, stops everything: the server first, then the database. Gives the exit code. */
export async function startApp(options: StartOptions): Promise<number> {
  const { root, isDev, stopping } = options;
  const variables = await localSettings(root, isDev, withEnvFile(root, isDev, options.variables));
  await refuseTakenPort(variables);
  const database = await openAppDatabase(root, variables, stopping.signal);
  try {
    return await serve(options, variables, database);
  } finally {
    await database.stop();
  }
}
