/** Rules about a guide's header that its types cannot say. */
import type { Diagnostic } from '@/domain/content/diagnostic';
import type { Guide } from '@/domain/content/guide';
import { placeOf } from '@/domain/content/question-entry';
import type { Report } from '@/domain/content/read-map';
import { entryOf, type YamlMap } from '@/domain/content/yaml-tree';

const dayMs = 86_400_000;
const longestSeoTitle = 60;
const seoDescription = { least: 50, most: 160 };

function checkDate(date: string | null, today: string | undefined, map: YamlMap, report: Report): void {
  if (date === null || today === undefined || Date.parse(date) <= Date.parse(today) + dayMs) return;
  const { start, end } = placeOf(map, 'date');
  report(
    'date/future',
    'warning',
    start,
    end,
    `\`${date}\` lies in the future`,
    'Write the day on which the guide was last revised.',
  );
}

function checkSeo(map: YamlMap, report: Report): void {
  const seo = entryOf(map, 'seo')?.value;
  if (seo?.kind !== 'map') return;
  const textOf = (key: string) => {
    const value = entryOf(seo, key)?.value;
    return value?.kind === 'scalar' ? value : null;
  };
  const title = textOf('title');
  const description = textOf('description');
  const image = textOf('ogImageUrl');
  if (title !== null && title.text.length > longestSeoTitle) {
    report(
      'seo/title-length',
      'warning',
      title.start,
      title.end,
      `the title has ${title.text.length} characters; search results cut it after some ${longestSeoTitle}`,
    );
  }
  const length = description?.text.length ?? seoDescription.least;
  if (description !== null && (length > seoDescription.most || length < seoDescription.least)) {
    report(
      'seo/description',
      'warning',
      description.start,
      description.end,
      `the description has ${length} characters`,
      `Between ${seoDescription.least} and ${seoDescription.most} fit a search result.`,
    );
  }
  if (image !== null && !/^https?:\/\//.test(image.text))
    report(
      'seo/image-url',
      'warning',
      image.start,
      image.end,
      '`seo.ogImageUrl` is not an absolute address',
      'Begin it with https, or leave it out: a picture is made for every guide.',
    );
}

function checkLinks(map: YamlMap, report: Report): void {
  const links = entryOf(map, 'relatedGuides')?.value;
  if (links?.kind !== 'map') return;
  for (const { value } of links.entries) {
    if (value.kind === 'scalar' && !/^(?:\/(?!\/)|https?:\/\/)/.test(value.text))
      report(
        'md/unsafe-url',
        'error',
        value.start,
        value.end,
        `\`${value.text.slice(0, 80)}\` is no place that a link may lead to`,
        'Begin it with `/` or with https.',
      );
  }
}

/** Reports what is unusual about titles, dates and links of a guide. `today` is `YYYY-MM-DD`; without it, dates are not judged. */
export function checkHeader(map: YamlMap, guide: Pick<Guide, 'date'>, today: string | undefined, report: Report): void {
  checkDate(guide.date, today, map, report);
  checkSeo(map, report);
  checkLinks(map, report);
}

/** Where a header names other files; the library tells whether they exist. */
export type HeaderPlaces = { readonly author: Diagnostic['range']; readonly related: Diagnostic['range'] };
