import { beforeAll, expect, test } from 'vitest';
import { cookieLine, cookieName, cookieNames } from '@/server/auth/cookies';
import { newSecret } from '@/server/auth/secret-token';
import { securityHeaders } from '@/server/http/security-headers';

// Read once, by the first who asks: this file is about a site on https.
beforeAll(() => {
  process.env['AUTH_URL'] = 'https://cairn.example';
});

const secret = cookieNames.filter((name) => name !== 'signed-in');

test('on https every cookie is Secure and Lax, and those that open something are HttpOnly and __Host-', () => {
  for (const name of cookieNames) expect(cookieLine(name, 'x', 60)).toMatch(/; Path=\/; .*SameSite=Lax.*; Secure$/);
  for (const name of secret) {
    expect(cookieName(name)).toMatch(/^__Host-/);
    expect(cookieLine(name, 'x', 60)).toContain('; HttpOnly');
    expect(cookieLine(name, 'x', 60)).not.toContain('Domain');
  }
});

test('on https browsers are told to stay there for a year, for every answer', () => {
  expect(securityHeaders(true)['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  expect(securityHeaders(false)).not.toHaveProperty('strict-transport-security');
});

test('a secret has 256 bits, and no two are alike', () => {
  const secrets = new Set(Array.from({ length: 1000 }, newSecret));
  expect(secrets.size).toBe(1000);
  for (const each of secrets) expect(Buffer.from(each, 'base64url')).toHaveLength(32);
});
