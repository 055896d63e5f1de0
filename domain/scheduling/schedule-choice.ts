/** What a learner may choose of the schedule. Parameters are not chosen: they are fitted to a log, or the defaults. */
import * as z from 'zod/mini';
import type { ScheduleSettings } from './settings';

const steps = z.array(z.int().check(z.minimum(1), z.maximum(1439))).check(z.maxLength(20));

export const scheduleChoiceSchema = z.strictObject({
  desiredRetention: z.number().check(z.minimum(0.7), z.maximum(0.97)),
  learningSteps: steps,
  relearningSteps: steps,
  maximumIntervalDays: z.int().check(z.minimum(1), z.maximum(36_500)),
  fuzz: z.optional(z.boolean()),
});

export type ScheduleChoice = z.infer<typeof scheduleChoiceSchema>;

export function choiceOf(settings: ScheduleSettings): Required<ScheduleChoice> {
  const { desiredRetention, learningSteps, relearningSteps, maximumIntervalDays, fuzz } = settings;
  return {
    desiredRetention,
    learningSteps: [...learningSteps],
    relearningSteps: [...relearningSteps],
    maximumIntervalDays,
    fuzz,
  };
}
