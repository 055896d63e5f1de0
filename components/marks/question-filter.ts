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

function idsOf(rows: readonly HTMLElement[]): string[] {
  return rows.map(({ dataset }) => dataset['question'] ?? '');
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
    const ids = idsOf(rows);
    const due = filterQuestions('due', ids, standings).length;
    const words = { all: `All ${ids.length}`, due: `Due ${due}`, weakest: 'Weakest' };
    if (filterQuestions(chosen, ids, standings).length === 0) chosen = 'all';
    for (const { filter, button } of buttons) {
      button.textContent = words[filter];
      button.disabled = filterQuestions(filter, ids, standings).length === 0;
      button.setAttribute('aria-pressed', String(filter === chosen));
    }
    const shown = new Set(filterQuestions(chosen, ids, standings));
    for (const row of rows) setShown(row, shown.has(row.dataset['question'] ?? ''));
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
