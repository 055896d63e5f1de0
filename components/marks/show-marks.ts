import { pebbleId } from '@/components/ui/stones';
import type { Guide } from '@/domain/content/guide';
import { percent } from '@/domain/memory/findings';
import {
  type Kept,
  keptMark,
  type Readiness,
  readinessSentence,
  readinessShare,
  stonesPlaced,
} from '@/domain/review/recall-words';
import { countOf } from '@/domain/shared/count-of';

type Named = Pick<Guide['questions'][number], 'id' | 'aliases'>;

/** The questions of a guide page, as its rows name them. */
export function questionsOn(root: ParentNode): Named[] {
  return [...root.querySelectorAll<HTMLElement>('[data-question]')].map(({ dataset }) => ({
    id: dataset['question'] as Named['id'],
    aliases: (dataset['aliases'] ?? '').split(' ').filter(Boolean) as Named['aliases'][number][],
  }));
}

/** Puts each question's stone beside it. A question that was never practised keeps its dashed outline. */
export function showQuestionMarks(root: ParentNode, recalls: ReadonlyMap<string, Kept>): void {
  for (const row of root.querySelectorAll<HTMLElement>('[data-question]')) {
    const svg = row.querySelector('[data-mark] svg');
    const kept = recalls.get(row.dataset['question'] ?? '') ?? null;
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
