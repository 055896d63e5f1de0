import { filterQuestions, type QuestionFilter, type Standings } from '@/domain/review/guide-standing';
import { countOf } from '@/domain/shared/count-of';

const filters: readonly QuestionFilter[] = ['all', 'due', 'weakest'];

/** What is filtered out can still be found by the browser's own search and by links, which show it again. */
function setShown(element: Element, isShown: boolean): void {
  if (isShown) {
    element.removeAttribute('hidden');
    element.removeAttribute('aria-hidden');
  } else {
    element.setAttribute('hidden', 'until-found');
    element.setAttribute('aria-hidden', 'true');
  }
}

/** What the address names, where that is filtered out. */
function hiddenTarget(root: Document): Element | null {
  const target = root.querySelector(':target');
  return target?.closest('[hidden]') ? target : null;
}

export type ShownFilter = { readonly update: (standings: Standings) => void; readonly end: () => void };

/** "All, Due, Weakest" at the head of the questions, for whoever has practised some of them. */
export function questionFilter(root: Document): ShownFilter {
  const rows = [...root.querySelectorAll<HTMLElement>('[data-question]')];
  const ids = rows.map(({ dataset }) => dataset['question'] ?? '');
  const groups = new Set(rows.flatMap((row) => row.closest('section') ?? []));
  const said = root.querySelector('[data-questions-shown]');
  const group = root.createElement('div');
  group.className = 'seg';
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', 'Questions shown');
  const buttons = filters.map((filter) => {
    const button = root.createElement('button');
    button.type = 'button';
    button.addEventListener('click', () => choose(filter));
    group.append(button);
    return { filter, button };
  });
  let chosen: QuestionFilter = 'all';
  let standings: Standings = new Map();

  const apply = (): number => {
    const left = {
      all: filterQuestions('all', ids, standings),
      due: filterQuestions('due', ids, standings),
      weakest: filterQuestions('weakest', ids, standings),
    };
    const words = { all: `All ${ids.length}`, due: `Due ${left.due.length}`, weakest: 'Weakest' };
    if (left[chosen].length === 0) chosen = 'all';
    for (const { filter, button } of buttons) {
      button.textContent = words[filter];
      button.disabled = left[filter].length === 0;
      button.setAttribute('aria-pressed', String(filter === chosen));
    }
    const shown = new Set(left[chosen]);
    for (const [index, row] of rows.entries()) setShown(row, shown.has(ids[index] ?? ''));
    for (const section of groups) setShown(section, section.querySelector('[data-question]:not([hidden])') !== null);
    return shown.size;
  };
  const choose = (filter: QuestionFilter) => {
    chosen = filter;
    const count = apply();
    if (said !== null) said.textContent = `${count} of ${countOf(rows.length, 'question')} shown`;
  };
  const handleMatch = (event: Event) => {
    if (event.target instanceof Element && event.target.matches('[data-question], section')) choose('all');
  };
  // Browsers that do not look into what is hidden are led there.
  const handleHash = () => {
    const target = hiddenTarget(root);
    if (target === null) return;
    choose('all');
    target.scrollIntoView({ block: 'start' });
  };
  root.addEventListener('beforematch', handleMatch);
  window.addEventListener('hashchange', handleHash);
  return {
    update: (known) => {
      standings = known;
      apply();
      if (known.size === 0) group.remove();
      else if (!group.isConnected) root.querySelector('[data-question-filter]')?.append(group);
    },
    end: () => {
      root.removeEventListener('beforematch', handleMatch);
      window.removeEventListener('hashchange', handleHash);
      standings = new Map();
      apply();
      group.remove();
    },
  };
}
