import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Contents, FoldedContents } from '@/components/guide/contents';
import { Fragment } from '@/components/guide/fragment';
import { registerFragment } from '@/components/guide/fragment-registry';
import { GuideHeader } from '@/components/guide/guide-header';
import { Practice, PracticeInline } from '@/components/guide/practice';
import { QuestionList } from '@/components/guide/question-list';
import { Related } from '@/components/guide/related';
import { SiteFrame } from '@/components/site/site-frame';
import { questionGroups } from '@/domain/content/question-groups';
import { relatedGuides } from '@/domain/content/related-guides';
import { content } from '@/server/content/content';
import { staticMarkup } from '@/server/content/markup';
import { editHref } from '@/server/site/edit-link';
import { guideStructuredData } from '@/server/site/structured-data';
import { siteVersion } from '@/server/site/version';
import { GuideIslands } from './guide-islands';
import { guideMetadata } from './guide-metadata';

type Props = { readonly params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const guide = content()
    .library()
    .guideBySlug.get((await params).slug);
  return guide === undefined ? {} : guideMetadata(guide);
}

export default async function GuidePage({ params }: Props) {
  const { slug } = await params;
  const library = content().library();
  const guide = library.guideBySlug.get(slug);
  const rendered = await content().rendered(slug);
  if (guide === undefined || rendered === null) notFound();
  const groups = questionGroups(guide.questions);
  const answers = new Map(rendered.questions.map((question) => [question.id, question]));
  const hrefOf = (file: string) => editHref(library.config, file);
  const key = `${slug} ${guide.edition} ${library.config.editUrl ?? ''}`;
  const article = registerFragment(`${key} article`, rendered.articleHtml);
  const list = staticMarkup(<QuestionList groups={groups} rendered={answers} editHref={hrefOf} />);
  const questions = registerFragment(`${key} questions`, list);
  const ending = rendered.endingHtml === null ? null : registerFragment(`${key} ending`, rendered.endingHtml);
  const data = registerFragment(`${key} data`, guideStructuredData(guide, rendered, library));

  return (
    <SiteFrame current="guides" version={siteVersion}>
      <div className="page lay">
        <Contents toc={rendered.toc} groups={groups} />
        <main id="main" data-guide={slug}>
          <GuideHeader
            guide={guide}
            author={library.authorById.get(guide.authorId ?? '') ?? null}
            minutes={rendered.readingMinutes}
          />
          <PracticeInline slug={slug} count={guide.questions.length} />
          <FoldedContents toc={rendered.toc} groups={groups} />
          {rendered.articleHtml !== '' && <Fragment name={article} className="read" />}
          {groups.length > 0 && (
            <section aria-labelledby="questions">
              <div className="qhead">
                <h2 id="questions">Questions</h2>
              </div>
              <Fragment name={questions} />
            </section>
          )}
          {ending !== null && <Fragment name={ending} as="section" className="read ending" />}
          <Related title={guide.relatedTitle} links={relatedGuides(guide, library)} editHref={hrefOf(guide.file)} />
        </main>
        <Practice slug={slug} count={guide.questions.length} groups={groups} />
      </div>
      <GuideIslands slug={slug} />
      <Fragment name={data} as="script" type="application/ld+json" />
    </SiteFrame>
  );
}
