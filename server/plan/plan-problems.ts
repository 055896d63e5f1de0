import type { Reply } from '@/server/door';
import type { PlanRefusal } from './save-plan';

type Code = PlanRefusal | 'no_such_plan' | 'too_soon';

const problems: Readonly<Record<Code, { readonly status: number; readonly title: string; readonly field?: string }>> = {
  no_such_plan: { status: 404, title: 'You have no such plan' },
  no_such_guide: { status: 422, title: 'There is no such guide any more', field: 'guides' },
  day_is_past: { status: 422, title: 'Choose a day after today', field: 'examDay' },
  day_too_far: { status: 422, title: 'Choose a day within a year', field: 'examDay' },
  plan_ended: { status: 409, title: 'This plan has ended. Make another one.' },
  id_used: { status: 409, title: 'This id belongs to another plan' },
  too_many_plans: { status: 409, title: 'There are 5 plans already. End one first.' },
  too_soon: { status: 409, title: 'The day has not come yet' },
};

export function planProblem(code: Code): Reply {
  const { status, title, field } = problems[code];
  return { status, code, title, ...(field === undefined ? {} : { fields: { [field]: title } }) };
}

const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The plan's id in `/api/v1/plans/<id>/…`; null when it can be none. */
export function planIdIn(url: URL): string | null {
  const id = url.pathname.split('/')[4] ?? '';
  return idShape.test(id) ? id : null;
}
