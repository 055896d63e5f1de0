import { CircleAlert } from 'lucide';
import { ClockDialog, FinishDialog, QuizKeysDialog } from '@/components/quiz/runner/dialogs';
import { QuestionMap, tallyWords } from '@/components/quiz/runner/question-map';
import { QuestionScreen } from '@/components/quiz/runner/question-screen';
import { QuizHeader } from '@/components/quiz/runner/quiz-header';
import { ReviewScreen } from '@/components/quiz/runner/review-screen';
import type { RunnerProps } from '@/components/quiz/runner/runner-props';
import { SaveBar } from '@/components/quiz/runner/save-note';
import { type RunnerState, useRunner } from '@/components/quiz/runner/use-runner';
import { Icon } from '@/components/ui/icon';
import { PebbleSprite } from '@/components/ui/stones';

function MapAside({ view, state, place, onFinish }: MapProps) {
  const isPractice = view.mode === 'practice';
  return (
    <aside className="quiz-aside" aria-labelledby="quiz-map-title">
      <h2 id="quiz-map-title">Questions</h2>
      <QuestionMap items={view.items} responses={state.responses} place={place} />
      <p className="meta">
        {tallyWords(view.items, state.responses)}.{' '}
        {view.kind === 'self_rated'
          ? 'Self-rated: the score is your own word.'
          : isPractice
            ? 'A checked answer stays as it is.'
            : 'Answers are graded on the server when you finish. Until then you can change any of them.'}
      </p>
      {place !== 'review' && (
        <button type="button" className="linkb" onClick={onFinish}>
          Finish early
        </button>
      )}
    </aside>
  );
}

type MapProps = Pick<RunnerProps, 'view' | 'state'> & {
  readonly place: number | 'review';
  readonly onFinish: () => void;
};

/** The time is over: nothing can be changed, and what is saved is on its way to be graded. */
function TimeOver({ problem, onAgain }: { readonly problem: string | null; readonly onAgain: () => void }) {
  return (
    <div className="quiz-item" role="status">
      <h1 className="quiz-prompt is-title">The time is over</h1>
      {problem === null ? (
        <p className="quiz-say">Grading what is saved.</p>
      ) : (
        <>
          <div className="callout err">
            <Icon icon={CircleAlert} />
            <p>{problem}</p>
          </div>
          <p className="quiz-acts">
            <button type="button" className="btn primary big" onClick={onAgain}>
              Try again
            </button>
          </p>
        </>
      )}
    </div>
  );
}

type PartProps = RunnerProps & { readonly run: RunnerState };

function Middle({ view, state, deeds, run }: PartProps) {
  const { item, primary } = run;
  if (state.phase === 'over') return <TimeOver problem={state.problem} onAgain={deeds.onTimeOver} />;
  if (item === undefined || primary === null)
    return (
      <ReviewScreen
        items={view.items}
        state={state}
        isSelfRated={view.kind === 'self_rated'}
        onSubmit={deeds.onSubmit}
        onBack={run.back}
      />
    );
  return (
    <QuestionScreen
      key={item.ref}
      view={view}
      item={item}
      state={state}
      deeds={deeds}
      takesFocus={run.hasMoved}
      primary={primary}
      onBack={run.back}
    />
  );
}

function Dialogs({ view, state, deeds, run }: PartProps) {
  const { open, setOpen, clock } = run;
  return (
    <>
      <FinishDialog
        isOpen={open === 'finish'}
        open={view.items.length - run.answered}
        total={view.items.length}
        onClose={() => setOpen(null)}
        onFinish={run.submit}
      />
      <QuizKeysDialog isOpen={open === 'keys'} onClose={() => setOpen(null)} />
      <ClockDialog
        isOpen={run.asksForTime && state.phase === 'open'}
        left={clock?.left ?? ''}
        onExtend={deeds.onExtend}
        onClose={run.declineTime}
      />
    </>
  );
}

/** A running attempt on the whole screen, from the first open question to submission. */
export function Runner(props: RunnerProps) {
  const { view, state, leaveHref, signInHref } = props;
  const run = useRunner(props);
  const total = view.items.length;
  return (
    <div className="quiz">
      <PebbleSprite />
      <QuizHeader
        leaveHref={leaveHref}
        answered={run.answered}
        total={total}
        place={`${run.place === 'review' ? run.answered : run.place} of ${total}`}
        save={state.save}
        left={run.clock?.left ?? null}
        onKeys={() => run.setOpen('keys')}
      />
      <SaveBar save={state.save} signInHref={signInHref} />
      <div className="quiz-lay">
        <main id="main">
          <Middle {...props} run={run} />
        </main>
        {state.phase !== 'over' && (
          <MapAside view={view} state={state} place={run.place} onFinish={() => run.setOpen('finish')} />
        )}
      </div>
      <p className="vh" role="status">
        {run.said}
      </p>
      <Dialogs {...props} run={run} />
    </div>
  );
}
