import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Env, parseEnv } from '@/env';
import { withPidLock } from '@/scripts/bootstrap/pid-lock.mjs';
import { StopText } from '@/scripts/bootstrap/stop-text.mjs';

/** A secret that stays the same between starts, made at the first one. Readable by its owner only. */
function keptSecret(root: string): Promise<string> {
  const file = path.join(root, '.data', 'auth-secret');
  return withPidLock(`${file}.lock`, () => {
    if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
    return readFileSync(file, 'utf8').trim();
  });
}

/** The settings, or a list of what is wrong with them. */
export function checkSettings(variables: NodeJS.ProcessEnv): Env {
  try {
    return parseEnv(variables);
  } catch (error) {
    throw new StopText(error instanceof Error ? error.message : String(error));
  }
}

/** Checks what was set and adds what `npm start` provides by itself. */
export async function localSettings(
  root: string,
  isDev: boolean,
  variables: NodeJS.ProcessEnv,
): Promise<NodeJS.ProcessEnv> {
  const given: NodeJS.ProcessEnv = { ...variables, NODE_ENV: isDev ? 'development' : 'production' };
  const { PORT: port } = checkSettings(given);
  return {
    ...given,
    AUTH_SECRET: given['AUTH_SECRET']?.trim() || (await keptSecret(root)),
    AUTH_URL: given['AUTH_URL']?.trim() || `http://localhost:${port}`,
  };
}
