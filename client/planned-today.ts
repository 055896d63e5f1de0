import * as z from 'zod/mini';
import { ask } from '@/client/send';

const schema = z.object({ cards: z.array(z.string()) });

/** The cards that a plan wants today, in its order; none where the page was opened without one, or it cannot be had. */
export async function plannedToday(): Promise<readonly string[]> {
  const plan = new URLSearchParams(location.search).get('plan');
  if (plan === null) return [];
  const response = await ask('GET', `/api/v1/plans/today?plan=${encodeURIComponent(plan)}`);
  if (response === null || !response.ok) return [];
  const parsed = z.safeParse(schema, await response.json().catch(() => null));
  return parsed.success ? parsed.data.cards : [];
}
