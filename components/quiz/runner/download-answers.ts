import { choicesOf, chosenOf } from '@/components/quiz/choices';
import type { AttemptState } from '@/domain/quiz/attempt-state';
import type { ShownItem } from '@/domain/quiz/attempt-view';
import type { Response } from '@/domain/quiz/response';

/** The words of a piece of rendered Markdown. */
function wordsIn(html: string): string {
  const text = new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';
  return text.replace(/\s+/g, ' ').trim();
}

function answerText(item: ShownItem, response: Response | null): string {
  if (response === null) return '(open)';
  if (response.type === 'short' || response.type === 'number') return response.text;
  if (response.type === 'cloze') return item.gaps.map((gap) => response.gaps[gap] ?? '').join(' | ');
  if (response.type === 'self') return response.rating;
  const ids = response.type === 'order' ? response.order : chosenOf(response);
  const choices = response.type === 'order' ? item.choices : choicesOf(item);
  return ids.map((id) => wordsIn(choices.find((choice) => choice.id === id)?.html ?? '')).join(' | ');
}

/** All answers as a text file: a copy of one's own, while the server does not answer. */
export function downloadAnswers(items: readonly ShownItem[], responses: AttemptState['responses']): void {
  const lines = items.map(
    (item) => `${item.position}. ${item.promptText}\n   ${answerText(item, responses[item.ref]?.response ?? null)}\n`,
  );
  const url = URL.createObjectURL(new Blob([lines.join('\n')], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'answers.txt';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
