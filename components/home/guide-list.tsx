import { LevelsBar } from '@/components/home/levels-bar';
import { formatDate } from '@/components/ui/format-date';
import type { Library } from '@/domain/content/library';
import { revisedOn } from '@/domain/content/revised-on';
import { countOf } from '@/domain/shared/count-of';

type Props = { readonly library: Library };

/** Every guide, one line each. */
export function GuideList({ library }: Props) {
  if (library.guides.length === 0) return <NoGuides />;
  return (
    <>
      <div className="gh" aria-hidden="true">
        <span>Guide</span>
        <span>Author</span>
        <span>
          Levels <span className="key">easy to hard</span>
        </span>
        <span className="end">Revised</span>
      </div>
      <ul>
        {library.guides.map((guide) => (
          <li key={guide.slug} className="g" data-guide={guide.slug} data-total={guide.questions.length}>
            <div>
              <p className="g-title">
                <a href={`/guides/${guide.slug}`}>{guide.briefTitle}</a>
                {guide.isNew && <span className="chip ml-3">New</span>}
              </p>
              <p className="sub">{guide.briefDescription}</p>
              <span className="meta g-mark" data-mark="">
                {countOf(guide.questions.length, 'question')}
              </span>
            </div>
            <span className="sub g-author">{library.authorById.get(guide.authorId ?? '')?.name ?? ''}</span>
            <LevelsBar guide={guide} />
            <span className="meta end tn g-date">{formatDate(revisedOn(guide), 'short')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function NoGuides() {
  return (
    <p className="sub">
      No guides yet. Put a folder with a Markdown file into <code>content/guides/</code>; it appears here within two
      seconds.
    </p>
  );
}
