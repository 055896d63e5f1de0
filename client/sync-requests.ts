/** The requests of a sync. What can be expected to go wrong comes back as a value. */
import * as z from 'zod/mini';
import { keepScheduleVersions, scheduleVersionsSchema } from '@/client/schedule-versions';
import { keepStudyChoice, studyChoiceSchema } from '@/client/study-choice';
import { type ReviewEvent, reviewEventSchema } from '@/domain/review/review-event';
import type { SyncTrouble } from '@/domain/review/sync-status';

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: SyncTrouble; readonly retryAfterSeconds: number | null };

const longestRequestMs = 30_000;

const accountSchema = z.object({ account: z.nullable(z.object({ id: z.uuid(), settings: studyChoiceSchema })) });
const resultSchema = z.object({
  id: z.nullable(z.string()),
  status: z.enum(['applied', 'duplicate', 'conflict', 'rejected']),
  code: z.optional(z.string()),
});
/** `latest`: the account's last number, and so how many events it has. */
const pushedSchema = z.object({ results: z.array(resultSchema), latest: z.number() });
const pulledSchema = z.object({
  events: z.array(z.looseObject({ seq: z.number() })),
  latest: z.number(),
  isMore: z.boolean(),
});

function secondsOf(header: string | null): number | null {
  const seconds = Number(header);
  return header === null || !Number.isFinite(seconds) ? null : seconds;
}

async function ask<T>(url: string, schema: z.ZodMiniType<T>, body?: unknown): Promise<Answer<T>> {
  const fail = (trouble: SyncTrouble, retryAfterSeconds: number | null = null): Answer<T> => ({
    ok: false,
    trouble,
    retryAfterSeconds,
  });
  try {
    const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(url, {
      ...(body === undefined ? {} : post),
      cache: 'no-store',
      signal: AbortSignal.timeout(longestRequestMs),
    });
    const after = secondsOf(response.headers.get('retry-after'));
    if (response.status === 401) return fail('signed_out');
    if (response.status === 409) return fail('switched');
    if (response.status === 429 || response.status >= 500) return fail('away', after);
    const parsed = z.safeParse(schema, await response.json());
    return response.ok && parsed.success ? { ok: true, value: parsed.data } : fail('broken');
  } catch (error) {
    return fail(error instanceof SyntaxError ? 'broken' : 'offline');
  }
}

/** The id of the account that is signed in; null when the session has ended. */
export async function askWho(): Promise<Answer<string | null>> {
  const answer = await ask('/api/v1/me', accountSchema);
  if (!answer.ok) return answer;
  const { account } = answer.value;
  if (account !== null) keepStudyChoice(account.settings);
  return { ok: true, value: account?.id ?? null };
}

/** The versions of the account's schedule, kept for the fold here. What cannot be had stays as it was. */
export async function keepSchedule(): Promise<void> {
  const answer = await ask('/api/v1/account/schedule', z.object({ versions: scheduleVersionsSchema }));
  if (answer.ok) keepScheduleVersions(answer.value.versions);
}

export type Pushed = z.infer<typeof pushedSchema>;

/** `account`: whose events these are; the server takes none of them for somebody else. */
export async function pushEvents(account: string, events: readonly ReviewEvent[]): Promise<Answer<Pushed>> {
  return await ask('/api/v1/reviews', pushedSchema, { account, events });
}

export type Pulled = {
  readonly events: readonly ReviewEvent[];
  readonly latest: number;
  readonly isMore: boolean;
  readonly cursor: number;
};

/** The account's events after a number. One in a shape that this release does not know is passed over. */
export async function pullEvents(account: string, after: number): Promise<Answer<Pulled>> {
  const answer = await ask(`/api/v1/reviews?after=${after}&limit=500&account=${account}`, pulledSchema);
  if (!answer.ok) return answer;
  const { events, latest, isMore } = answer.value;
  const known = events.flatMap(({ seq: _seq, ...event }) => {
    const parsed = z.safeParse(reviewEventSchema, event);
    return parsed.success ? [parsed.data] : [];
  });
  return { ok: true, value: { events: known, latest, isMore, cursor: events.at(-1)?.seq ?? after } };
}
