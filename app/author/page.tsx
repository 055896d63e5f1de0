import { RefreshCw } from 'lucide';
import type { Metadata } from 'next';
import { AuthorFrame } from '@/components/author/author-frame';
import { GuideNav } from '@/components/author/guide-nav';
import { ProblemItem } from '@/components/author/problem-item';
import { SiteFrame } from '@/components/site/site-frame';
import { Unavailable } from '@/components/site/unavailable';
import { Icon } from '@/components/ui/icon';
import type { Severity } from '@/domain/content/diagnostic';
import { countOf } from '@/domain/shared/count-of';
import { loadForAuthor } from '@/server/auth/page-session';
import { loadProblems, otherFiles, type ProblemFilter, type ProblemsPage } from '@/server/author/load-problems';
import { content } from '@/server/content/content';
import { siteVersion } from '@/server/site/version';

export const metadata: Metadata = { title: 'Content problems', robots: { index: false } };

const page = 30;
const mostShown = 300;
const severities = [
  { severity: null, count: 'all', name: 'All' },
  { severity: 'error', count: 'error', name: 'Errors' },
  { severity: 'warning', count: 'warning', name: 'Warnings' },
  { severity: 'info', count: 'info', name: 'Notes' },
] as const satisfies readonly { severity: Severity | null; count: keyof ProblemsPage['counts']; name: string }[];

type Asked = Record<string, string | string[] | undefined>;
type Props = { readonly searchParams: Promise<Asked> };

function filterOf({ guide, severity, show }: Asked): ProblemFilter {
  return {
    guide: typeof guide === 'string' ? guide : null,
    severity: severities.find((each) => each.severity === severity)?.severity ?? null,
    most: Math.min(mostShown, Math.max(page, Number(show) || page)),
  };
}

function hrefOf({ guide, severity, most }: ProblemFilter): string {
  const asked = new URLSearchParams({
    ...(guide === null ? {} : { guide }),
    ...(severity === null ? {} : { severity }),
    ...(most === page ? {} : { show: String(most) }),
  });
  return asked.size === 0 ? '/author' : `/author?${asked}`;
}

function about({ guides, fileCount }: ProblemsPage): string {
  const all = guides.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return 'Every file of the content can be read, and nothing in it is doubtful.';
  return `${countOf(all, 'problem')} in ${countOf(fileCount, 'file')}. Readers see the last good version of what has an error.`;
}

function Problems({ filter, loaded }: { readonly filter: ProblemFilter; readonly loaded: ProblemsPage }) {
  const { problems, counts, total } = loaded;
  const all = { ...filter, most: page };
  return (
    <div>
      <div className="seg au-filter" role="group" aria-label="Severity">
        {severities.map(({ severity, count, name }) => (
          <a
            key={name}
            href={hrefOf({ ...all, severity })}
            aria-current={severity === filter.severity ? 'true' : undefined}
          >
            {name} {counts[count]}
          </a>
        ))}
      </div>
      {problems.length === 0 ? (
        <p className="sub au-none">Nothing of this kind.</p>
      ) : (
        <ul className="au-problems">
          {problems.map((problem, index) => (
            <ProblemItem key={index} {...problem} />
          ))}
        </ul>
      )}
      {total > problems.length && (
        <p className="au-more">
          {filter.most < mostShown ? (
            <a href={hrefOf({ ...filter, most: Math.min(mostShown, filter.most + 90) })}>
              Show more of the {total - problems.length} others
            </a>
          ) : (
            <span className="sub">
              {total - problems.length} more: <code>npm run content -- check</code> lists all.
            </span>
          )}
        </p>
      )}
    </div>
  );
}

export default async function ContentProblems({ searchParams }: Props) {
  const filter = filterOf(await searchParams);
  const asked = await loadForAuthor('/author', () => loadProblems(content().library(), filter));
  if (asked === null)
    return (
      <SiteFrame version={siteVersion}>
        <Unavailable path="/author" />
      </SiteFrame>
    );
  const { loaded } = asked;
  const every = { guide: null, severity: filter.severity, most: page };
  const links = loaded.guides.map(({ slug, count }) => ({
    href: hrefOf({ ...every, guide: slug }),
    name: slug === otherFiles ? 'Other files' : slug,
    count,
    isCurrent: filter.guide === slug,
  }));
  const all = loaded.guides.reduce((sum, { count }) => sum + count, 0);
  return (
    <AuthorFrame
      current="problems"
      title="Content problems"
      about={about(loaded)}
      version={siteVersion}
      actions={
        <a className="btn" href={hrefOf(filter)}>
          <Icon icon={RefreshCw} />
          Check again
        </a>
      }
    >
      <div className="au-lay">
        <GuideNav
          guides={[{ href: hrefOf(every), name: 'All guides', count: all, isCurrent: filter.guide === null }, ...links]}
        />
        <Problems filter={filter} loaded={loaded} />
      </div>
    </AuthorFrame>
  );
}
