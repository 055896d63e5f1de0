/** The questions of a guide as notes of Anki, and what a note has no place for. */
import { escapedHtml, listHtml, sourceHtml, withAbsoluteLinks, withoutAnkiMarks } from '@/domain/anki/field-html';
import { type Loss, lostTopics, type Note, tagOf } from '@/domain/anki/note';
import { guidOf } from '@/domain/anki/note-guid';
import type { Guide, Question } from '@/domain/content/guide';
import type { RenderedQuestion } from '@/domain/content/rendered';
import { countOf } from '@/domain/shared/count-of';
import type { Content } from '@/server/content/content';

export type GuideNotes = {
  /** In the order of the guide, with the questions' ids. */
  readonly notes: readonly { readonly id: string; readonly note: Note }[];
  readonly lost: readonly Loss[];
};

function lossesOf({ id, items, topics, aliases }: Question): Loss[] {
  const lost = [
    ...(items.length === 0 ? [] : [countOf(items.length, 'graded item')]),
    ...lostTopics(topics).map((topic) => `the spelling of the topic “${topic}”`),
    ...aliases.slice(1).map((alias) => `the former id ${alias}`),
  ];
  return lost.map((what) => ({ of: id, what }));
}

/** Notes of one guide; null when there is no such guide. */
export async function guideNotes(
  content: Pick<Content, 'rendered' | 'renderedText'>,
  guide: Guide,
  origin: URL,
): Promise<GuideNotes> {
  const { slug } = guide;
  const rendered = new Map((await content.rendered(slug))?.questions.map((each) => [each.id, each]));
  const page = new URL(`/guides/${slug}`, origin);
  const fieldOf = (html: string) => withoutAnkiMarks(withAbsoluteLinks(html, page));
  const noteOf = async (question: Question, html: RenderedQuestion | undefined): Promise<Note> => {
    const hints: string[] = [];
    for (const [index, markdown] of question.hints.entries()) {
      const given = {
        markdown,
        kind: 'inline',
        prefix: `h-${question.id}-${index}-`,
        where: question.origin.file,
      } as const;
      hints.push((await content.renderedText(given)).html);
    }
    return {
      guid: guidOf(slug, question),
      question: fieldOf(html?.questionHtml ?? escapedHtml(question.text)),
      answer: fieldOf(html?.answerHtml ?? ''),
      hints: fieldOf(listHtml(hints)),
      sources: fieldOf(listHtml(question.sources.map(sourceHtml))),
      link: `${page.href}#question-${question.id}`,
      tags: [...new Set(question.topics.map(tagOf))].filter((tag) => tag !== ''),
    };
  };
  const notes: { id: string; note: Note }[] = [];
  for (const question of guide.questions) {
    notes.push({ id: question.id, note: await noteOf(question, rendered.get(question.id)) });
  }
  const lost = guide.questions.flatMap(lossesOf);
  const prose = [guide.body, guide.ending ?? ''].some((text) => text.trim() !== '');
  return { notes, lost: prose ? [{ of: slug, what: 'the article around the questions' }, ...lost] : lost };
}
