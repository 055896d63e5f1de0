import { env } from '@/env';

/** The address that people and crawlers use: `AUTH_URL`, or this machine's in local mode. Never taken from a request. */
export function publicOrigin(): URL {
  const settings = env();
  return new URL(settings.AUTH_URL ?? `http://localhost:${settings.PORT}`);
}
