import { useEffect, useRef } from 'react';
import { ProgressCairn } from '@/components/ui/stones';
import { percent } from '@/domain/memory/findings';
import type { Card } from '@/domain/review/deck';
import { type Readiness, readinessSentence, readinessShare } from '@/domain/review/recall-words';
import type { Outcome } from '@/domain/review/sitting';
import { countOf } from '@/domain/shared/count-of';

type Props = {
  readonly outcome: Outcome;
  readonly cards: ReadonlyMap<string, Card>;
  readonly guideHref: string;
  /** Of the whole guide. */
  readonly readiness: Readiness;
  readonly onRepeatShaky: () => void;
  readonly onAll: () => void;
};

function heading({ total, skipped, shaky }: Outcome): string {
  if (skipped.length === total) return 'All set aside.';
  return shaky.length > 0 ? 'Done. A few are shaky.' : 'Done. All of them held.';
}

function sentence({ total, recalled, skipped }: Outcome): string {
  const cards = countOf(total, 'card');
  const aside = skipped.length === 0 ? '' : ` ${skipped.length} set aside.`;
  return `${cards}, ${recalled} recalled at the first try.${aside}`;
}

function Links({
  title,
  ids,
  cards,
  guideHref,
}: {
  title: string;
  ids: readonly string[];
  cards: Props['cards'];
  guideHref: string;
}) {
  if (ids.length === 0) return null;
  return (
    <section className="finish-list">
      <h2>{title}</h2>
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <a
              className="plain"
              href={`${guideHref}#question-${id}`}
              dangerouslySetInnerHTML={{ __html: cards.get(id)?.questionHtml ?? id }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The end of a sitting: what was shaky, and what to do with it. */
export function Finish({ outcome, cards, guideHref, readiness, onRepeatShaky, onAll }: Props) {
  const hasShaky = outcome.shaky.length > 0;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="finish">
      <h1 tabIndex={-1} ref={title} data-focus="">
        {heading(outcome)}
      </h1>
      <p className="finish-sentence">{sentence(outcome)}</p>
      <div className="practice-now">
        <ProgressCairn share={readinessShare(readiness)} />
        <span className="meta">
          This guide: {percent(readinessShare(readiness))} ready. {readinessSentence(readiness)}.
        </span>
      </div>
      <div className="go">
        {hasShaky ? (
          <button type="button" className="btn primary big" onClick={onRepeatShaky}>
            Repeat the {outcome.shaky.length} shaky
          </button>
        ) : (
          <a className="btn primary big" href={guideHref}>
            Back to the guide
          </a>
        )}
        <button type="button" className="btn big" onClick={onAll}>
          All cards again
        </button>
        {hasShaky && <a href={guideHref}>Back to the guide</a>}
      </div>
      <Links title="Shaky: read these again" ids={outcome.shaky} cards={cards} guideHref={guideHref} />
      <Links title="Set aside" ids={outcome.skipped} cards={cards} guideHref={guideHref} />
    </div>
  );
}
