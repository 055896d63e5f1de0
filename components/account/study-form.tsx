import { useId } from 'react';
import { FormStatus } from '@/components/ui/form-status';
import { TextField } from '@/components/ui/text-field';
import { type Outcome, useSubmit } from '@/components/ui/use-submit';
import type { AccountSettings } from '@/domain/account/account-settings';

type Props = {
  readonly settings: AccountSettings;
  readonly timeZones: readonly string[];
  readonly onSave: (settings: AccountSettings) => Promise<Outcome>;
};

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const themes = [
  ['system', 'Follow the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const;

function whole(form: FormData, name: string): number {
  const text = String(form.get(name) ?? '').trim();
  return /^\d{1,4}$/.test(text) ? Number(text) : -1;
}

/** Engines list each zone under one of its names, and UTC not at all: a zone that was chosen elsewhere stays chosen. */
function zonesToChoose(listed: readonly string[], chosen: string | null): readonly string[] {
  return [...new Set([...listed, 'UTC', ...(chosen === null ? [] : [chosen])])].sort();
}

/** When a day begins, how much fits into one, and how pages look. */
export function StudyForm({ settings, timeZones, onSave }: Props) {
  const id = useId();
  const { state, handleSubmit } = useSubmit(async (form) => {
    const newPerDay = whole(form, 'newPerDay');
    const reviewsPerDay = whole(form, 'reviewsPerDay');
    const fields = {
      ...(newPerDay >= 0 && newPerDay <= 999 ? {} : { newPerDay: 'Write a whole number from 0 to 999' }),
      ...(reviewsPerDay >= 0 ? {} : { reviewsPerDay: 'Write a whole number from 0 to 9999' }),
    };
    if (Object.keys(fields).length > 0) return { ok: false, code: 'invalid', title: 'Some numbers do not fit', fields };
    const zone = String(form.get('timeZone') ?? '');
    const theme = themes.find(([value]) => value === form.get('theme'))?.[0] ?? 'system';
    return onSave({
      timeZone: zone === '' ? null : zone,
      rolloverHour: whole(form, 'rolloverHour'),
      newPerDay,
      reviewsPerDay,
      theme,
      queueMisses: form.get('queueMisses') === 'on',
    });
  });
  return (
    <form className="set-form" onSubmit={handleSubmit} noValidate>
      <div className="field">
        <label htmlFor={`${id}-zone`}>Time zone</label>
        <select className="input" id={`${id}-zone`} name="timeZone" defaultValue={settings.timeZone ?? ''}>
          <option value="">That of the device</option>
          {zonesToChoose(timeZones, settings.timeZone).map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-hour`}>A day begins at</label>
        <select
          className="input"
          id={`${id}-hour`}
          name="rolloverHour"
          defaultValue={settings.rolloverHour}
          aria-describedby={`${id}-hour-help`}
        >
          {hours.map((hour) => (
            <option key={hour} value={hour}>
              {String(hour).padStart(2, '0')}:00
            </option>
          ))}
        </select>
        <p className="help" id={`${id}-hour-help`}>
          What you rate before this hour belongs to the day before.
        </p>
      </div>
      <TextField
        label="New cards a day"
        name="newPerDay"
        inputMode="numeric"
        defaultValue={settings.newPerDay}
        error={state.fields['newPerDay']}
      />
      <TextField
        label="Reviews a day, at most"
        name="reviewsPerDay"
        inputMode="numeric"
        defaultValue={settings.reviewsPerDay}
        error={state.fields['reviewsPerDay']}
      />
      <div className="field">
        <label htmlFor={`${id}-theme`}>Theme</label>
        <select className="input" id={`${id}-theme`} name="theme" defaultValue={settings.theme}>
          {themes.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <label className="box">
        <input type="checkbox" name="queueMisses" defaultChecked={settings.queueMisses} />
        Add what I miss in a quiz to my reviews
      </label>
      <button type="submit" className="btn" aria-busy={state.phase === 'busy'}>
        {state.phase === 'busy' ? 'Saving' : 'Save'}
      </button>
      <FormStatus state={state} done="Saved." />
    </form>
  );
}
