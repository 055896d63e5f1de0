import { Flag } from 'lucide';
import { useEffect, useRef } from 'react';
import { enhanceCode } from '@/components/guide/enhance-code';
import { Hints } from '@/components/quiz/runner/hints';
import { ItemBody } from '@/components/quiz/runner/item-body';
import type { Primary } from '@/components/quiz/runner/use-runner';
import { Verdict } from '@/components/quiz/verdict';
import { Icon } from '@/components/ui/icon';
import { type AttemptDeeds, type AttemptState, isAnswered } from '@/domain/quiz/attempt-state';
import type { RunningAttempt, ShownItem } from '@/domain/quiz/attempt-view';

type Props = {
  readonly view: RunningAttempt;
  readonly item: ShownItem;
  readonly state: AttemptState;
  readonly deeds: AttemptDeeds;
  /** Somebody came from another question: the focus goes along. */
  readonly takesFocus: boolean;
  /** What Enter does and the primary button says. */
  readonly primary: Primary;
  readonly onBack: () => void;
};

/** What kind of run this is, in a word or two. */
export function runName({ kind, mode, choice }: Pick<RunningAttempt, 'kind' | 'mode' | 'choice'>): string {
  if (kind === 'self_rated') return 'self-rated';
  if (mode === 'practice') return 'practice';
  return choice.length === 'all' && choice.levels.length + choice.topics.length === 0 ? 'full exam' : 'exam';
}

function Kicker({ view, item }: Pick<Props, 'view' | 'item'>) {
  return (
    <p className="quiz-kick">
      <span>
        {view.guideTitle}, {runName(view)}
      </span>
      {item.topics.slice(0, 2).map((topic) => (
        <span key={topic}>{topic}</span>
      ))}
      {item.level !== null && <span>{item.level}</span>}
    </p>
  );
}

/** The heading takes the focus, or the one field on a machine with a keyboard of its own. */
function focusItem(root: HTMLElement | null): void {
  const field = root?.querySelector<HTMLElement>('[data-type-here], .gap');
  const hasKeyboard = window.matchMedia('(hover: hover) and (pointer: fine)').matches;
  const target =
    hasKeyboard && field instanceof HTMLInputElement && !field.readOnly ? field : root?.querySelector('h1');
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  window.scrollTo({ top: 0 });
}

function Acts({ view, item, state, deeds, primary, onBack, isChecking }: Props & { readonly isChecking: boolean }) {
  const { ref } = item;
  const saved = state.responses[ref];
  const isOpen = state.graded[ref] === undefined;
  const isFlagged = saved?.isFlagged === true;
  return (
    <div className="quiz-acts">
      <button
        type="button"
        className="btn big"
        aria-keyshortcuts="Backspace"
        hidden={item.position === 1}
        onClick={onBack}
      >
        Back
      </button>
      <button
        type="button"
        className="btn big quiet quiz-flag"
        aria-pressed={isFlagged}
        aria-keyshortcuts="f"
        hidden={!isOpen}
        onClick={() => deeds.onFlag(ref)}
      >
        <Icon icon={Flag} />
        {isFlagged ? 'Flagged' : 'Flag'}
      </button>
      {view.mode === 'practice' && isOpen && !isAnswered(saved?.response) && (
        <button type="button" className="linkb push" onClick={() => deeds.onCheck(ref)}>
          Show the answer
        </button>
      )}
      <button
        type="button"
        className={`btn big push${primary.isQuiet ? '' : ' primary'}`}
        aria-busy={isChecking}
        aria-keyshortcuts="Enter"
        onClick={primary.onClick}
      >
        {primary.label}
        <kbd>Enter</kbd>
      </button>
    </div>
  );
}

/** One question of an attempt, with what can be done about it. */
export function QuestionScreen(props: Props) {
  const { view, item, state, deeds, takesFocus, primary } = props;
  const root = useRef<HTMLDivElement>(null);
  const { ref } = item;
  const saved = state.responses[ref];
  const graded = state.graded[ref] ?? null;
  const isPractice = view.mode === 'practice';
  const isChecking = state.checking.includes(ref) && state.save.trouble === null;
  const focuses = useRef(takesFocus);
  useEffect(() => {
    // Gaps become fields after the text that holds them is in the page.
    if (focuses.current) requestAnimationFrame(() => focusItem(root.current));
    return root.current === null ? undefined : enhanceCode(root.current);
  }, []);
  return (
    <div className="quiz-item" ref={root} data-item={ref}>
      <Kicker view={view} item={item} />
      <ItemBody
        item={item}
        response={saved?.response ?? null}
        graded={graded}
        isBusy={isChecking || state.phase !== 'open'}
        onAnswer={(response, isTyping) => deeds.onAnswer(ref, response, isTyping)}
        onDone={primary.onClick}
      />
      {graded !== null && <Verdict item={item} graded={graded} isAlone />}
      {isPractice && (
        <Hints
          count={item.hintCount}
          opened={state.hints[ref] ?? []}
          isClosed={graded !== null}
          onHint={() => deeds.onHint(ref)}
        />
      )}
      <Acts {...props} isChecking={isChecking} />
    </div>
  );
}
