import { defineCommand } from 'citty';
import { makePlan } from '@/domain/scheduling/plan';
import { courseOf } from '@/domain/scheduling/plan-request';
import { dayText } from '@/domain/shared/study-day';
import { decimal, printJson } from '@/scripts/schedule/print-json';
import { FileError, readFile } from '@/scripts/schedule/read-file';

export const plan = defineCommand({
  meta: { name: 'plan', description: 'Print the queue of each day until a date, and the forecast for it' },
  args: { file: { type: 'positional', required: true, description: 'A JSON file of settings, events and a plan' } },
  run({ args }) {
    const { versions, events, plan: request } = readFile(args.file);
    if (request === null) throw new FileError('$.plan: expected an object with examDay, minutesPerDay and cards');
    const { cards, course } = courseOf(events, versions, request);
    const { days, finalPassFrom, leftOut, notSeenAgain, forecast } = makePlan(cards, course);
    printJson({
      examDay: dayText(course.examDay),
      cards: cards.length,
      secondsPerDay: decimal(course.secondsPerDay),
      pace: { new: decimal(course.pace.new), recall: decimal(course.pace.recall), lapse: decimal(course.pace.lapse) },
      finalPassFrom: dayText(finalPassFrom),
      forecast: {
        expected: decimal(forecast.expected),
        low: decimal(forecast.low),
        high: decimal(forecast.high),
        ifStopped: decimal(forecast.ifStopped),
        fiveMinutesLess: decimal(forecast.fiveMinutesLess),
        fiveMinutesMore: decimal(forecast.fiveMinutesMore),
      },
      fewWell: course.isDeep === true,
      leftOut,
      notSeenAgain,
      days: days.map(({ day, seconds, queue }) => ({
        day: dayText(day),
        seconds: decimal(seconds),
        queue: queue.map((look) => ({
          card: look.card.id,
          kind: look.kind,
          retrievability: decimal(look.kind === 'new' ? null : look.chance),
          seconds: decimal(look.seconds),
          gain: decimal(look.gain),
        })),
      })),
    });
  },
});
