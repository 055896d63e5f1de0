import type { Step } from '@/domain/scheduling/fold';

/** What a card was when it was first looked at on a day: new, or known. */
export type FirstLook = 'new' | 'known';

/** Follows which cards were reviewed on a day. One that was forgotten on purpose is as if it had never been seen. */
export function noteLook(looks: Map<string, FirstLook>, { card, event, moment, before }: Step, day: number): void {
  if (event.kind === 'forget' || event.kind === 'reset') looks.delete(card);
  if (event.kind !== 'review' || moment.day !== day || looks.has(card)) return;
  looks.set(card, before.memory === null ? 'new' : 'known');
}
