'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { v7 as newId } from 'uuid';
import { send } from '@/client/send';
import { OutcomeForm } from '@/components/plan/outcome-form';
import { type GuideChoice, PlanForm } from '@/components/plan/plan-form';
import { dayWords } from '@/components/plan/plan-words';
import { FormStatus } from '@/components/ui/form-status';
import { useSubmit } from '@/components/ui/use-submit';
import type { PlanWish } from '@/domain/scheduling/plan-wish';

type FormProps = {
  /** Of the plan that is changed; null for a new one. */
  readonly id: string | null;
  readonly wish: PlanWish | null;
  readonly guides: readonly GuideChoice[];
  readonly days: { readonly first: string; readonly last: string };
};

/** The id is made once for a wish, so that two clicks, or a second try, make one plan. */
export function PlanFormIsland({ id, ...form }: FormProps) {
  const last = useRef<{ readonly wish: string; readonly id: string } | null>(null);
  return (
    <PlanForm
      {...form}
      onSave={async (wish) => {
        const text = JSON.stringify(wish);
        if (last.current?.wish !== text) last.current = { wish: text, id: newId() };
        const name = id ?? last.current.id;
        const saved = await send('PUT', `/api/v1/plans/${name}`, wish);
        if (saved.ok) location.assign(`/plan?id=${name}`);
        return saved;
      }}
    />
  );
}

/** Has every question of a plan asked, or leaves some out again. */
export function OverruleIsland({ id, wish }: { readonly id: string; readonly wish: PlanWish }) {
  const { everyQuestion } = wish;
  const { state, handleSubmit } = useSubmit(async () => {
    const saved = await send('PUT', `/api/v1/plans/${id}`, { ...wish, everyQuestion: !everyQuestion });
    if (saved.ok) location.assign(`/plan?id=${id}`);
    return saved;
  });
  return (
    <form className="plan-overrule" onSubmit={handleSubmit}>
      <button type="submit" className="btn" aria-busy={state.phase === 'busy'}>
        {everyQuestion ? 'Leave some out, so that more are kept' : 'Ask every question, even if fewer are kept'}
      </button>
      <FormStatus state={state} done="Saved." />
    </form>
  );
}

export function OutcomeIsland({ id }: { readonly id: string }) {
  return (
    <OutcomeForm
      onTell={async (outcome) => {
        const told = await send('POST', `/api/v1/plans/${id}/outcome`, { outcome });
        if (told.ok) location.assign('/plan?ended=1');
        return told;
      }}
    />
  );
}

export function EndIsland({ id, examDay }: { readonly id: string; readonly examDay: number }) {
  const [isAsking, setAsking] = useState(false);
  const { state, handleSubmit } = useSubmit(async () => {
    const ended = await send('DELETE', `/api/v1/plans/${id}`);
    if (ended.ok) location.assign('/plan?ended=1');
    return ended;
  });
  if (!isAsking)
    return (
      <button type="button" className="linkb" onClick={() => setAsking(true)}>
        End this plan
      </button>
    );
  return (
    <form className="plan-end" onSubmit={handleSubmit}>
      <p>End the plan for {dayWords(examDay)}? What you learned stays, and its cards go back to normal review.</p>
      <div>
        <button type="submit" className="btn" aria-busy={state.phase === 'busy'}>
          End the plan
        </button>
        <button type="button" className="btn quiet" onClick={() => setAsking(false)}>
          Keep it
        </button>
      </div>
      <FormStatus state={state} done="Ended." />
    </form>
  );
}

const betweenMs = 1000;
const mostTries = 60;

/** Waits until the plan is reckoned, then shows the page anew. The server holds each question for a few seconds. */
export function PlanProgress({ id, isFirst }: { readonly id: string; readonly isFirst: boolean }) {
  const router = useRouter();
  useEffect(() => {
    let isOver = false;
    const wait = async (tries: number): Promise<void> => {
      const asked = await send<{ state: string }>('GET', `/api/v1/plans/today?plan=${id}`);
      if (isOver) return;
      if (asked.ok && asked.value.state !== 'underway') return router.refresh();
      if (tries < mostTries) setTimeout(() => void wait(tries + 1), betweenMs);
    };
    void wait(1);
    return () => {
      isOver = true;
    };
  }, [id, router]);
  return (
    <p role="status" className="plan-progress">
      {isFirst
        ? 'The plan is being reckoned from your log. This takes a few seconds.'
        : 'These figures are from before your last answers. New ones are being reckoned.'}
    </p>
  );
}
