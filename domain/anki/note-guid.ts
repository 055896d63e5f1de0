/**
 * Names of notes. Anki finds a note again by its guid, so a guid must never depend on a text or a position: bringing a
 * guide in twice updates its notes and never doubles them.
 */
import { createHash } from 'node:crypto';
import type { Question } from '@/domain/content/guide';
import { isQuestionId } from '@/domain/content/question-ids';

const own = /^cairn\/([^/]+)\/([^/]+)$/;
const keptPrefix = 'anki-x';
const hashPrefix = 'anki-h';
/** An id has 64 characters; a byte of a guid takes two. */
const mostKeptBytes = 29;

/** Another deck's guid as a former id: its bytes in hex where they fit, else a hash, which cannot be turned back. */
function keptAlias(guid: string): string {
  const bytes = Buffer.from(guid, 'utf8');
  return bytes.length <= mostKeptBytes
    ? `${keptPrefix}${bytes.toString('hex')}`
    : `${hashPrefix}${createHash('sha256').update(bytes).digest('hex').slice(0, 40)}`;
}

function keptGuid(alias: string): string | null {
  const hex = alias.startsWith(keptPrefix) ? alias.slice(keptPrefix.length) : '';
  if (hex === '' || !/^(?:[0-9a-f]{2})+$/.test(hex)) return null;
  const guid = Buffer.from(hex, 'hex').toString('utf8');
  return keptAlias(guid) === alias ? guid : null;
}

/**
 * The guid of a question's note: that of the deck it came from, else made from the guide and the question's oldest id.
 * A question that is renamed keeps its note as long as its first alias stays the first.
 */
export function guidOf(guide: string, { id, aliases }: Pick<Question, 'id' | 'aliases'>): string {
  for (const alias of aliases) {
    const kept = keptGuid(alias);
    if (kept !== null) return kept;
  }
  return `cairn/${guide}/${aliases[0] ?? id}`;
}

/** What a guid says of a question: its id where Cairn made the guid, and always the alias that keeps it. */
export function readGuid(guid: string): { readonly id: string | null; readonly alias: string } {
  const id = own.exec(guid)?.[2];
  return { id: id !== undefined && isQuestionId(id) ? id : null, alias: keptAlias(guid) };
}

/** A number that is the same for the same text, in the range of Anki's ids (milliseconds since 1970). */
export function stableNumber(text: string): number {
  const digest = createHash('sha256').update(text).digest();
  return 1_500_000_000_000 + (digest.readUIntBE(0, 6) % 100_000_000_000);
}
