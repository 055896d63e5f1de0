import type { Metadata } from 'next';
import type { GuideChoice } from '@/components/plan/plan-form';
import type { LeftOutGroup } from '@/components/plan/plan-report';
import { PlanScreen } from '@/components/plan/plan-screen';
import { dayWords } from '@/components/plan/plan-words';
import { SiteFrame } from '@/components/site/site-frame';
import { Unavailable } from '@/components/site/unavailable';
import type { Library } from '@/domain/content/library';
import { furthestDays, type PlanWish } from '@/domain/scheduling/plan-wish';
import { dayText } from '@/domain/shared/study-day';
import { loadForOwner } from '@/server/auth/page-session';
import { content } from '@/server/content/content';
import type { DeckShelf } from '@/server/decks/deck-shelf';
import { type LoadedPlan, type LoadedPlans, loadPlan } from '@/server/plan/load-plan';
import { nameDeckCards } from '@/server/plan/name-deck-cards';
import { siteVersion } from '@/server/site/version';
import { EndIsland, OutcomeIsland, OverruleIsland, PlanFormIsland, PlanProgress } from './plan-islands';

export const metadata: Metadata = { title: 'Plan', robots: { index: false } };

/** Longer than this nobody should wait for a page; then it says that the plan is being reckoned. */
const waitMs = 200;
const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Guides, and then decks of one's own. */
function guideChoices({ guides }: Library, { decks }: DeckShelf): GuideChoice[] {
  return [...guides, ...decks]
    .filter(({ questions }) => questions.length > 0)
    .map(({ slug, briefTitle, questions }) => ({ slug, title: briefTitle, questions: questions.length }));
}

const levelNames = { beginner: 'beginner', intermediate: 'intermediate', advanced: 'advanced' } as const;

/** The cards for which there is no time, as questions by guide and level. */
function groupsOf(
  cards: readonly string[],
  { guideBySlug }: Library,
  { bySlug }: DeckShelf,
  fronts: ReadonlyMap<string, string>,
): LeftOutGroup[] {
  const groups = new Map<string, string[]>();
  for (const card of cards) {
    const [slug = '', id = ''] = card.split('/');
    const deck = bySlug.get(slug);
    const guide = guideBySlug.get(slug);
    const front = fronts.get(card);
    if (deck !== undefined && front !== undefined) groups.set(deck.title, [...(groups.get(deck.title) ?? []), front]);
    const question = guide?.questions.find((each) => each.id === id);
    if (guide === undefined || question === undefined) continue;
    const name = question.level === null ? guide.briefTitle : `${guide.briefTitle}, ${levelNames[question.level]}`;
    groups.set(name, [...(groups.get(name) ?? []), question.text.replaceAll('`', '')]);
  }
  return [...groups].map(([name, questions]) => ({ name, questions }));
}

function wishOf({ plan }: LoadedPlan): PlanWish {
  const { examDay, guides, minutesPerDay, daysOff, everyQuestion } = plan;
  return { examDay: dayText(examDay), guides: [...guides], minutesPerDay, daysOff: [...daysOff], everyQuestion };
}

type ShownProps = {
  readonly loaded: LoadedPlans;
  readonly shown: LoadedPlan;
  readonly library: Library;
  /** What left-out cards of decks are called. */
  readonly fronts: ReadonlyMap<string, string>;
};

function Shown({ loaded, shown, library, fronts }: ShownProps) {
  const { shelf } = loaded;
  const { plan, view, state, clock } = shown;
  const titles = plan.guides.flatMap(
    (slug) => (library.guideBySlug.get(slug) ?? shelf.bySlug.get(slug))?.briefTitle ?? [],
  );
  const hasCome = plan.examDay <= clock.today;
  const days = { first: dayText(clock.today + 1), last: dayText(clock.today + furthestDays) };
  return (
    <PlanScreen
      planId={plan.id}
      examDay={plan.examDay}
      today={clock.today}
      guides={titles}
      view={view}
      state={state}
      leftOut={groupsOf(view?.leftOut ?? [], library, shelf, fronts)}
      others={loaded.open.filter(({ id }) => id !== plan.id).map(({ id, examDay }) => ({ id, examDay }))}
      progress={state === 'underway' && !hasCome ? <PlanProgress id={plan.id} isFirst={view === null} /> : null}
      outcome={hasCome ? <OutcomeIsland id={plan.id} /> : null}
      overrule={<OverruleIsland id={plan.id} wish={wishOf(shown)} />}
      form={
        hasCome ? null : (
          <PlanFormIsland id={plan.id} wish={wishOf(shown)} guides={guideChoices(library, shelf)} days={days} />
        )
      }
      end={<EndIsland id={plan.id} examDay={plan.examDay} />}
    />
  );
}

function Fresh({ loaded, hasEnded, library }: Omit<ShownProps, 'shown' | 'fronts'> & { readonly hasEnded: boolean }) {
  const { today } = loaded.clock;
  return (
    <>
      <h1 className="title small">{hasEnded ? 'The plan has ended' : 'Plan for an interview'}</h1>
      <p className="plan-sentence">
        {hasEnded
          ? 'What you learned stays, and its cards are in normal review. Another date can be planned at any time.'
          : 'Say when it is, and how many minutes a day there are. Each day then has the cards that raise what you will recall on that day most.'}
      </p>
      {loaded.open.length > 0 && (
        <ul className="plan-others">
          {loaded.open.map(({ id, examDay }) => (
            <li key={id}>
              <a href={`/plan?id=${id}`}>Interview on {dayWords(examDay)}</a>
            </li>
          ))}
        </ul>
      )}
      <PlanFormIsland
        id={null}
        wish={null}
        guides={guideChoices(library, loaded.shelf)}
        days={{ first: dayText(today + 1), last: dayText(today + furthestDays) }}
      />
    </>
  );
}

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Plan({ searchParams }: Props) {
  const asked = await searchParams;
  const id = typeof asked['id'] === 'string' && idShape.test(asked['id']) ? asked['id'] : null;
  const library = content().library();
  const page = await loadForOwner('/plan', async ({ db, session: { userId }, now }) => {
    const plans = await loadPlan(db, { userId, id, library, now, waitMs });
    const fronts = await nameDeckCards(db, { userId, cards: plans.shown?.view?.leftOut ?? [] });
    return { ...plans, fronts };
  });
  if (page === null)
    return (
      <SiteFrame version={siteVersion}>
        <Unavailable path="/plan" />
      </SiteFrame>
    );
  const { session, loaded } = page;
  const isNew = 'new' in asked || 'ended' in asked;
  return (
    <SiteFrame version={siteVersion}>
      <main id="main" className="page plan pt-12">
        {loaded.shown === null || isNew ? (
          <Fresh loaded={loaded} hasEnded={'ended' in asked} library={library} />
        ) : (
          <Shown loaded={loaded} shown={loaded.shown} library={library} fronts={loaded.fronts} />
        )}
        <p className="meta plan-owner">A plan of {session.email}. Nobody else sees it.</p>
      </main>
    </SiteFrame>
  );
}
