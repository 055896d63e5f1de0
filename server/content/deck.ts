import type { Guide } from '@/domain/content/guide';
import type { ContentConfig } from '@/domain/content/parse-config';
import type { RenderedGuide } from '@/domain/content/rendered';
import type { Deck } from '@/domain/review/deck';
import { shownRevision } from '@/domain/review/shown-revision';
import { editHref } from '@/server/site/edit-link';

/** The cards of a guide, as its cards page and its `deck.json` carry them. Ids inside of answers stay unique: one card is shown at a time. */
export function deckOf(guide: Guide, rendered: RenderedGuide, config: ContentConfig): Deck {
  const html = new Map(rendered.questions.map((question) => [question.id, question]));
  return {
    slug: guide.slug,
    title: guide.briefTitle,
    edition: guide.edition,
    cards: guide.questions.map(({ id, aliases, level, topics, revision, answerHash, origin }, index) => ({
      id,
      aliases,
      number: index + 1,
      level,
      topics,
      revision: shownRevision({ revision, answerHash }),
      editHref: editHref(config, origin.file),
      questionHtml: html.get(id)?.questionHtml ?? '',
      answerHtml: html.get(id)?.answerHtml ?? '',
    })),
  };
}
