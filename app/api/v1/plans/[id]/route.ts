import { planWishSchema } from '@/domain/scheduling/plan-wish';
import { content } from '@/server/content/content';
import { loadShelf } from '@/server/decks/deck-shelf';
import { door } from '@/server/door';
import { accountWrites } from '@/server/limits/account-writes';
import { closePlan } from '@/server/plan/close-plan';
import { findPlanClock } from '@/server/plan/plan-clock';
import { planIdIn, planProblem } from '@/server/plan/plan-problems';
import { savePlan } from '@/server/plan/save-plan';

/** `PUT /api/v1/plans/<id>` (docs/plan.md): makes a plan, or changes it. */
export const PUT = door({
  who: 'learner',
  body: planWishSchema,
  limits: [accountWrites],
  run: async ({ db, session: { userId }, url, now }, wish) => {
    const id = planIdIn(url);
    if (id === null) return planProblem('no_such_plan');
    const shelf = await loadShelf(db, { userId });
    const known = new Set<string>([...content().library().guideBySlug.keys(), ...shelf.bySlug.keys()]);
    const { today } = await findPlanClock(db, { userId, now });
    const saved = await savePlan(db, { userId, id, wish, known, today, now });
    return saved.ok ? { json: saved.value } : planProblem(saved.code);
  },
});

/** `DELETE /api/v1/plans/<id>` (docs/plan.md): ends it; what was learned stays. */
export const DELETE = door({
  who: 'learner',
  limits: [accountWrites],
  run: async ({ db, session: { userId }, url, now }) => {
    const id = planIdIn(url);
    if (id === null) return planProblem('no_such_plan');
    const closed = await closePlan(db, { userId, id, now });
    return closed.ok ? { json: closed.value } : planProblem(closed.code);
  },
});
