/** Cards of guides as the schedule names them: `guide/question`, with the question as it is called now. */
import type { Level } from '@/domain/content/guide';

type Planned = { readonly questions: readonly { readonly id: string; readonly level: Level | null }[] };
type Guides = { readonly guideBySlug: Pick<ReadonlyMap<string, Planned>, 'get'> };

const levels: readonly (Level | null)[] = ['beginner', 'intermediate', 'advanced', null];

/** All cards of these guides, in the order in which they are introduced: by level, then as the guides have them. */
export function cardsOfGuides({ guideBySlug }: Guides, slugs: readonly string[]): string[] {
  const all = slugs.flatMap((slug) =>
    (guideBySlug.get(slug)?.questions ?? []).map(({ id, level }) => ({ card: `${slug}/${id}`, level })),
  );
  return levels.flatMap((level) => all.filter((each) => each.level === level).map(({ card }) => card));
}
