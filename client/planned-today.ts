import * as z from 'zod/mini';
import { ask } from '@/client/send';
import { hasSignedInMark } from '@/client/signed-in';

const schema = z.object({ cards: z.array(z.string()) });

/** The plan that the page was opened for. */
export const namedPlan = (): string | null => new URLSearchParams(location.search).get('plan');

/**
 * The cards that a plan wants today, in its order: the plan that the page was opened for, else the nearest of whoever is
 * signed in. None where there is no plan, or it cannot be had.
 */
export async function plannedToday(): Promise<readonly string[]> {
  const plan = namedPlan();
  if (plan === null && !hasSignedInMark()) return [];
  const response = await ask('GET', `/api/v1/plans/today${plan === null ? '' : `?${new URLSearchParams({ plan })}`}`);
  if (response === null || !response.ok) return [];
  const parsed = z.safeParse(schema, await response.json().catch(() => null));
  return parsed.success ? parsed.data.cards : [];
}
