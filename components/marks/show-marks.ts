import { wordsOf } from '@/components/cards/rating-words';
import { pebbleId } from '@/components/ui/stones';
import type { Guide } from '@/domain/content/guide';
import { type Mark, type Progress, progressOf } from '@/domain/review/marks';
import { countOf } from '@/domain/shared/count-of';

type Named = Pick<Guide['questions'][number], 'id' | 'aliases'>;

/** The questions of a guide page, as its rows name them. */
export function questionsOn(root: ParentNode): Named[] {
  return [...root.querySelectorAll<HTMLElement>('[data-question]')].map(({ dataset }) => ({
    id: dataset['question'] as Named['id'],
    aliases: (dataset['aliases'] ?? '').split(' ').filter(Boolean) as Named['aliases'][number][],
  }));
}

/** Puts each question's stone beside it. A question without a mark keeps its dashed outline. */
export function showQuestionMarks(root: ParentNode, marks: ReadonlyMap<string, Mark>): void {
  for (const row of root.querySelectorAll<HTMLElement>('[data-question]')) {
    const svg = row.querySelector('[data-mark] svg');
    const mark = marks.get(row.dataset['question'] ?? '');
    svg
      ?.querySelector('use')
      ?.setAttribute('href', `#${pebbleId(mark === undefined ? null : wordsOf(mark.rating).level)}`);
    if (mark === undefined) {
      svg?.removeAttribute('role');
      svg?.removeAttribute('aria-label');
      svg?.setAttribute('aria-hidden', 'true');
    } else {
      svg?.removeAttribute('aria-hidden');
      svg?.setAttribute('role', 'img');
      svg?.setAttribute('aria-label', `Last rated ${wordsOf(mark.rating).name}`);
    }
  }
}

export function progressSentence({ practised, recalled, shaky }: Progress, total: number): string {
  if (practised === 0) return `${countOf(total, 'card')}, none practised yet`;
  return `${recalled} of ${total} recalled${shaky === 0 ? '' : `, ${shaky} shaky`}`;
}

/** The cairn and the sentence beside a guide. */
export function showProgress(root: ParentNode, marks: ReadonlyMap<string, Mark>, total: number): void {
  const progress = progressOf(marks);
  const placed = total === 0 ? 0 : Math.min(5, Math.floor((progress.recalled / total) * 5 + 1e-9));
  for (const place of root.querySelectorAll('[data-guide-progress]')) {
    const sentence = place.querySelector('.meta');
    if (sentence !== null) sentence.textContent = progressSentence(progress, total);
    place.querySelectorAll('.cairn path').forEach((stone, index) => {
      stone.setAttribute('class', index < placed - 1 ? 'on' : index === placed - 1 ? 'new' : 'off');
    });
  }
}
