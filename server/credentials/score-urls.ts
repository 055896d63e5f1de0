import { publicOrigin } from '@/server/site/public-origin';

/** Where the forms of a score are, as full addresses. */
export function scoreUrls(
  token: string,
): Readonly<Record<'page' | 'picture' | 'badge' | 'json' | 'credential', string>> {
  const at = (form: string) => new URL(`/s/${token}${form}`, publicOrigin()).href;
  return {
    page: at(''),
    picture: at('/og.png'),
    badge: at('/badge.svg'),
    json: at('/score.json'),
    credential: at('/credential.json'),
  };
}
