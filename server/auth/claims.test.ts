import { expect, test } from 'vitest';
import { askGitHub, claimedProfile } from '@/server/auth/providers';

function listener() {
  const noted: (string | null)[] = [];
  return { noted, noteEmail: (email: string | null) => void noted.push(email) };
}

/** GitHub's two answers, as its documentation shows them. */
function gitHubWith(emails: readonly object[], asked: string[] = []): typeof fetch {
  return async (input, init) => {
    asked.push(`${String(input)} ${new Headers(init?.headers).get('authorization')}`);
    const user = { id: 583_231, login: 'octocat', email: 'public@example.com' };
    return Response.json(String(input).endsWith('/user') ? user : emails);
  };
}

test('an address counts as verified only when the provider says true, and nothing like it', () => {
  for (const claim of [undefined, null, false, 'true', 1, {}]) {
    const { noted, noteEmail } = listener();
    claimedProfile({ fetch, noteEmail })({ sub: 'a', email: 'a@example.com', email_verified: claim });
    expect(noted, String(claim)).toEqual([null]);
  }
  const { noted, noteEmail } = listener();
  claimedProfile({ fetch, noteEmail })({ sub: 'a', email: 'A@Example.com', email_verified: true });
  expect(noted).toEqual(['a@example.com']);
});

test('a look-alike of an address, or something that is none, is no address', () => {
  for (const email of ['a@еxample.com', 'a b@example.com', '', 'a@b@example.com', undefined]) {
    const { noted, noteEmail } = listener();
    claimedProfile({ fetch, noteEmail })({ sub: 'a', email, email_verified: true });
    expect(noted, email).toEqual([null]);
  }
});

test('a person without a subject is nobody', () => {
  expect(() => claimedProfile({ fetch, ...listener() })({ email: 'a@example.com', email_verified: true })).toThrow();
});

test('GitHub: the primary address counts, with what GitHub says about it, and the public one does not', async () => {
  const asked: string[] = [];
  const other = { email: 'other@example.com', primary: false, verified: true };
  const primary = { email: 'main@example.com', primary: true, verified: true };
  const talk = { fetch: gitHubWith([other, primary], asked), ...listener() };
  expect(await askGitHub(talk, 'token')).toEqual({ sub: '583231', email: 'main@example.com', email_verified: true });
  expect(asked).toEqual([
    'https://api.github.com/user Bearer token',
    'https://api.github.com/user/emails Bearer token',
  ]);
  const unverified = { fetch: gitHubWith([other, { ...primary, verified: false }]), ...listener() };
  expect(await askGitHub(unverified, 'token')).toMatchObject({ email_verified: false });
  const none = { fetch: gitHubWith([]), ...listener() };
  expect(await askGitHub(none, 'token')).toMatchObject({ email: undefined, email_verified: false });
});
