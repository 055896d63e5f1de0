/** The routes of attempts, asked as a browser asks them: with a session, with a guest cookie, or with neither. */
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as newId } from 'uuid';
import { projectRoot } from '@/scripts/bootstrap/project-root.mjs';
import { cookieName } from '@/server/auth/cookies';
import type { Content } from '@/server/content/content';
import { startContent } from '@/server/content/start';

const origin = 'http://localhost:3000';
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

type Handler = (request: Request) => Promise<Response>;
type RouteModule = Readonly<Record<string, unknown>>;

async function moduleOf(address: string): Promise<RouteModule> {
  const [, , , , id, part] = address.split('/');
  if (id === undefined) return import('@/app/api/v1/attempts/route');
  if (id === 'claim') return import('@/app/api/v1/attempts/claim/route');
  if (part === 'responses') return import('@/app/api/v1/attempts/[id]/responses/[ref]/route');
  if (part === 'hints') return import('@/app/api/v1/attempts/[id]/hints/[ref]/route');
  if (part === 'extend') return import('@/app/api/v1/attempts/[id]/extend/route');
  if (part === 'submit') return import('@/app/api/v1/attempts/[id]/submit/route');
  if (part === 'queue') return import('@/app/api/v1/attempts/[id]/queue/route');
  return import('@/app/api/v1/attempts/[id]/route');
}

export type Answered = { readonly status: number; readonly json: unknown; readonly text: string };

/** One browser: it keeps the cookies that it is given. Everything that it ever received is in `received`. */
export class QuizBrowser {
  readonly received: string[] = [];
  private cookies: string[] = [];

  constructor(secret: string | null = null) {
    this.signIn(secret);
  }

  signIn(secret: string | null): void {
    if (secret !== null) this.cookies.push(`${cookieName('session')}=${secret}`);
  }

  get hasGuestCookie(): boolean {
    return this.cookies.some((cookie) => cookie.startsWith(cookieName('guest')));
  }

  async ask(method: string, address: string, body?: unknown): Promise<Answered> {
    const handler = (await moduleOf(address))[method] as Handler;
    const headers: Record<string, string> = { 'sec-fetch-site': 'same-origin', cookie: this.cookies.join('; ') };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await handler(new Request(`${origin}${address}`, { method, headers, ...sent }));
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const text = await response.text();
    this.received.push(text, JSON.stringify([...response.headers]));
    return { status: response.status, text, json: JSON.parse(text) as unknown };
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';');
    const [name = ''] = pair.split('=');
    this.cookies = this.cookies.filter((cookie) => !cookie.startsWith(`${name}=`));
    if (!line.includes('Max-Age=0')) this.cookies.push(pair);
  }
}

/** Content of its own, which a test may change: a copy of the guides with an item of every type. */
export async function startQuizContent(): Promise<{ readonly dir: string; readonly content: Content }> {
  const dir = await mkdtemp(path.join(tmpdir(), 'cairn-quizzes-'));
  await cp(path.join(projectRoot, 'tests/fixtures/content/quizzes'), dir, { recursive: true });
  return { dir, content: await startContent({ dir, log: quiet }) };
}

export const attemptRequest = (more: Record<string, unknown> = {}) => ({
  id: newId(),
  guide: 'bridges',
  mode: 'exam',
  choice: { length: 'all', levels: [], topics: [], clockMinutes: null },
  ...more,
});
