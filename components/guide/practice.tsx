import { ProgressCairn } from '@/components/ui/stones';
import type { QuestionGroup } from '@/domain/content/question-groups';
import { countOf } from '@/domain/shared/count-of';

type Props = { readonly slug: string; readonly count: number };

/** The way to the cards. While some are due it says how many, and leads there. */
function PractiseLink({ slug, name }: { readonly slug: string; readonly name: string }) {
  const cards = `/guides/${slug}/cards`;
  return (
    <a className="btn primary" href={cards} data-practise={name} data-cards={cards}>
      {name}
    </a>
  );
}

function Progress({ count }: { readonly count: number }) {
  return (
    <div className="practice-now" data-guide-progress="">
      <ProgressCairn share={0} />
      <span className="meta">{countOf(count, 'card')}, none practised yet</span>
    </div>
  );
}

/** Beside the article on wide screens: how far this reader is, and the way to the cards. */
export function Practice({ slug, count, groups }: Props & { readonly groups: readonly QuestionGroup[] }) {
  return (
    <aside className="practice" aria-label="Practice">
      {count > 0 && (
        <>
          <Progress count={count} />
          <div className="practice-levels">
            {groups.map((group) => (
              <span key={group.id} className="contents" data-level={group.id}>
                <span>{group.title}</span>
                <span data-bar="" />
                <span className="tn">{group.questions.length}</span>
              </span>
            ))}
          </div>
          <PractiseLink slug={slug} name="Practise the cards" />
          <a className="btn" href={`/guides/${slug}/quiz`}>
            Test yourself
          </a>
          <p className="meta">No account needed. Without one, ratings stay in this browser.</p>
        </>
      )}
    </aside>
  );
}

/** The same in one line, for narrow screens. */
export function PracticeInline({ slug, count }: Props) {
  if (count === 0) return null;
  return (
    <div className="practice-inline">
      <Progress count={count} />
      <span className="practice-acts">
        <PractiseLink slug={slug} name="Practise" />
        <a className="btn" href={`/guides/${slug}/quiz`}>
          Test
        </a>
      </span>
    </div>
  );
}
