import { type ReactNode, useEffect, useRef } from 'react';
import type { GoOn } from '@/components/review/use-review-deeds';
import { Pebble, ProgressCairn } from '@/components/ui/stones';
import { cardHref } from '@/domain/decks/deck-name';
import { percent } from '@/domain/memory/findings';
import { dueInWords, minutesInWords } from '@/domain/review/next-interval';
import { readinessShare, stonesPlaced } from '@/domain/review/recall-words';
import { summaryOf, summarySentences, type Went } from '@/domain/review/review-sitting';
import { type Desk, findCard, type GuideReadiness, type ReviewView } from '@/domain/review/review-view';
import { stateOf } from '@/domain/review/study';
import { countOf } from '@/domain/shared/count-of';

type Props = {
  readonly view: ReviewView;
  readonly desk: Desk;
  readonly readiness: GuideReadiness | null;
  readonly onTakeUp: () => void;
  readonly onRelease: (card: string) => void;
  readonly onGoOn: (kind: GoOn) => void;
};

const wents: readonly { readonly went: Went; readonly name: string; readonly level: 0 | 2 | 4 }[] = [
  { went: 'recalled', name: 'recalled', level: 4 },
  { went: 'effort', name: 'with effort', level: 2 },
  { went: 'missed', name: 'missed', level: 0 },
];
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

function Title({ children }: { readonly children: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <h1 tabIndex={-1} ref={title} data-focus="">
      {children}
    </h1>
  );
}

function Stones({ went }: { readonly went: readonly Went[] }) {
  const counts = wents.map((each) => ({ ...each, count: went.filter((name) => name === each.went).length }));
  return (
    <>
      {went.length <= 60 && (
        <div className="went" aria-hidden="true">
          {went.map((name, index) => (
            <Pebble key={index} level={wents.find((each) => each.went === name)?.level ?? null} />
          ))}
        </div>
      )}
      <ul className="went-key">
        {counts
          .filter(({ count }) => count > 0)
          .map(({ went: name, name: word, level, count }) => (
            <li key={name}>
              <Pebble level={level} />
              {word}, {count}
            </li>
          ))}
      </ul>
    </>
  );
}

function Again({ view, desk }: Pick<Props, 'view' | 'desk'>) {
  const missed = summaryOf(view.sitting).cards.flatMap(({ card, went }) => {
    const found = went === 'missed' ? findCard(desk.decks, card) : null;
    return found === null ? [] : [{ id: card, ...found, due: dueInWords(stateOf(desk.study, card), view.day) }];
  });
  if (missed.length === 0) return null;
  return (
    <section className="finish-list review-again">
      <h2>Worth reading again</h2>
      <ul>
        {missed.map(({ id, deck, card, due }) => (
          <li key={id}>
            <a
              className="plain"
              href={cardHref(deck.slug, card.id)}
              dangerouslySetInnerHTML={{ __html: card.questionHtml }}
            />
            <span className="meta">{due}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Cards that are not asked, and the way back for each. */
function Suspended({ view, desk, onRelease }: Pick<Props, 'view' | 'desk' | 'onRelease'>) {
  const cards = view.suspended.flatMap((id) => {
    const found = findCard(desk.decks, id);
    return found === null ? [] : [{ id, ...found }];
  });
  if (cards.length === 0) return null;
  return (
    <details className="review-suspended">
      <summary>{countOf(cards.length, 'suspended card')}</summary>
      <ul>
        {cards.map(({ id, card }) => (
          <li key={id}>
            <span dangerouslySetInnerHTML={{ __html: card.questionHtml }} />
            <button type="button" className="linkb" onClick={() => onRelease(id)}>
              Ask again
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** "SQL is at 62%. The fourth stone is placed at 80%." */
function Ready({ readiness }: { readonly readiness: GuideReadiness }) {
  const share = readinessShare(readiness);
  const placed = stonesPlaced(readiness);
  const next = ordinals[placed];
  return (
    <aside className="review-ready" aria-label="Readiness">
      <ProgressCairn stones={placed} width={200} />
      <p className="meta">
        {readiness.title} is at {percent(share)}.{' '}
        {next === undefined ? 'All five stones are placed.' : `The ${next} stone is placed at ${(placed + 1) * 20}%.`}
      </p>
    </aside>
  );
}

function Rest({ view, onTakeUp }: Pick<Props, 'view' | 'onTakeUp'>) {
  const { later, held, aside } = view.queue;
  const [soonest] = later;
  return (
    <>
      {soonest !== undefined && (
        <p className="sub">
          {later.length === 1 ? 'One card comes back today' : `${later.length} cards come back today`}, the first
          {' in about '}
          {minutesInWords((soonest.dueAt - view.at) / 60_000)}.
        </p>
      )}
      {held > 0 && (
        <p className="sub">
          {held} more {held === 1 ? 'is' : 'are'} due. The limit of the day is reached; the others will keep.
        </p>
      )}
      {aside > 0 && (
        <p className="sub">
          {countOf(aside, 'card')} put aside.{' '}
          <button type="button" className="linkb" onClick={onTakeUp}>
            Take {aside === 1 ? 'it' : 'them'} now
          </button>
        </p>
      )}
    </>
  );
}

/** What may be gone on with when all is done: the cards that come next, and new ones beyond the number of the day. */
function GoingOn({ view, onGoOn }: Pick<Props, 'view' | 'onGoOn'>) {
  const { next, fresh } = view.more ?? { next: null, fresh: 0 };
  const count = next?.cards.length ?? 0;
  return (
    <>
      {next !== null && next.dueDay > view.day && (
        <p className="sub">
          The next card is due {dueInWords({ dueDay: next.dueDay, dueAt: null }, view.day)}. An answer before its day
          counts too, only for less.
        </p>
      )}
      <p className="go">
        {next !== null && (
          <button type="button" className="btn big" onClick={() => onGoOn('next')}>
            Go on with the next {count === 1 ? 'card' : countOf(count, 'card')}
          </button>
        )}
        {fresh > 0 && (
          <button type="button" className="btn big" onClick={() => onGoOn('new')}>
            {countOf(fresh, 'more new question')} today
          </button>
        )}
        <a className={next === null && fresh === 0 ? 'btn big' : undefined} href="/guides">
          Back to guides
        </a>
      </p>
    </>
  );
}

function Empty() {
  return (
    <div className="finish">
      <ProgressCairn stones={0} width={64} />
      <div className="mt-5">
        <Title>Nothing to review yet.</Title>
      </div>
      <p className="finish-sentence">
        Read a guide and practise its cards: what you have seen comes back here when it is due.
      </p>
      <p className="go">
        <a className="btn primary big" href="/guides">
          Choose a guide
        </a>
      </p>
      <p className="finish-more">
        <a href="/decks">Bring in a deck from Anki</a>
      </p>
    </div>
  );
}

/** The end of a sitting: how it went, what is worth reading again, and what comes tomorrow. */
export function ReviewFinish({ view, desk, readiness, onTakeUp, onRelease, onGoOn }: Props) {
  if (view.isEmpty && view.sitting.steps.length === 0) return <Empty />;
  const summary = summaryOf(view.sitting);
  const tomorrow = view.tomorrow ?? { cards: 0, minutes: 0 };
  return (
    <div className={readiness === null ? 'finish' : 'finish review-finish'}>
      <div>
        <Title>{summary.cards.length === 0 ? 'Nothing is due now.' : 'That is all for today.'}</Title>
        <p className="finish-sentence">{summarySentences(summary, tomorrow)}</p>
        {summary.cards.length > 0 && <Stones went={summary.cards.map(({ went }) => went)} />}
        <Rest view={view} onTakeUp={onTakeUp} />
        <GoingOn view={view} onGoOn={onGoOn} />
        <Again view={view} desk={desk} />
        <Suspended view={view} desk={desk} onRelease={onRelease} />
      </div>
      {readiness !== null && <Ready readiness={readiness} />}
    </div>
  );
}
