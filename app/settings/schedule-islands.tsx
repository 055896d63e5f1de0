'use client';

import { send } from '@/client/send';
import { OptimiseForm } from '@/components/account/optimise-form';
import { ScheduleForm } from '@/components/account/schedule-form';
import type { Outcome } from '@/components/ui/use-submit';
import type { ScheduleChoice } from '@/domain/scheduling/schedule-choice';

export function ScheduleIsland({ choice }: { readonly choice: Required<ScheduleChoice> }) {
  return <ScheduleForm choice={choice} onSave={(chosen) => send('PUT', '/api/v1/account/schedule', chosen)} />;
}

type Optimised = {
  readonly outcome: 'kept' | 'adopted';
  readonly n: number;
  readonly currentLogLoss: number;
  readonly fittedLogLoss: number;
};

async function optimise(): Promise<Outcome> {
  const sent = await send<Optimised>('POST', '/api/v1/account/schedule/optimise', {});
  if (!sent.ok) return sent;
  const { outcome, n, currentLogLoss, fittedLogLoss } = sent.value;
  const figures = `Over your last ${n} answers, the log-loss of what was expected was ${currentLogLoss.toFixed(4)}, and would have been ${fittedLogLoss.toFixed(4)}.`;
  const message =
    outcome === 'adopted'
      ? `Fitted. ${figures} It holds for reviews from now on.`
      : `Nothing was changed: fitting would not have told your answers better. ${figures}`;
  return { ok: true, message };
}

export function OptimiseIsland(props: { readonly isOffered: boolean; readonly about: string }) {
  return <OptimiseForm {...props} onOptimise={optimise} />;
}
