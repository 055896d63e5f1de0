import { formatDate } from '@/components/ui/format-date';
import type { Author, Guide } from '@/domain/content/guide';
import { revisedOn } from '@/domain/content/revised-on';
import { countOf } from '@/domain/shared/count-of';

type Props = { readonly guide: Guide; readonly author: Author | null; readonly minutes: number };

export function GuideHeader({ guide, author, minutes }: Props) {
  const count = guide.questions.length;
  const revised = revisedOn(guide);
  return (
    <header>
      <p className="crumb">
        <a className="plain" href="/guides">
          Guides
        </a>{' '}
        / {guide.briefTitle}
      </p>
      <h1 className="title">{guide.title}</h1>
      {guide.description !== '' && <p className="dek">{guide.description}</p>}
      <div className="by">
        {author !== null && (
          <span>
            By <a href={`/authors/${author.id}`}>{author.name}</a>
          </span>
        )}
        <span>
          <time dateTime={revised}>{formatDate(revised)}</time>, edition{' '}
          <span title={guide.edition}>{guide.edition.slice(0, 7)}</span>
        </span>
        <span>
          {minutes} minute read{count > 0 && `, ${countOf(count, 'question')}`}
        </span>
      </div>
    </header>
  );
}
