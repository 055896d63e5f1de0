import type { CurrentSession } from '@/db/queries/sessions';

type Asked = { readonly session: CurrentSession };

/** How many score pages one person may make. */
export const scoreCreations = {
  limit: { name: 'score-create', points: 30, seconds: 3600 },
  by: ({ session }: Asked): string => session.userId,
};

/** How many addresses of score pages that are not there one client may ask for. */
export const scoreMisses = { name: 'score-miss', points: 60, seconds: 600 } as const;
