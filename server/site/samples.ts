import type { Sample } from '@/domain/content/sample';
import { content } from '@/server/content/content';

const perGuide = 2;
const mostGuides = 3;

/** A few cards for the home page: short answers of the first guides, the same for everyone. */
export async function homeSamples(): Promise<Sample[]> {
  const guides = content().library().guides.slice(0, mostGuides);
  const perGuideSamples = await Promise.all(
    guides.map(async (guide) => {
      const rendered = await content().rendered(guide.slug);
      const answered = (rendered?.questions ?? []).filter((question) => question.answerText.trim() !== '');
      const shortest = [...answered].sort((a, b) => a.answerHtml.length - b.answerHtml.length).slice(0, perGuide);
      return shortest.map((question) => ({
        href: `/guides/${guide.slug}/cards`,
        place: [guide.briefTitle, guide.questions.find(({ id }) => id === question.id)?.level]
          .filter(Boolean)
          .join(', '),
        questionHtml: question.questionHtml,
        answerHtml: question.answerHtml,
      }));
    }),
  );
  return Array.from({ length: perGuide }, (_, index) =>
    perGuideSamples.flatMap((samples) => samples[index] ?? []),
  ).flat();
}
