import { ChevronDown, List } from 'lucide';
import { Icon } from '@/components/ui/icon';
import type { QuestionGroup } from '@/domain/content/question-groups';
import type { TocEntry } from '@/domain/content/rendered';

type Props = { readonly toc: readonly TocEntry[]; readonly groups: readonly QuestionGroup[] };

function Lists({ toc, groups }: Props) {
  return (
    <>
      {toc.length > 0 && (
        <>
          <p className="toc-label">Article</p>
          <ul>
            {toc.map((entry) => (
              <li key={entry.id}>
                <a href={`#${entry.id}`}>{entry.title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {groups.length > 0 && (
        <>
          <p className="toc-label">Questions</p>
          <ul>
            {groups.map((group) => (
              <li key={group.id}>
                <a href={`#${group.id}`}>
                  {group.title}
                  <span className="lv-count">{group.questions.length}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Contents beside the article, for wide screens. */
export function Contents(props: Props) {
  return (
    <nav className="toc" aria-label="Contents" data-contents="">
      <Lists {...props} />
    </nav>
  );
}

/** The same contents folded into one line, for narrow screens. */
export function FoldedContents(props: Props) {
  return (
    <details className="tocm" data-contents="">
      <summary>
        <Icon icon={List} />
        <span>
          Contents
          <span data-contents-current="" />
        </span>
        <Icon icon={ChevronDown} />
      </summary>
      <nav aria-label="Contents">
        <Lists {...props} />
      </nav>
    </details>
  );
}
