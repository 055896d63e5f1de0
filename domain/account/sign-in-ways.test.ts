import { expect, test } from 'vitest';
import { mayRemoveWay } from './sign-in-ways';

const locked = { isEmailVerified: false, hasPassword: false, passkeys: 0, providers: 0 };

test('a way may go while another stays: a verified address, a password, a passkey or a service', () => {
  expect(mayRemoveWay({ ...locked, passkeys: 1 })).toBe(false);
  expect(mayRemoveWay({ ...locked, providers: 1 })).toBe(false);
  expect(mayRemoveWay({ ...locked, passkeys: 1, providers: 1 })).toBe(true);
  expect(mayRemoveWay({ ...locked, passkeys: 1, hasPassword: true })).toBe(true);
  expect(mayRemoveWay({ ...locked, passkeys: 1, isEmailVerified: true })).toBe(true);
});
