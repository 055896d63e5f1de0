/**
 * A real OpenID Connect provider on loopback. Whoever comes is asked who they are, and believed: the form takes a
 * subject, an address, and whether the address counts as verified.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

export type OidcServer = {
  readonly issuer: string;
  /** What the app's environment says to use this provider. */
  readonly variables: Readonly<Record<string, string>>;
  close(): Promise<void>;
};

type Person = { readonly email: string; readonly isVerified: boolean };

const form = `<!doctype html><title>Test provider</title><form method="post">
<label>Subject <input name="sub"></label> <label>Email <input name="email"></label>
<label>Verified <input name="verified" type="checkbox" value="yes"></label>
<button name="answer" value="in">Continue</button> <button name="answer" value="cancel">Cancel</button></form>`;

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
}

function configuration(callback: string, clientSecret: string, people: ReadonlyMap<string, Person>): Configuration {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  return {
    clients: [{ client_id: 'cairn', client_secret: clientSecret, redirect_uris: [callback] }],
    jwks: { keys: [{ ...key, use: 'sig', alg: 'RS256' } as never] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    async findAccount(_, sub) {
      const person = people.get(sub);
      const email = { email: person?.email, email_verified: person?.isVerified };
      return { accountId: sub, claims: async () => ({ sub, ...email }) };
    },
    async loadExistingGrant({ oidc }) {
      const { client, session } = oidc;
      const ids = { clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' };
      const grant = new oidc.provider.Grant(ids);
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  };
}

/** Starts the provider for an app whose callback is given. */
export async function startOidcServer(callback: string): Promise<OidcServer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const clientSecret = randomBytes(16).toString('hex');
  const people = new Map<string, Person>();
  const provider = new Provider(issuer, configuration(callback, clientSecret, people));
  const handle = provider.callback();

  async function ask(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') {
      response.setHeader('content-type', 'text/html');
      response.end(form);
      return;
    }
    const answer = await readForm(request);
    const sub = answer.get('sub') ?? '';
    people.set(sub, { email: answer.get('email') ?? '', isVerified: answer.get('verified') === 'yes' });
    const result = answer.get('answer') === 'cancel' ? { error: 'access_denied' } : { login: { accountId: sub } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void handle(request, response);
    ask(request, response).catch(() => response.writeHead(500).end());
  });
  const variables = {
    AUTH_OIDC_ISSUER: issuer,
    AUTH_OIDC_ID: 'cairn',
    AUTH_OIDC_SECRET: clientSecret,
    AUTH_OIDC_NAME: 'Acme SSO',
  };
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { issuer, variables, close };
}
