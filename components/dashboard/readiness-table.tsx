import { ChartTable } from '@/components/charts/chart-table';
import { Sparkline } from '@/components/charts/sparkline';
import { formatDayMonth } from '@/components/ui/format-date';
import { ProgressCairn } from '@/components/ui/stones';
import { deckHref } from '@/domain/decks/deck-name';
import { percent, readinessFinding } from '@/domain/memory/findings';
import type { GuideMemory } from '@/domain/memory/memory-statistics';

type Props = { readonly guides: readonly GuideMemory[]; readonly today: number };

const weekDays = 7;

/** Days of the history that the table shows: today and each seventh before. */
function weekEnds(length: number): number[] {
  return Array.from({ length: Math.ceil(length / weekDays) }, (_, index) => length - 1 - index * weekDays).reverse();
}

function GuideRow({ guide }: { readonly guide: GuideMemory }) {
  const { slug, title, readiness, history, due, learned, total } = guide;
  return (
    <tr>
      <td className="ready-cairn">
        <ProgressCairn share={readiness} width={26} />
      </td>
      <th scope="row">
        <a className="plain" href={deckHref(slug)}>
          {title}
        </a>
        <span className="meta">
          {learned} of {total} learned
        </span>
      </th>
      <td className="ready-line">
        <Sparkline shares={history} label={readinessFinding(guide)} />
      </td>
      <td className="r ready-share">{percent(readiness)}</td>
      <td className="r meta ready-due">{due === 0 ? '' : `${due} due`}</td>
    </tr>
  );
}

/** Readiness by guide, with how it went; what it means stands below. */
export function ReadinessTable({ guides, today }: Props) {
  if (guides.length === 0) return <p className="sub">No guide that is here now has a card of yours.</p>;
  const length = guides[0]?.history.length ?? 0;
  const ends = weekEnds(length);
  return (
    <>
      <table className="ready">
        <caption className="vh">Readiness by guide</caption>
        <thead className="vh">
          <tr>
            <td />
            <th scope="col">Guide</th>
            <th scope="col">Last six weeks</th>
            <th scope="col">Readiness</th>
            <th scope="col">Due today</th>
          </tr>
        </thead>
        <tbody>
          {guides.map((guide) => (
            <GuideRow key={guide.slug} guide={guide} />
          ))}
        </tbody>
      </table>
      <p className="note">The share of a guide’s questions that you would likely recall today.</p>
      <ChartTable
        caption="Readiness by week"
        head={['Guide', ...ends.map((index) => formatDayMonth(today - (length - 1 - index)))]}
        rows={guides.map(({ title, history }) => [title, ...ends.map((index) => percent(history[index] ?? 0))])}
      />
    </>
  );
}
