/**
 * Prints the dashboard of a made-up learner on a day that is always the same, as HTML: `tsx draw-dashboard.tsx seeded`, or
 * `few` for somebody who began the other day. Pictures of it can be compared from one day to the next.
 */
import { renderToStaticMarkup } from 'react-dom/server';
import { DashboardScreen } from '@/components/dashboard/dashboard-screen';
import { memoryStatistics } from '@/domain/memory/memory-statistics';
import { scheduleEvent } from '@/domain/scheduling/log-event';
import { defaultSettings } from '@/domain/scheduling/settings';
import { dayNumber } from '@/domain/shared/study-day';
import { learnerHistory } from './learner-history';

const today = dayNumber('2026-02-12');
const questions = (count: number) => Array.from({ length: count }, (_, index) => `q${index + 1}`);
const guides = [
  { slug: 'postgresql', title: 'PostgreSQL', questions: questions(52) },
  { slug: 'http', title: 'HTTP and API design', questions: questions(48) },
  { slug: 'caching', title: 'Caching and Redis', questions: questions(45) },
  { slug: 'concurrency', title: 'Concurrency', questions: questions(50) },
  { slug: 'systems', title: 'Distributed systems', questions: questions(55) },
];

const seeded = { guides, lastDay: today - 1, days: 110, newPerDay: 2, atMost: 30 };
const few = { ...seeded, days: 8, newPerDay: 5 };
const events = learnerHistory(process.argv[2] === 'few' ? few : seeded);

const statistics = memoryStatistics({
  events: events.map((event) => scheduleEvent(event, (guide, question) => `${guide}/${question}`)),
  versions: [{ from: null, settings: defaultSettings }],
  guides: guides.map(({ slug, title, questions: ids }) => ({ slug, title, cards: ids.map((id) => `${slug}/${id}`) })),
  now: today * 86_400_000 + 12 * 3_600_000,
  today,
});
process.stdout.write(
  renderToStaticMarkup(<DashboardScreen plan={null} statistics={statistics} timeZone="Europe/Stockholm" />),
);
