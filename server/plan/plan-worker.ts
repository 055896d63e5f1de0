/** The thread that reckons plans. It gathers the events of one plan at a time, then answers with what is seen of it. */
import { parentPort } from 'node:worker_threads';
import { type PlanViewRequest, viewPlan } from '@/domain/scheduling/plan-view';
import type { ScheduleEvent } from '@/domain/scheduling/schedule-event';

export type PlanMessage =
  | { readonly kind: 'events'; readonly events: readonly ScheduleEvent[] }
  | { readonly kind: 'reckon'; readonly request: Omit<PlanViewRequest, 'events'> };

const port = parentPort;
if (port === null) throw new Error('plan-worker runs in a worker thread only');

let gathered: ScheduleEvent[] = [];

port.on('message', (message: PlanMessage) => {
  if (message.kind === 'events') {
    for (const event of message.events) gathered.push(event);
    return;
  }
  const events = gathered;
  gathered = [];
  try {
    port.postMessage({ view: viewPlan({ ...message.request, events }) });
  } catch (error) {
    port.postMessage({ problem: error instanceof Error ? error.message : 'failed' });
  }
});
