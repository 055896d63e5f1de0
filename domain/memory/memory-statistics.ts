/**
 * What the dashboard shows of a learner's memory, from one pass over their log. docs/dashboard.md has the formulas.
 */
import { countByDay, nextDueDay } from '@/domain/review/due-day';
import { readinessIn } from '@/domain/review/recall';
import { readinessShare } from '@/domain/review/recall-words';
import type { AnswerPace } from '@/domain/scheduling/answer-pace';
import { watchPace } from '@/domain/scheduling/answer-pace';
import { type CardState, newCard } from '@/domain/scheduling/card-state';
import { foldSteps } from '@/domain/scheduling/fold';
import { type MemoryModel, memoryModel } from '@/domain/scheduling/memory-model';
import { watchPredictions } from '@/domain/scheduling/predictions';
import type { ScheduleEvent } from '@/domain/scheduling/schedule-event';
import { orderedVersions, type SettingsVersions, settingsAt } from '@/domain/scheduling/settings';
import { type Calibration, calibrate } from './calibration';
import { type CardTrails, followCards } from './card-trails';
import { readinessDays, readinessHistory } from './readiness';
import { countStudyDays, type StudyDays, type StudyRun } from './study-run';
import { countRetention, type RetentionBand } from './true-retention';

export type GuideCards = { readonly slug: string; readonly title: string; readonly cards: readonly string[] };

export type MemoryRequest = {
  readonly events: readonly ScheduleEvent[];
  readonly versions: SettingsVersions;
  /** The guides as they are now, each with its cards. What a guide no longer has is not asked, and not counted as due. */
  readonly guides: readonly GuideCards[];
  /** Cards whose answer is another one than when they were reviewed: they are due. */
  readonly changed?: ReadonlySet<string>;
  readonly now: number;
  /** The study day of now. */
  readonly today: number;
};

export type GuideMemory = {
  readonly slug: string;
  readonly title: string;
  readonly total: number;
  readonly learned: number;
  readonly due: number;
  readonly readiness: number;
  /** Readiness at the end of each of the last days, today last. */
  readonly history: readonly number[];
};

export type DayReviews = { readonly day: number; readonly reviews: number };

export type MemoryStatistics = {
  readonly today: number;
  readonly due: number;
  readonly dueSeconds: number;
  /** Guides with a card that was learned or is due. */
  readonly guides: readonly GuideMemory[];
  readonly ahead: readonly number[];
  /** The last 53 weeks, today last. */
  readonly year: readonly DayReviews[];
  readonly run: StudyRun;
  readonly retention: readonly RetentionBand[];
  readonly recent: { readonly n: number; readonly recalled: number };
  readonly desiredRetention: number;
  readonly calibration: Calibration;
  readonly pace: AnswerPace;
  /** Cards whose interval is three weeks or more, and all that were learned. */
  readonly wellKnown: number;
  readonly learned: number;
  readonly week: { readonly seconds: number; readonly days: number };
  readonly reviews: number;
};

const yearDays = 53 * 7;
const recentDays = 30;
const weekDays = 7;
/** Days that `reviews ahead` shows, today first. */
const daysAhead = 30;
const nothing: ReadonlySet<string> = new Set();
const wellKnownDays = 21;
/** Events between two chances to pause. */
const pauseEvery = 1000;

/** What a card that is due is expected to take: a recall or a lapse, each by its chance. */
function expectedSeconds({ memory, lastDay }: CardState, pace: AnswerPace, model: MemoryModel, today: number): number {
  if (memory === null || lastDay === null) return pace.new;
  const chance = model.retrievability(memory, Math.max(0, today - lastDay));
  return chance * pace.recall + (1 - chance) * pace.lapse;
}

const lastDays = (today: number, count: number) =>
  Array.from({ length: count }, (_, index) => today - count + 1 + index);

function weekOf(days: StudyDays, today: number): MemoryStatistics['week'] {
  const week = lastDays(today, weekDays);
  return {
    seconds: week.reduce((sum, day) => sum + days.millisecondsOn(day), 0) / 1000,
    days: week.filter((day) => days.reviewsOn(day) > 0).length,
  };
}

type CurrentCard = readonly [id: string, state: CardState];

function guideMemory(
  { slug, title, cards }: GuideCards,
  own: readonly CurrentCard[],
  { before, model }: { readonly before: readonly number[]; readonly model: MemoryModel },
  { changed = nothing, today }: MemoryRequest,
): GuideMemory {
  const readiness = readinessShare(readinessIn(new Map(own), cards, today, model));
  return {
    slug,
    title,
    total: cards.length,
    learned: own.filter(([, { memory }]) => memory !== null).length,
    due: countByDay(own, changed, today).get(today) ?? 0,
    readiness,
    history: [...before, readiness],
  };
}

type Watched = {
  readonly days: StudyDays;
  readonly trails: CardTrails;
  readonly pace: AnswerPace;
  readonly retention: readonly RetentionBand[];
  readonly recent: { readonly n: number; readonly recalled: number };
  readonly calibration: Calibration;
  readonly states: ReadonlyMap<string, CardState>;
};

const firstReadinessDay = (today: number) => today - readinessDays + 1;

/** The pass over the log, in which everything else only looks on. */
function* watchLog({ events, versions, guides, today }: MemoryRequest): Generator<void, Watched, void> {
  const days = countStudyDays(today);
  const cards = new Set(guides.flatMap((guide) => guide.cards));
  const trails = followCards(cards, { first: firstReadinessDay(today), today }, days.stayed);
  const pace = watchPace();
  const retention = countRetention();
  const recent = { n: 0, recalled: 0 };
  const answers: { predicted: number; isRecalled: boolean }[] = [];
  const predict = watchPredictions(({ predicted, isRecalled, elapsedDays }, day) => {
    answers.push({ predicted, isRecalled });
    retention.add(elapsedDays, isRecalled);
    if (day <= today - recentDays) return;
    recent.n += 1;
    if (isRecalled) recent.recalled += 1;
  });
  const steps = foldSteps(events, versions);
  for (let count = 1; ; count += 1) {
    const next = steps.next();
    if (next.done === true) {
      const states = next.value;
      for (const card of cards) {
        const last = trails.of(card).at(-1);
        if (last !== undefined) days.stayed(last, today);
      }
      yield;
      const calibration = calibrate(answers);
      return { days, trails, pace: pace.pace(), retention: retention.bands(), recent, calibration, states };
    }
    for (const see of [days.see, trails.see, pace.see, predict]) see(next.value);
    if (count % pauseEvery === 0) yield;
  }
}

/** The statistics, with a `yield` wherever a server may turn to other work; `memoryStatistics` takes them in one go. */
export function* memoryStatisticsInSteps(request: MemoryRequest): Generator<void, MemoryStatistics, void> {
  const { versions, guides, changed = nothing, now, today } = request;
  const { days, trails, states, pace, ...watched } = yield* watchLog(request);
  const settings = settingsAt(orderedVersions(versions), now);
  const model = memoryModel(settings.parameters, settings.desiredRetention);
  const shown: GuideMemory[] = [];
  const current: CurrentCard[] = [];
  for (const guide of guides) {
    const own = guide.cards.map((card): CurrentCard => [card, states.get(card) ?? newCard]);
    if (!own.some(([, { memory, dueDay }]) => memory !== null || dueDay !== null)) continue;
    current.push(...own);
    const before = readinessHistory(guide.cards, trails, model, { first: firstReadinessDay(today), last: today - 1 });
    shown.push(guideMemory(guide, own, { before, model }, request));
    yield;
  }
  const dueNow = current.filter(([id, state]) => nextDueDay(state, today, changed.has(id)) === today);
  const byDay = countByDay(current, changed, today);
  const year = lastDays(today, yearDays).map((day) => ({ day, reviews: days.reviewsOn(day) }));
  return {
    today,
    due: dueNow.length,
    dueSeconds: dueNow.reduce((sum, [, state]) => sum + expectedSeconds(state, pace, model, today), 0),
    guides: shown,
    ahead: Array.from({ length: daysAhead }, (_, days) => byDay.get(today + days) ?? 0),
    year,
    run: days.run(),
    retention: watched.retention,
    recent: watched.recent,
    desiredRetention: settings.desiredRetention,
    calibration: watched.calibration,
    pace,
    wellKnown: current.filter(([, { state, intervalDays }]) => state === 'review' && intervalDays >= wellKnownDays)
      .length,
    learned: current.filter(([, { memory }]) => memory !== null).length,
    week: weekOf(days, today),
    reviews: days.total(),
  };
}

export function memoryStatistics(request: MemoryRequest): MemoryStatistics {
  const steps = memoryStatisticsInSteps(request);
  for (let next = steps.next(); ; next = steps.next()) if (next.done === true) return next.value;
}
