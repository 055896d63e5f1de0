import { CircleAlert } from 'lucide';
import { useId, useState } from 'react';
import { ChooseRow } from '@/components/quiz/start/choose-row';
import { FormStatus } from '@/components/ui/form-status';
import { Icon } from '@/components/ui/icon';
import { type Outcome, useSubmit } from '@/components/ui/use-submit';
import type { PlanWish } from '@/domain/scheduling/plan-wish';
import { countOf } from '@/domain/shared/count-of';
import { weekdays } from './plan-words';

export type GuideChoice = { readonly slug: string; readonly title: string; readonly questions: number };

type Props = {
  readonly guides: readonly GuideChoice[];
  readonly wish: PlanWish | null;
  /** The first and last day that can be chosen. */
  readonly days: { readonly first: string; readonly last: string };
  readonly onSave: (wish: PlanWish) => Promise<Outcome>;
};

const usualMinutes = [10, 15, 20, 30, 45, 60];

type PillProps = {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly note?: string | undefined;
  readonly isOn: boolean;
  readonly onToggle: () => void;
};

function Pill({ name, value, label, note, isOn, onToggle }: PillProps) {
  return (
    <label className={`pill many${isOn ? ' on' : ''}`}>
      <input className="vh" type="checkbox" name={name} value={value} checked={isOn} onChange={onToggle} />
      {label}
      {note !== undefined && <span className="meta tn">{note}</span>}
    </label>
  );
}

function toggled<Value>(list: readonly Value[], value: Value): Value[] {
  return list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
}

function FieldError({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p className="err" id={id}>
      <Icon icon={CircleAlert} />
      {text}
    </p>
  );
}

/** What does not fit, by field, before anything is sent. */
function problemsOf({ examDay, guides, minutesPerDay, daysOff }: PlanWish, { first, last }: Props['days']) {
  return {
    ...(examDay >= first && examDay <= last ? {} : { examDay: 'Choose a day from tomorrow on, within a year' }),
    ...(guides.length > 0 ? {} : { guides: 'Choose at least one guide' }),
    ...(Number.isInteger(minutesPerDay) && minutesPerDay >= 1 && minutesPerDay <= 600
      ? {}
      : { minutesPerDay: 'Write a whole number from 1 to 600' }),
    ...(daysOff.length < 7 ? {} : { daysOff: 'Leave a day for study' }),
  };
}

type TextProps = {
  readonly label: string;
  readonly name: 'examDay' | 'minutesPerDay';
  readonly error: string | undefined;
  readonly wish: PlanWish | null;
  readonly days: Props['days'];
};

function Typed({ label, name, error, wish, days }: TextProps) {
  const id = useId();
  const isDay = name === 'examDay';
  return (
    <div className={error === undefined ? 'field' : 'field bad'}>
      <label className="vh" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        name={name}
        defaultValue={isDay ? wish?.examDay : (wish?.minutesPerDay ?? 20)}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        {...(isDay
          ? { type: 'date', min: days.first, max: days.last }
          : { inputMode: 'numeric', list: 'usual-minutes' })}
      />
      <FieldError id={`${id}-error`} text={error} />
    </div>
  );
}

/** A date, guides, minutes a day, days off: all that a plan needs to know. */
export function PlanForm({ guides, wish, days, onSave }: Props) {
  const [chosen, setChosen] = useState<readonly string[]>(wish?.guides ?? []);
  const [daysOff, setDaysOff] = useState<readonly number[]>(wish?.daysOff ?? []);
  const [everyQuestion, setEveryQuestion] = useState(wish?.everyQuestion ?? false);
  const { state, handleSubmit } = useSubmit(async (form) => {
    const minutes = String(form.get('minutesPerDay') ?? '').trim();
    const asked: PlanWish = {
      examDay: String(form.get('examDay') ?? ''),
      guides: [...chosen],
      minutesPerDay: /^\d{1,3}$/.test(minutes) ? Number(minutes) : 0,
      daysOff: [...daysOff].sort(),
      everyQuestion,
    };
    const fields = problemsOf(asked, days);
    if (Object.keys(fields).length > 0) return { ok: false, code: 'invalid', title: 'Something does not fit', fields };
    return onSave(asked);
  });
  const questions = guides.filter(({ slug }) => chosen.includes(slug)).reduce((sum, each) => sum + each.questions, 0);
  return (
    <form className="qs" onSubmit={handleSubmit} noValidate>
      <ChooseRow legend="The day">
        <Typed label="Day of the interview" name="examDay" error={state.fields['examDay']} wish={wish} days={days} />
      </ChooseRow>
      <ChooseRow legend="Guides">
        <div className="pills">
          {guides.map(({ slug, title, questions: count }) => (
            <Pill
              key={slug}
              name="guides"
              value={slug}
              label={title}
              note={String(count)}
              isOn={chosen.includes(slug)}
              onToggle={() => setChosen(toggled(chosen, slug))}
            />
          ))}
        </div>
        <div className="field bad">
          <FieldError id="plan-guides-error" text={state.fields['guides']} />
        </div>
      </ChooseRow>
      <ChooseRow legend="Minutes a day" about="A day ends when they are used, not when a list is done.">
        <Typed
          label="Minutes a day"
          name="minutesPerDay"
          error={state.fields['minutesPerDay']}
          wish={wish}
          days={days}
        />
        <datalist id="usual-minutes">
          {usualMinutes.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      </ChooseRow>
      <ChooseRow legend="Days off" about="None chosen: every day has its minutes.">
        <div className="pills">
          {weekdays.map((name, index) => (
            <Pill
              key={name}
              name="daysOff"
              value={String(index)}
              label={name}
              isOn={daysOff.includes(index)}
              onToggle={() => setDaysOff(toggled(daysOff, index))}
            />
          ))}
        </div>
        <div className="field bad">
          <FieldError id="plan-off-error" text={state.fields['daysOff']} />
        </div>
      </ChooseRow>
      <ChooseRow
        legend="When time is short"
        about="Where your answers say that few questions well are worth more than all of them badly, a plan leaves the others out. With this it leaves none out, even if fewer are kept."
      >
        <div className="pills">
          <Pill
            name="everyQuestion"
            value="yes"
            label="Ask every question"
            isOn={everyQuestion}
            onToggle={() => setEveryQuestion(!everyQuestion)}
          />
        </div>
      </ChooseRow>
      <div className="qs-go">
        <button type="submit" className={wish === null ? 'btn primary big' : 'btn'} aria-busy={state.phase === 'busy'}>
          {state.phase === 'busy' ? 'Saving' : wish === null ? 'Make the plan' : 'Change the plan'}
        </button>
        <p role="status">{questions === 0 ? 'No guide chosen yet' : countOf(questions, 'question')}</p>
      </div>
      <FormStatus state={state} done="Saved." />
    </form>
  );
}
