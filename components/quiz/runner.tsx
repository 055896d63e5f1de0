import { ChevronLeft, Flag } from 'lucide';
import { useCallback, useEffect, useRef, useState } from 'react';
import { toggled } from '@/components/quiz/choice-input';
import { Clock } from '@/components/quiz/clock';
import { Hints } from '@/components/quiz/hints';
import { ItemBody } from '@/components/quiz/item-body';
import { LastLook } from '@/components/quiz/last-look';
import { QuestionMap } from '@/components/quiz/question-map';
import { QuizHeader } from '@/components/quiz/quiz-header';
import { usePosition } from '@/components/quiz/use-position';
import { useQuizKeys } from '@/components/quiz/use-quiz-keys';
import { useTimeSpent } from '@/components/quiz/use-time-spent';
import { Icon } from '@/components/ui/icon';
import type { GradedItem, RunningAttempt, SavedResponse, ShownItem } from '@/domain/quiz/attempt-view';
import type { Response } from '@/domain/quiz/response';

export type RunnerDeeds = {
  readonly onWrite: (
    ref: string,
    answer: {
      readonly response: Response | null;
      readonly isFlagged: boolean;
      readonly durationMs: number;
      readonly check?: boolean;
    },
    isTyping?: boolean,
  ) => void;
  readonly onHint: (ref: string, count: number) => void;
  readonly onExtend: () => Promise<void>;
  readonly onSubmit: () => void;
  readonly onLeave: () => void;
};

type Props = RunnerDeeds & {
  readonly view: RunningAttempt;
  readonly responses: Readonly<Record<string, SavedResponse>>;
  readonly graded: Readonly<Record<string, GradedItem>>;
  readonly hints: Readonly<Record<string, readonly string[]>>;
  readonly clock: { readonly deadlineAt: string | null; readonly extensionsLeft: number };
  readonly saved: string;
  readonly isTrouble: boolean;
  readonly problem: string | null;
  readonly isEnding: boolean;
};

const none: SavedResponse = { response: null, isFlagged: false, writeId: null, savedAt: null, isChecked: false };

function chosenBy(item: ShownItem, response: Response | null, index: number): Response | null | undefined {
  if (item.type === 'boolean') return index > 1 ? undefined : { type: 'boolean', value: index === 0 };
  const choice = item.choices[index]?.id;
  if (choice === undefined) return undefined;
  if (item.type === 'single') {
    const [next] = toggled(response?.type === 'single' ? [response.choice] : [], choice, false);
    return next === undefined ? null : { type: 'single', choice: next };
  }
  if (item.type !== 'multiple') return undefined;
  const next = toggled(response?.type === 'multiple' ? response.choices : [], choice, true);
  return next.length === 0 ? null : { type: 'multiple', choices: [...next] };
}

/** A quiz under way: one question on the screen, the map beside it, and a last look before it is handed in. */
export function Runner(props: Props) {
  const { view, responses, graded, clock, isEnding, problem } = props;
  const { items, mode } = view;
  const firstOpen = items.findIndex(({ ref }) => responses[ref]?.response == null);
  const { position, go } = usePosition(items.length, Math.max(0, firstOpen));
  const item = items[position];
  const answered = items.filter(({ ref }) => responses[ref]?.response != null).length;
  const flagged = items.filter(({ ref }) => responses[ref]?.isFlagged).length;
  return (
    <div className="quiz">
      <QuizHeader
        position={position + 1}
        total={items.length}
        saved={props.saved}
        isTrouble={props.isTrouble}
        onLeave={props.onLeave}
      >
        <Clock
          deadlineAt={clock.deadlineAt}
          serverNow={view.serverNow}
          extensionsLeft={clock.extensionsLeft}
          onExtend={props.onExtend}
          onOver={props.onSubmit}
        />
      </QuizHeader>
      <div className="quiz-lay">
        <main id="main" className="quiz-main">
          {item === undefined ? (
            <LastLook
              items={items}
              responses={responses}
              isEnding={isEnding}
              problem={problem}
              onGo={go}
              onSubmit={props.onSubmit}
            />
          ) : (
            <Question key={item.ref} {...props} item={item} index={position} go={go} />
          )}
        </main>
        <aside className="quiz-side">
          <h2>Questions</h2>
          <QuestionMap items={items} responses={responses} current={position} onGo={go} />
          <p className="meta">
            {answered} answered, {flagged} flagged.{' '}
            {mode === 'exam'
              ? 'Answers are graded on the server when you finish. Until then you can change any of them.'
              : view.kind === 'graded'
                ? 'Check an answer to see how it is graded. After that it stays as it is.'
                : 'You rate yourself; nothing is graded.'}
          </p>
          {item !== undefined && (
            <button type="button" className="linkb" onClick={() => go(items.length)}>
              Finish early
            </button>
          )}
        </aside>
      </div>
      <p className="vh" role="status">
        {Object.keys(graded).length > 0 && item !== undefined && graded[item.ref] !== undefined ? 'Graded' : ''}
      </p>
    </div>
  );
}

type QuestionProps = Props & {
  readonly item: ShownItem;
  readonly index: number;
  readonly go: (index: number) => void;
};

function Question({ view, responses, graded, hints, item, index, go, onWrite, onHint }: QuestionProps) {
  const root = useRef<HTMLDivElement>(null);
  const timeSpent = useTimeSpent();
  const saved = responses[item.ref] ?? none;
  const grade = graded[item.ref] ?? null;
  const [isFirst] = useState(true);
  useEffect(() => {
    if (isFirst) root.current?.querySelector<HTMLElement>('.quiz-prompt')?.focus({ preventScroll: true });
  }, [isFirst]);
  const answer = useCallback(
    (response: Response | null, isTyping = false) =>
      onWrite(item.ref, { response, isFlagged: saved.isFlagged, durationMs: timeSpent() }, isTyping),
    [item.ref, saved.isFlagged, onWrite, timeSpent],
  );
  const flag = () =>
    onWrite(item.ref, { response: saved.response, isFlagged: !saved.isFlagged, durationMs: timeSpent() });
  const check = () =>
    onWrite(item.ref, { response: saved.response, isFlagged: saved.isFlagged, durationMs: timeSpent(), check: true });
  const canCheck = view.mode === 'practice' && view.kind === 'graded' && grade === null;
  const next = () => {
    if (canCheck && saved.response !== null) check();
    else go(index + 1);
  };
  useQuizKeys({
    onChoice: (place) => {
      const response = grade === null ? chosenBy(item, saved.response, place) : undefined;
      if (response !== undefined) answer(response);
    },
    choices: item.type === 'boolean' ? 2 : item.choices.length,
    onNext: next,
    onBack: () => index > 0 && go(index - 1),
    onFlag: () => grade === null && flag(),
  });
  return (
    <div ref={root}>
      <p className="quiz-place">
        <span>{view.guideTitle}</span>
        {item.topics.slice(0, 2).map((topic) => (
          <span key={topic}>{topic}</span>
        ))}
        {item.level !== null && <span>{item.level}</span>}
        {view.kind === 'self_rated' && <span>Self-rated</span>}
      </p>
      <ItemBody item={item} response={saved.response} graded={grade} onAnswer={answer} onDone={next} />
      {view.mode === 'practice' && item.hintCount > 0 && grade === null && (
        <Hints
          opened={hints[item.ref] ?? item.hintsHtml}
          count={item.hintCount}
          onOpen={(count) => onHint(item.ref, count)}
        />
      )}
      <div className="quiz-acts">
        <button type="button" className="btn big" disabled={index === 0} onClick={() => go(index - 1)}>
          <Icon icon={ChevronLeft} />
          Back
        </button>
        {grade === null && (
          <button type="button" className="btn big quiet" aria-pressed={saved.isFlagged} onClick={flag}>
            <Icon icon={Flag} />
            {saved.isFlagged ? 'Flagged' : 'Flag'}
          </button>
        )}
        <span className="push" />
        {canCheck && saved.response !== null ? (
          <button type="button" className="btn big primary" onClick={check}>
            Check answer<kbd>Enter</kbd>
          </button>
        ) : (
          <button type="button" className="btn big primary" onClick={() => go(index + 1)}>
            {index + 1 === view.items.length ? 'Last look' : saved.response === null ? 'Skip for now' : 'Next question'}
            <kbd>Enter</kbd>
          </button>
        )}
      </div>
    </div>
  );
}
