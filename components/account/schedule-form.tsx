import { FormStatus } from '@/components/ui/form-status';
import { TextField } from '@/components/ui/text-field';
import { type Outcome, useSubmit } from '@/components/ui/use-submit';
import type { ScheduleChoice } from '@/domain/scheduling/schedule-choice';

type Props = {
  readonly choice: Required<ScheduleChoice>;
  readonly onSave: (choice: Required<ScheduleChoice>) => Promise<Outcome>;
};

const mostSteps = 20;
const mostMinutes = 1439;

/** Whole numbers between spaces or commas; null when there is something else. */
function stepsFrom(form: FormData, name: string): number[] | null {
  const words = String(form.get(name) ?? '')
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  const steps = words.map((word) => (/^\d{1,4}$/.test(word) ? Number(word) : 0));
  return steps.length > mostSteps || steps.some((step) => step < 1 || step > mostMinutes) ? null : steps;
}

function numberFrom(form: FormData, name: string, least: number, most: number): number | null {
  const text = String(form.get(name) ?? '').trim();
  const value = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}

const stepsHelp = `Write minutes from 1 to ${mostMinutes}, at most ${mostSteps} of them`;

/** When cards come back: how sure a recall shall be, and the minutes of the first day. */
export function ScheduleForm({ choice, onSave }: Props) {
  const { state, handleSubmit } = useSubmit(async (form) => {
    const percent = numberFrom(form, 'desiredRetention', 70, 97);
    const learningSteps = stepsFrom(form, 'learningSteps');
    const relearningSteps = stepsFrom(form, 'relearningSteps');
    const days = numberFrom(form, 'maximumIntervalDays', 1, 36_500);
    if (percent === null || learningSteps === null || relearningSteps === null || days === null) {
      const fields = {
        ...(percent === null ? { desiredRetention: 'Write a whole number from 70 to 97' } : {}),
        ...(learningSteps === null ? { learningSteps: stepsHelp } : {}),
        ...(relearningSteps === null ? { relearningSteps: stepsHelp } : {}),
        ...(days === null ? { maximumIntervalDays: 'Write a whole number from 1 to 36500' } : {}),
      };
      return { ok: false, code: 'invalid', title: 'Some numbers do not fit', fields };
    }
    const fuzz = form.get('fuzz') === 'on';
    return onSave({
      desiredRetention: percent / 100,
      learningSteps,
      relearningSteps,
      maximumIntervalDays: days,
      fuzz,
    });
  });
  return (
    <form className="set-form" onSubmit={handleSubmit} noValidate>
      <TextField
        label="Recall wanted when a card is due, in per cent"
        name="desiredRetention"
        inputMode="numeric"
        defaultValue={Math.round(choice.desiredRetention * 100)}
        help="90 suits most people. More means more reviews a day, less means fewer."
        error={state.fields['desiredRetention']}
      />
      <TextField
        label="A new card comes back after, in minutes"
        name="learningSteps"
        defaultValue={choice.learningSteps.join(', ')}
        help="One number for each time: with 1, 10 it is asked again after a minute, then after ten more, and then on another day. Empty: on another day at once."
        error={state.fields['learningSteps']}
      />
      <TextField
        label="A forgotten card comes back after, in minutes"
        name="relearningSteps"
        defaultValue={choice.relearningSteps.join(', ')}
        help="The same for a card that was learned and is rated Again."
        error={state.fields['relearningSteps']}
      />
      <TextField
        label="Longest interval in days"
        name="maximumIntervalDays"
        inputMode="numeric"
        defaultValue={choice.maximumIntervalDays}
        error={state.fields['maximumIntervalDays']}
      />
      <label className="box">
        <input type="checkbox" name="fuzz" defaultChecked={choice.fuzz} />
        Spread cards that were learned together over a few days
      </label>
      <p className="help">What you have reviewed stays as it is. A change holds for reviews from now on.</p>
      <button type="submit" className="btn" aria-busy={state.phase === 'busy'}>
        {state.phase === 'busy' ? 'Saving' : 'Save'}
      </button>
      <FormStatus state={state} done="Saved. It holds from now on." />
    </form>
  );
}
