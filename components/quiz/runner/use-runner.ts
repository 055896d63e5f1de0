import { useCallback, useEffect, useRef, useState } from 'react';
import { afterLetter } from '@/components/quiz/choices';
import type { RunnerProps } from '@/components/quiz/runner/runner-props';
import { useClock } from '@/components/quiz/runner/use-clock';
import { usePlace } from '@/components/quiz/runner/use-place';
import { useQuizKeys } from '@/components/quiz/runner/use-quiz-keys';
import { type AttemptState, isAnswered, tally } from '@/domain/quiz/attempt-state';
import type { RunningAttempt, ShownItem } from '@/domain/quiz/attempt-view';
import { gradeWords, verdictWords } from '@/domain/quiz/grade-words';
import { placeAfter, placeBefore, type QuizPlace, resumeAt } from '@/domain/quiz/quiz-place';

export type Primary = { readonly label: string; readonly isQuiet: boolean; readonly onClick: () => void };

export type RunnerState = {
  readonly place: QuizPlace;
  /** Undefined on the look back. */
  readonly item: ShownItem | undefined;
  readonly primary: Primary | null;
  readonly answered: number;
  /** Somebody went from one question to another. */
  readonly hasMoved: boolean;
  readonly clock: { readonly left: string } | null;
  readonly asksForTime: boolean;
  readonly declineTime: () => void;
  readonly open: 'finish' | 'keys' | null;
  readonly setOpen: (open: 'finish' | 'keys' | null) => void;
  readonly said: string;
  readonly back: () => void;
  readonly submit: () => void;
};

/** What is said of an item as it comes back graded, once. */
function useHeardGrade(item: ShownItem | undefined, state: AttemptState, onSay: (text: string) => void): void {
  const ref = item?.ref ?? '';
  const graded = state.graded[ref];
  const known = useRef<{ readonly ref: string; readonly isGraded: boolean } | null>(null);
  useEffect(() => {
    const before = known.current;
    known.current = { ref, isGraded: graded !== undefined };
    if (graded !== undefined && before?.ref === ref && !before.isGraded)
      onSay(`${verdictWords(graded)} ${gradeWords(graded)}`);
  }, [ref, graded, onSay]);
}

type PrimaryGiven = {
  readonly view: RunningAttempt;
  readonly item: ShownItem;
  readonly state: AttemptState;
  readonly onCheck: () => void;
  readonly onNext: () => void;
};

/** The one thing to do next: check in practice, go on otherwise. */
function primaryOf({ view, item, state, onCheck, onNext }: PrimaryGiven): Primary {
  const isLast = item.position === view.items.length;
  const next = { label: isLast ? 'Look it over' : 'Next question', isQuiet: false, onClick: onNext };
  if (view.mode !== 'practice' || state.graded[item.ref] !== undefined) return next;
  if (!isAnswered(state.responses[item.ref]?.response))
    return { ...next, label: isLast ? next.label : 'Skip for now', isQuiet: !isLast };
  if (!state.checking.includes(item.ref)) return { label: 'Check answer', isQuiet: false, onClick: onCheck };
  // The check is on its way, or waits for the connection: then one may go on.
  return state.save.trouble === null ? { label: 'Checking', isQuiet: false, onClick: () => {} } : next;
}

/** The clock, and whether it is time to ask for more of it: until somebody declines, and again after more was given. */
function useTime({ state, deeds }: RunnerProps, onSay: (text: string) => void) {
  const [declined, setDeclined] = useState<number | null>(null);
  const clock = useClock({ clock: state.clock, onSay, onOver: deeds.onTimeOver });
  const extensions = state.clock?.extensions ?? 0;
  const isLow = clock?.isLow === true;
  const asksForTime = isLow && (state.clock?.extensionsLeft ?? 0) > 0 && declined !== extensions;
  return { clock, asksForTime, declineTime: () => isLow && setDeclined(extensions) };
}

/** The place, and the ways from it. */
function useSteps({ view: { items }, state }: RunnerProps) {
  const [resume] = useState(() => resumeAt(items, state.responses));
  const [place, go] = usePlace(items.length, resume);
  const [first] = useState(place);
  const hasMoved = useRef(false);
  if (place !== first) hasMoved.current = true;
  const next = useCallback(() => go(placeAfter(place, items.length)), [go, place, items.length]);
  const back = useCallback(() => go(placeBefore(place, items.length)), [go, place, items.length]);
  return { place, go, next, back, hasMoved: hasMoved.current };
}

/** Everything that the screen of a running attempt holds of its own. */
export function useRunner(props: RunnerProps): RunnerState {
  const { view, state, deeds } = props;
  const { place, go, next, back, hasMoved } = useSteps(props);
  const [open, setOpen] = useState<'finish' | 'keys' | null>(null);
  const [said, setSaid] = useState('');
  const time = useTime(props, setSaid);
  const item = place === 'review' ? undefined : view.items[place - 1];
  const ref = item?.ref;
  const { onShow } = deeds;
  useEffect(() => onShow(ref ?? null), [ref, onShow]);
  useEffect(() => {
    document.documentElement.dataset['quiz'] = 'ready';
  }, []);
  useEffect(() => {
    const where = place === 'review' ? 'Before you submit' : `Question ${place} of ${view.items.length}`;
    document.title = `${where} · ${view.guideTitle} · Cairn`;
  }, [place, view]);
  useHeardGrade(item, state, setSaid);
  const isChecking = ref !== undefined && state.checking.includes(ref) && state.save.trouble === null;
  const isFixed = ref === undefined || state.graded[ref] !== undefined || isChecking || state.phase !== 'open';
  const primary =
    item === undefined ? null : primaryOf({ view, item, state, onCheck: () => deeds.onCheck(item.ref), onNext: next });
  useQuizKeys({
    onLetter: (index) => {
      if (item === undefined || isFixed) return false;
      const changed = afterLetter(item, state.responses[item.ref]?.response ?? null, index);
      if (changed !== undefined) deeds.onAnswer(item.ref, changed, false);
      return changed !== undefined;
    },
    // The look back is not submitted by a key that somebody holds on to: its button is.
    onNext: () => primary?.onClick(),
    onBack: back,
    onFlag: () => item !== undefined && !isFixed && deeds.onFlag(item.ref),
    onKeys: () => setOpen('keys'),
  });
  const submit = () => {
    setOpen(null);
    go('review');
    deeds.onSubmit();
  };
  const { answered } = tally(view.items, state.responses);
  return { place, item, primary, answered, hasMoved, ...time, open, setOpen, said, back, submit };
}
