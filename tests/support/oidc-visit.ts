import { CookieJar } from './cookie-jar';

export type ProviderVisitor = {
  readonly sub: string;
  readonly email: string;
  readonly verified?: boolean;
  readonly cancel?: boolean;
};

/** Walks through the provider as a browser would. Gives the address of the app that it sends the person back to. */
export async function visitProvider(location: string, origin: string, who: ProviderVisitor): Promise<string> {
  const { sub, email, verified = true, cancel = false } = who;
  const answer = { ...(verified ? { verified: 'yes' } : {}), answer: cancel ? 'cancel' : 'in' };
  const body = new URLSearchParams({ sub, email, ...answer });
  const jar = new CookieJar();
  let url = location;
  for (let step = 0; step < 6; step += 1) {
    const isForm = new URL(url).pathname.startsWith('/interaction/');
    const sent = isForm ? { method: 'POST', body } : {};
    const response = jar.keep(await fetch(url, { redirect: 'manual', headers: { cookie: jar.header }, ...sent }));
    const next = response.headers.get('location');
    if (next === null) throw new Error(`The provider stopped at ${url}: ${response.status} ${await response.text()}`);
    url = new URL(next, url).href;
    if (url.startsWith(origin)) return url;
  }
  throw new Error('The provider never sent anyone back');
}
