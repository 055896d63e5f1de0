import { ChevronLeft, ChevronRight } from 'lucide';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AuthorFrame } from '@/components/author/author-frame';
import { ChoicesView, type ShownChoice } from '@/components/author/choices-view';
import { CurveChart } from '@/components/author/curve-chart';
import { ItemFigures } from '@/components/author/item-figures';
import { SiteFrame } from '@/components/site/site-frame';
import { Unavailable } from '@/components/site/unavailable';
import { Icon } from '@/components/ui/icon';
import type { Guide } from '@/domain/content/guide';
import type { StatisticsItem } from '@/domain/statistics/guide-statistics';
import { itemTexts } from '@/server/attempt/shown-item';
import { loadForAuthor } from '@/server/auth/page-session';
import { loadStatistics } from '@/server/author/load-statistics';
import { content } from '@/server/content/content';
import { editHref } from '@/server/site/edit-link';
import { siteVersion } from '@/server/site/version';

export const metadata: Metadata = { title: 'Question statistics', robots: { index: false } };

type Props = { readonly params: Promise<{ slug: string; ref: string }> };

type Shown = {
  readonly guide: Guide;
  readonly item: StatisticsItem;
  readonly at: number;
  readonly many: number;
  readonly before: string | null;
  readonly after: string | null;
  readonly guideMedianMs: number | null;
  readonly promptHtml: string;
  readonly codeHtml: string | null;
  readonly choices: readonly ShownChoice[];
};

/** The middle one of the items' medians. */
function middle(items: readonly StatisticsItem[]): number | null {
  const all = items.flatMap(({ statistics }) => statistics.medianMs ?? []).sort((a, b) => a - b);
  return all[Math.floor(all.length / 2)] ?? null;
}

function htmlOf(item: StatisticsItem, id: string, choices: ReadonlyMap<string, string>): string {
  if (item.frozen.item.type === 'boolean') return id === 'true' ? 'True' : 'False';
  return choices.get(id) ?? '';
}

async function shownOf(guide: Guide, items: readonly StatisticsItem[], ref: string): Promise<Shown> {
  const at = items.findIndex((each) => each.ref === ref);
  const item = items[at] ?? notFound();
  const { promptHtml, codeHtml, choices } = await itemTexts(item.version, item.frozen);
  return {
    guide,
    item,
    at,
    many: items.length,
    before: items[at - 1]?.ref ?? null,
    after: items[at + 1]?.ref ?? null,
    guideMedianMs: middle(items),
    promptHtml,
    codeHtml,
    choices: item.choices.map((each) => ({ ...each, html: htmlOf(item, each.id, choices) })),
  };
}

function guessing({ frozen: { item } }: StatisticsItem): number | null {
  if (item.type === 'boolean') return 0.5;
  return item.type === 'single' ? 1 / item.choices.length : null;
}

function Steps({ guide, before, after }: Shown) {
  const href = (ref: string) => `/author/statistics/${guide.slug}/${ref}`;
  return (
    <>
      {before !== null && (
        <a className="btn" href={href(before)} rel="prev" aria-label="Previous question">
          <Icon icon={ChevronLeft} />
        </a>
      )}
      {after !== null && (
        <a className="btn" href={href(after)} rel="next" aria-label="Next question">
          <Icon icon={ChevronRight} />
        </a>
      )}
    </>
  );
}

function Place({ item: { place } }: { readonly item: StatisticsItem }) {
  if (place === null) return null;
  const { config } = content().library();
  return (
    <p className="au-fix">
      <a className="au-place plain" href={`/source/${place.file}`}>
        {place.file}:{place.line}
      </a>
      {config.editUrl !== null && <a href={editHref(config, place.file)}>Open in editor</a>}
    </p>
  );
}

function Details({ shown }: { readonly shown: Shown }) {
  const { item, guideMedianMs, choices } = shown;
  if (item.statistics.facility === null)
    return (
      <p className="sub mt-6">
        {item.statistics.n === 0
          ? 'Everybody who answered it first opened a hint, so that there is nothing to measure.'
          : 'Fewer than five learners have answered it. With so few, their answers would be told; the figures follow.'}
      </p>
    );
  const hasChoices = item.choices.length > 0;
  return (
    <>
      <ItemFigures statistics={item.statistics} guideMedianMs={guideMedianMs} />
      <div className={hasChoices ? 'au-two' : 'au-two one'}>
        {hasChoices && (
          <section aria-labelledby="au-chosen">
            <h2 id="au-chosen">What readers chose</h2>
            <ChoicesView table={item.table} choices={choices} />
          </section>
        )}
        <section aria-labelledby="au-curve">
          <h2 id="au-curve">Who answers it correctly</h2>
          {item.curve === null ? (
            <p className="sub">Shown when each fifth has five learners at least.</p>
          ) : (
            <CurveChart points={item.curve} guessing={guessing(item)} />
          )}
        </section>
      </div>
    </>
  );
}

export default async function StatisticsOfItem({ params }: Props) {
  const { slug, ref } = await params;
  const path = `/author/statistics/${encodeURIComponent(slug)}/${encodeURIComponent(ref)}`;
  const asked = await loadForAuthor(path, async ({ db }) => {
    const guide = content().library().guideBySlug.get(slug) ?? notFound();
    return shownOf(guide, (await loadStatistics(db, { guide })).items, ref);
  });
  if (asked === null)
    return (
      <SiteFrame version={siteVersion}>
        <Unavailable path={path} />
      </SiteFrame>
    );
  const shown = asked.loaded;
  const { guide, item, promptHtml, codeHtml } = shown;
  const names = [item.statistics.question, item.frozen.item.type, item.level].filter((each) => each !== null);
  return (
    <AuthorFrame
      current="statistics"
      title="Question statistics"
      about={`${guide.briefTitle}. ${shown.at + 1} of ${shown.many} with answers, by what to look at first.`}
      version={siteVersion}
      actions={<Steps {...shown} />}
    >
      <p className="mt-6">
        <a href={`/author/statistics/${guide.slug}`}>All questions of the guide</a>
      </p>
      <p className="meta mt-6">{names.join(', ')}</p>
      <div className="au-prompt" dangerouslySetInnerHTML={{ __html: promptHtml }} />
      {codeHtml !== null && <div className="read au-code" dangerouslySetInnerHTML={{ __html: codeHtml }} />}
      {item.advice.map((each) => (
        <p key={each} className="au-advice">
          {each}
        </p>
      ))}
      <Place item={item} />
      <Details shown={shown} />
    </AuthorFrame>
  );
}
