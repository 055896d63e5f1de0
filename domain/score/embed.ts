/** What the owner of a score takes elsewhere: a line for a README, and the link that adds it to a LinkedIn profile. */
import { badgeLabel } from '@/domain/score/badge';
import type { ScoreStatement } from '@/domain/score/score-statement';
import { xmlText } from '@/domain/score/xml-text';

type Named = Pick<ScoreStatement, 'guideTitle' | 'kind' | 'mode' | 'percent'>;

/** Markdown would take these for more than a letter. */
const markdownText = (text: string): string => text.replace(/[\\`*_{}[\]<>()#!|~&]/g, '\\$&');

const altOf = (named: Named): string => `Cairn: ${badgeLabel(named)} ${named.percent}%`;

/** `[![Cairn: …](…/badge.svg)](…)`. `pageUrl` is the address of the score page. */
export function markdownSnippet(pageUrl: string, named: Named): string {
  return `[![${markdownText(altOf(named))}](${pageUrl}/badge.svg)](${pageUrl})`;
}

/** The same as HTML. */
export function htmlSnippet(pageUrl: string, named: Named): string {
  const url = xmlText(pageUrl);
  return `<a href="${url}"><img src="${url}/badge.svg" alt="${xmlText(altOf(named))}" height="20"></a>`;
}

/** A finished attempt as far as sharing it goes. */
export type SharedAttempt = Named & {
  readonly id: string;
  readonly takenAt: string;
  /** Who issues the certificate: this server's host. */
  readonly organisation: string;
};

type Certificate = Omit<SharedAttempt, 'id'> & { readonly pageUrl: string };

/** The name of the certificate, which says how it was judged. */
export function certificateName({ guideTitle, kind, mode }: Pick<Named, 'guideTitle' | 'kind' | 'mode'>): string {
  if (kind === 'self_rated') return `${guideTitle} (self-rated)`;
  return mode === 'exam' ? guideTitle : `${guideTitle} (practice)`;
}

/** LinkedIn's "add to profile" address, filled in. Month and year are those of the day it was taken, in UTC. */
export function linkedInUrl({ pageUrl, organisation, takenAt, ...named }: Certificate): string {
  const taken = new Date(takenAt);
  const query = new URLSearchParams({
    startTask: 'CERTIFICATION_NAME',
    name: `${certificateName(named)}, ${named.percent}%`,
    organizationName: organisation,
    issueYear: String(taken.getUTCFullYear()),
    issueMonth: String(taken.getUTCMonth() + 1),
    certUrl: pageUrl,
    certId: pageUrl.split('/').at(-1) ?? '',
  });
  return `https://www.linkedin.com/profile/add?${query}`;
}
