import { type ReactNode, useState } from 'react';
import { ChooseRow, ManyPills, Pills } from '@/components/quiz/start/choose-row';
import { FormStatus } from '@/components/ui/form-status';
import { type Outcome, useSubmit } from '@/components/ui/use-submit';
import type { AttemptChoice, AttemptKind, AttemptMode } from '@/domain/quiz/attempt-view';
import {
  countWithin,
  firstLength,
  lengthsFor,
  lengthWithin,
  levelsOf,
  minutesFor,
  type PoolEntry,
  topicsOf,
} from '@/domain/quiz/start-choice';
import { countOf } from '@/domain/shared/count-of';

export type StartPool = {
  readonly kind: AttemptKind;
  /** One entry for each item that can be asked. */
  readonly items: readonly PoolEntry[];
};

export type StartFormProps = StartPool & {
  readonly onStart: (mode: AttemptMode, choice: AttemptChoice) => Promise<Outcome>;
  /** A note about an attempt that is not finished, where there is one. */
  readonly children?: ReactNode;
};

const clocks: readonly { readonly value: number | null; readonly label: string }[] = [
  { value: null, label: 'No clock' },
  ...[10, 20, 30, 45].map((value) => ({ value, label: `${value} min` })),
];

const modes: readonly { readonly value: AttemptMode; readonly label: string; readonly about: string }[] = [
  {
    value: 'exam',
    label: 'Exam',
    about: 'As on the day: answers can be changed until you submit, explanations come at the end.',
  },
  { value: 'practice', label: 'Practice', about: 'Check each answer as you go, with hints, and read why at once.' },
];

type ModeProps = { readonly mode: AttemptMode; readonly onMode: (mode: AttemptMode) => void };

function Modes({ mode, onMode }: ModeProps) {
  return (
    <div className="choices two-up">
      {modes.map(({ value, label, about }) => (
        <label key={value} className={`choice mode${value === mode ? ' on' : ''}`}>
          <input
            className="vh"
            type="radio"
            name="mode"
            value={value}
            checked={value === mode}
            onChange={() => onMode(value)}
          />
          <span className="dot" aria-hidden="true" />
          <span>
            <b>{label}</b>
            <span className="sub">{about}</span>
          </span>
        </label>
      ))}
    </div>
  );
}

type SumProps = { readonly asked: number; readonly isBusy: boolean; readonly kind: AttemptKind };

function Start({ asked, isBusy, kind }: SumProps) {
  return (
    <div className="qs-go">
      <button type="submit" className="btn primary big" aria-busy={isBusy} disabled={asked === 0}>
        {isBusy ? 'Starting' : kind === 'graded' ? 'Start quiz' : 'Start self-rated run'}
      </button>
      <p role="status">
        {asked === 0 ? (
          'No question is in these levels and these topics at once. Choose fewer of them.'
        ) : (
          <>
            <b>{countOf(asked, 'question')}</b>, about {countOf(minutesFor(asked, kind), 'minute')}
          </>
        )}
      </p>
    </div>
  );
}

/** Chooses and starts an attempt: how long, about what, with or without a clock, exam or practice. */
export function StartForm({ items, kind, onStart, children }: StartFormProps) {
  const [levels, setLevels] = useState<readonly string[]>([]);
  const [topics, setTopics] = useState<readonly string[]>([]);
  const [length, setLength] = useState<AttemptChoice['length']>(() => firstLength(items.length));
  const [clockMinutes, setClockMinutes] = useState<number | null>(null);
  const [mode, setMode] = useState<AttemptMode>('exam');
  const count = countWithin(items, { levels, topics });
  const chosen = lengthWithin(length, count);
  const { state, handleSubmit } = useSubmit(async () =>
    onStart(mode, { length: chosen, levels, topics, clockMinutes }),
  );
  const [levelNames, topicNames] = [levelsOf(items), topicsOf(items)];
  return (
    <form className="qs" onSubmit={handleSubmit}>
      {children}
      {kind === 'graded' && (
        <ChooseRow legend="How">
          <Modes mode={mode} onMode={setMode} />
        </ChooseRow>
      )}
      {levelNames.length > 1 && (
        <ChooseRow legend="Levels" about="None chosen: all of them.">
          <ManyPills name="levels" options={levelNames} chosen={levels} onChoose={setLevels} />
        </ChooseRow>
      )}
      {topicNames.length > 1 && (
        <ChooseRow legend="Topics" about="None chosen: all of them.">
          <ManyPills name="topics" options={topicNames} chosen={topics} onChoose={setTopics} />
        </ChooseRow>
      )}
      <ChooseRow legend="Length">
        <Pills
          name="length"
          options={lengthsFor(count).map((value) => ({ value, label: value === 'all' ? `All ${count}` : `${value}` }))}
          chosen={chosen}
          onChoose={setLength}
        />
      </ChooseRow>
      <ChooseRow legend="Clock" about="Off unless you want one. It can be extended while it runs; the result says so.">
        <Pills name="clock" options={clocks} chosen={clockMinutes} onChoose={setClockMinutes} />
      </ChooseRow>
      <FormStatus state={state} done="" />
      <Start
        asked={chosen === 'all' ? count : chosen}
        isBusy={state.phase === 'busy' || state.phase === 'done'}
        kind={kind}
      />
    </form>
  );
}
