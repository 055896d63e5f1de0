import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from '@/env';
import { StopText } from '@/scripts/bootstrap/stop-text.mjs';

/** A secret that stays the same between starts, made at the first one. Readable by its owner only. */
function keptSecret(root: string): string {
  const file = path.join(root, '.data', 'auth-secret');
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}

/** Checks what was set and adds what `npm start` provides by itself. */
export function localSettings(root: string, isDev: boolean, variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const given: NodeJS.ProcessEnv = { ...variables, NODE_ENV: isDev ? 'development' : 'production' };
  let port: number;
  try {
    port = parseEnv(given).PORT;
  } catch (error) {
    throw new StopText(error instanceof Error ? error.message : String(error));
  }
  return {
    ...given,
    AUTH_SECRET: given['AUTH_SECRET']?.trim() || keptSecret(root),
    AUTH_URL: given['AUTH_URL']?.trim() || `http://localhost:${port}`,
  };
}
