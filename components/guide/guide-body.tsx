import { Contents, FoldedContents } from '@/components/guide/contents';
import { GuideHeader } from '@/components/guide/guide-header';
import { Practice, PracticeInline } from '@/components/guide/practice';
import { QuestionList } from '@/components/guide/question-list';
import { Related } from '@/components/guide/related';
import type { Author, Guide, RelatedLink } from '@/domain/content/guide';
import { questionGroups } from '@/domain/content/question-groups';
import type { RenderedGuide } from '@/domain/content/rendered';

type Props = {
  readonly guide: Guide;
  readonly rendered: RenderedGuide;
  readonly author: Author | null;
  readonly related: readonly RelatedLink[];
  /** Where a file can be edited. */
  readonly editHref: (file: string) => string;
};

/** A guide from its contents to its foot, as plain HTML: rendered on the server only, filled by the islands beside it. */
export function GuideBody({ guide, rendered, author, related, editHref }: Props) {
  const groups = questionGroups(guide.questions);
  const answers = new Map(rendered.questions.map((question) => [question.id, question]));
  const count = guide.questions.length;
  return (
    <>
      <Contents toc={rendered.toc} groups={groups} />
      <main id="main" data-guide={guide.slug}>
        <GuideHeader guide={guide} author={author} minutes={rendered.readingMinutes} />
        <PracticeInline slug={guide.slug} count={count} />
        <FoldedContents toc={rendered.toc} groups={groups} />
        {rendered.articleHtml !== '' && (
          <div className="read" dangerouslySetInnerHTML={{ __html: rendered.articleHtml }} />
        )}
        {groups.length > 0 && (
          <section aria-labelledby="questions">
            <div className="qhead">
              <h2 id="questions">Questions</h2>
              <div className="qfilter" data-question-filter="" />
              <p className="vh" aria-live="polite" data-questions-shown="" />
            </div>
            <QuestionList groups={groups} rendered={answers} editHref={editHref} />
          </section>
        )}
        {rendered.endingHtml !== null && (
          <section className="read ending" dangerouslySetInnerHTML={{ __html: rendered.endingHtml }} />
        )}
        <Related title={guide.relatedTitle} links={related} editHref={editHref(guide.file)} />
      </main>
      <Practice slug={guide.slug} count={count} groups={groups} />
    </>
  );
}
