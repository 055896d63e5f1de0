import { pebbleId } from '@/components/ui/stones';
import type { Guide } from '@/domain/content/guide';
import { percent } from '@/domain/memory/findings';
import { heldCount, type Standings } from '@/domain/review/guide-standing';
import {
  keptMark,
  type Readiness,
  readinessSentence,
  readinessShare,
  stonesPlaced,
} from '@/domain/review/recall-words';
import { countOf } from '@/domain/shared/count-of';

type Named = Pick<Guide['questions'][number], 'id' | 'aliases' | 'revision'>;

/** The questions of a guide page, as its rows name them. */
export function questionsOn(root: ParentNode): Named[] {
  return [...root.querySelectorAll<HTMLElement>('[data-question]')].map(({ dataset }) => ({
    id: dataset['question'] as Named['id'],
    aliases: (dataset['aliases'] ?? '').split(' ').filter(Boolean) as Named['aliases'][number][],
    revision: dataset['revision'] ?? '',
  }));
}

/** Puts each question's stone beside it. A question that was never practised keeps its dashed outline. */
export function showQuestionMarks(root: ParentNode, standings: Standings): void {
  for (const row of root.querySelectorAll<HTMLElement>('[data-question]')) {
    const svg = row.querySelector('[data-mark] svg');
    const kept = standings.get(row.dataset['question'] ?? '')?.kept ?? null;
    const { level, text } = keptMark(kept);
    svg?.querySelector('use')?.setAttribute('href', `#${pebbleId(level)}`);
    if (kept === null) {
      svg?.removeAttribute('role');
      svg?.removeAttribute('aria-label');
      svg?.setAttribute('aria-hidden', 'true');
    } else {
      svg?.removeAttribute('aria-hidden');
      svg?.setAttribute('role', 'img');
      svg?.setAttribute('aria-label', text);
    }
  }
}

/** "62% ready, 50 questions" of a guide in a list. */
export function guideWords(readiness: Readiness | undefined, total: number): string {
  const questions = countOf(total, 'question');
  return readiness === undefined ? questions : `${percent(readinessShare(readiness))} ready, ${questions}`;
}

/** The cairn and the readiness beside a guide. */
export function showReadiness(root: ParentNode, readiness: Readiness): void {
  const placed = stonesPlaced(readiness);
  for (const place of root.querySelectorAll('[data-guide-progress]')) {
    const sentence = place.querySelector('.meta');
    if (sentence !== null) sentence.textContent = readinessSentence(readiness);
    place.querySelectorAll('.cairn path').forEach((stone, index) => {
      stone.setAttribute('class', index < placed - 1 ? 'on' : index === placed - 1 ? 'new' : 'off');
    });
  }
}

/** A level's line beside the guide: a bar and "16/18", or how many questions there are. */
function showLevel(line: Element, held: number, total: number, isKnown: boolean): void {
  const bar = line.querySelector('progress') ?? line.ownerDocument.createElement('progress');
  const number = line.querySelector('.tn');
  if (number !== null) number.textContent = isKnown ? `${held}/${total}` : String(total);
  if (!isKnown) return bar.remove();
  bar.className = 'bar';
  bar.setAttribute('aria-label', 'Held');
  bar.max = total;
  bar.value = held;
  if (!bar.isConnected) line.querySelector('[data-bar]')?.append(bar);
}

/** How much of each group is held: at its head, and in its line beside the guide. */
export function showHeld(root: ParentNode, standings: Standings): void {
  const isKnown = standings.size > 0;
  for (const head of root.querySelectorAll<HTMLElement>('.qgroup')) {
    const ids = questionsOn(head.parentElement ?? head).map(({ id }) => id);
    const held = heldCount(ids, standings);
    const words = head.querySelector('span');
    if (words !== null) words.textContent = isKnown ? `${held} of ${ids.length} held` : countOf(ids.length, 'question');
    for (const line of root.querySelectorAll(`[data-level="${head.id}"]`)) showLevel(line, held, ids.length, isKnown);
  }
}

/** "Review 8" in place of the way to all cards, while some are due. */
export function showDue(root: ParentNode, standings: Standings, reviewHref: string): void {
  const due = [...standings.values()].filter(({ isDue }) => isDue).length;
  for (const link of root.querySelectorAll<HTMLAnchorElement>('[data-practise]')) {
    const { practise = '', cards = '' } = link.dataset;
    link.textContent = due === 0 ? practise : `Review ${due}`;
    link.setAttribute('href', due === 0 ? cards : reviewHref);
  }
}
