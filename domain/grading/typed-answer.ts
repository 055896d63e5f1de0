/**
 * Whether a typed answer is one of the accepted ones. What a phone's keyboard changes on its own (curly quotes, long
 * dashes, hard spaces) never decides; case and spacing decide by the item's rules.
 */
import { RE2JS } from 're2js';
import type { TextRules } from '@/domain/quiz/item';

const alike: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201b\u2032]/g, "'"],
  [/[\u201c\u201d\u201f\u2033]/g, '"'],
  [/[\u2010\u2011\u2012\u2013\u2014\u2212]/g, '-'],
  [/[\u00a0\u2007\u202f]/g, ' '],
];

/** The text as it is compared: NFC, keyboard variants made one, then the rules. */
export function comparable(text: string, { case: caseRule, spacing }: TextRules): string {
  let out = text.normalize('NFC');
  for (const [pattern, by] of alike) out = out.replace(pattern, by);
  if (spacing === 'collapse') out = out.replace(/\s+/g, ' ').trim();
  else if (spacing === 'ignore') out = out.replace(/\s+/g, '');
  return caseRule === 'ignore' ? out.toLowerCase() : out;
}

/** Compiled by RE2, whose matching takes time linear in the answer; null when it is not RE2's syntax. */
export function compilePattern(pattern: string, { case: caseRule }: TextRules): RE2JS | null {
  try {
    return RE2JS.compile(pattern, caseRule === 'ignore' ? RE2JS.CASE_INSENSITIVE : 0);
  } catch {
    return null;
  }
}

/** True when the whole answer is an accepted form or matches the pattern. An answer of white space is none. */
export function isAccepted(
  text: string,
  given: { readonly accept: readonly string[]; readonly pattern: string | null; readonly rules: TextRules },
): boolean {
  const { accept, pattern, rules } = given;
  if (text.trim() === '') return false;
  const answer = comparable(text, rules);
  if (accept.some((form) => comparable(form, rules) === answer)) return true;
  return pattern !== null && compilePattern(pattern, rules)?.matches(answer) === true;
}
