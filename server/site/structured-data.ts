import type { BreadcrumbList, LearningResource, Organization, Person, Question, WithContext } from 'schema-dts';
import type { Author, Guide } from '@/domain/content/guide';
import type { Library } from '@/domain/content/library';
import type { RenderedGuide } from '@/domain/content/rendered';
import { revisedOn } from '@/domain/content/revised-on';
import { publicOrigin } from '@/server/site/public-origin';
import { scriptJson } from '@/server/site/script-json';

const longestAnswer = 200;

function absolute(path: string): string {
  return new URL(path, publicOrigin()).href;
}

function authorData(author: Author): Person | Organization {
  const shared = { name: author.name, url: author.url ?? absolute(`/authors/${author.id}`) };
  return author.kind === 'person' ? { '@type': 'Person', ...shared } : { '@type': 'Organization', ...shared };
}

function questionData(url: string, question: RenderedGuide['questions'][number]): Question {
  const text = question.answerText.trim();
  return {
    '@type': 'Question',
    name: question.questionText,
    url: `${url}#question-${question.id}`,
    eduQuestionType: 'Flashcard',
    acceptedAnswer: {
      '@type': 'Answer',
      text: text.length > longestAnswer ? `${text.slice(0, longestAnswer).replace(/\s+\S*$/, '')}…` : text,
    },
  };
}

/**
 * The guide as schema.org describes it: a learning resource whose parts are questions, and its place in the site.
 * Answers are cut: the page itself is the whole text, and search engines need a summary only.
 */
export function guideStructuredData(guide: Guide, rendered: RenderedGuide, library: Library): string {
  const url = absolute(`/guides/${guide.slug}`);
  const author = library.authorById.get(guide.authorId ?? '');
  const resource: WithContext<LearningResource> = {
    '@context': 'https://schema.org',
    '@type': 'LearningResource',
    '@id': `${url}#guide`,
    url,
    name: guide.title,
    description: guide.description,
    inLanguage: 'en',
    learningResourceType: 'Interview guide',
    isAccessibleForFree: true,
    dateModified: revisedOn(guide),
    timeRequired: `PT${rendered.readingMinutes}M`,
    version: guide.edition,
    ...(author === undefined ? {} : { author: authorData(author) }),
    hasPart: rendered.questions
      .filter((question) => question.answerText.trim() !== '')
      .map((question) => questionData(url, question)),
  };
  const breadcrumbs: WithContext<BreadcrumbList> = {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: [
      { '@type': 'ListItem', position: 1, name: 'Guides', item: absolute('/guides') },
      { '@type': 'ListItem', position: 2, name: guide.briefTitle, item: url },
    ],
  };
  return scriptJson([resource, breadcrumbs]);
}
