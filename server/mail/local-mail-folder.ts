import { env } from '@/env';

/** Where mail lies on this machine when there is no mail server; null when there is one. Shown to whoever signs in. */
export function localMailFolder(): string | null {
  return env().SMTP_URL === undefined ? '.data/mail' : null;
}
