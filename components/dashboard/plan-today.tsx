import { dayWords, percent } from '@/components/plan/plan-words';
import { countOf } from '@/domain/shared/count-of';

/** What a plan for an interview says on the dashboard. */
export type PlanToday = {
  /** Days since 1970-01-01. */
  readonly examDay: number;
  /** 0 on the day of the interview, negative after it. */
  readonly daysLeft: number;
  /** Null until today's cards are reckoned. */
  readonly queue: { readonly cards: number; readonly seconds: number; readonly done: number } | null;
  /** The share expected to be recalled on the day. */
  readonly expected: number | null;
};

function words({ examDay, daysLeft, expected }: PlanToday): string {
  if (daysLeft < 0) return `Your interview was on ${dayWords(examDay)}. How did it go?`;
  if (daysLeft === 0) return 'Your interview is today.';
  const when = daysLeft === 1 ? 'tomorrow' : `in ${countOf(daysLeft, 'day')}, on ${dayWords(examDay)}`;
  const recall = expected === null ? '' : ` As planned you will likely recall ${percent(expected)} of it.`;
  return `Your interview is ${when}.${recall}`;
}

/** The plan in one line, and the way to it. */
export function PlanLine({ plan }: { readonly plan: PlanToday | null }) {
  return (
    <p className="dashboard-plan">
      {plan === null ? (
        <a href="/plan">Plan for an interview</a>
      ) : (
        <>
          {words(plan)} <a href="/plan">{plan.daysLeft < 0 ? 'Say how it went' : 'See the plan'}</a>
        </>
      )}
      , <a href="/decks">your decks</a>
    </p>
  );
}
