/**
 * A course as this learner's answers make it: how they forget, and whether few cards well are worth more than all of them
 * badly.
 *
 * Depth needs both: looks that are far apart do not add up, and a course that is run both ways says that it is better. Either
 * alone is wrong too often (docs/simulation.md): the looks are few, and the run believes the formulas of FSRS.
 */
import { fitMemory, fittedModel, type Recall } from './memory-fit';
import { isDepthBetter } from './plan';
import type { Course, PlanCard } from './plan-look';
import { doSpacedLooksAdd } from './spaced-looks';

export function tunedCourse(cards: readonly PlanCard[], course: Course, recalls: readonly Recall[]): Course {
  const tuned = { ...course, model: fittedModel(course.model, fitMemory(recalls, course.model)) };
  return { ...tuned, isDeep: !doSpacedLooksAdd(recalls) && isDepthBetter(cards, tuned) };
}
