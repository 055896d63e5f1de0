import type { Guide, RelatedLink } from '@/domain/content/guide';
import type { Library } from '@/domain/content/library';

/**
 * What to read next: guides that this one names, then the links of the older `relatedGuides` map, then guides that
 * name this one. A guide that does not exist is left out; the checker tells its author.
 */
export function relatedGuides(guide: Guide, library: Library): RelatedLink[] {
  const named = guide.relatedGuideIds.flatMap((id) => library.guideBySlug.get(id) ?? []);
  const naming = library.guides.filter((other) => other.relatedGuideIds.includes(guide.slug));
  const links = [...named, ...naming].map((other) => ({ title: other.title, href: `/guides/${other.slug}` }));
  const all = [...links.slice(0, named.length), ...guide.relatedLinks, ...links.slice(named.length)];
  const seen = new Set<string>([`/guides/${guide.slug}`]);
  return all.filter((link) => !seen.has(link.href) && seen.add(link.href));
}
