import { describe, expect, it } from 'vitest';
import { parseEnv } from './env';

const problems = (variables: Record<string, string>): string[] => {
  try {
    parseEnv(variables);
    return [];
  } catch (error) {
    return String((error as Error).message)
      .split('\n')
      .filter((line) => line.startsWith('  '))
      .map((line) => line.trim());
  }
};

describe('settings', () => {
  it('need nothing at all', () => {
    expect(parseEnv({})).toEqual({
      NODE_ENV: 'production',
      CONTENT_DIR: 'content',
      TRUSTED_PROXY_HOPS: 0,
      PORT: 3000,
      HOST: '0.0.0.0',
    });
  });

  it('treat an empty variable as one that is not set', () => {
    expect(parseEnv({ PORT: '', DATABASE_URL: '  ', AUTH_GITHUB_ID: '' }).PORT).toBe(3000);
  });

  it('take numbers as whole numbers only', () => {
    expect(parseEnv({ PORT: ' 8080 ', TRUSTED_PROXY_HOPS: '2' })).toMatchObject({ PORT: 8080, TRUSTED_PROXY_HOPS: 2 });
    for (const PORT of ['0', '65536', '3000.5', '0x10', '3e3', 'http'])
      expect(problems({ PORT })).toEqual([`PORT is "${PORT}": write a whole number from 1 to 65535`]);
  });

  it('list everything that is wrong at once', () => {
    const found = problems({ PORT: 'x', NODE_ENV: 'prod', AUTH_URL: 'cairn.example', TRUSTED_PROXY_HOPS: '-1' });
    expect(found.map((line) => line.split(' ')[0]).sort()).toEqual([
      'AUTH_URL',
      'NODE_ENV',
      'PORT',
      'TRUSTED_PROXY_HOPS',
    ]);
  });

  it('accept the addresses that people write', () => {
    for (const DATABASE_URL of [
      'postgres://u:p@h:5432/d',
      'postgresql://u@h/d?sslmode=require',
      'postgres://u:p@h:6432/d?pgbouncer=true',
    ]) {
      expect(parseEnv({ DATABASE_URL }).DATABASE_URL).toBe(DATABASE_URL);
    }
    expect(parseEnv({ AUTH_URL: 'https://cairn.example' }).AUTH_URL).toBe('https://cairn.example');
    expect(parseEnv({ SMTP_URL: 'smtps://u:p@mail.example:465', MAIL_FROM: 'Cairn <a@b.example>' }).MAIL_FROM).toBe(
      'Cairn <a@b.example>',
    );
  });

  it('never show what may be a secret', () => {
    const text = problems({
      DATABASE_URL: 'mysql://root:hunter2@h/d',
      AUTH_SECRET: 'hunter2',
      SMTP_URL: 'hunter2',
    }).join('\n');
    expect(text).toContain('DATABASE_URL');
    expect(text).toContain('AUTH_SECRET');
    expect(text).toContain('SMTP_URL');
    expect(text).not.toContain('hunter2');
  });

  it('say which part of a group is missing', () => {
    expect(problems({ AUTH_GITHUB_ID: 'a' })).toEqual([
      'AUTH_GITHUB_SECRET is not set: AUTH_GITHUB_ID, AUTH_GITHUB_SECRET are set together or not at all',
    ]);
    expect(problems({ AUTH_OIDC_SECRET: 'a' })).toHaveLength(2);
    expect(problems({ MAIL_FROM: 'a' })).toHaveLength(1);
  });

  it('refuse an address of the site with a path', () => {
    expect(problems({ AUTH_URL: 'https://cairn.example/app' })).toHaveLength(1);
  });
});
