import { useState } from 'react';
import { FormStatus } from '@/components/ui/form-status';
import type { FormState, Outcome } from '@/components/ui/use-submit';
import type { PlanOutcome } from '@/domain/scheduling/plan-wish';

const choices: readonly (readonly [PlanOutcome, string])[] = [
  ['well', 'It went well'],
  ['mixed', 'Mixed'],
  ['badly', 'It did not go well'],
  ['not_held', 'It was not held'],
];

type Props = { readonly onTell: (outcome: PlanOutcome) => Promise<Outcome> };

const idle: FormState = { phase: 'idle', message: null, fields: {}, code: null };

/** How it went, in one tap. */
export function OutcomeForm({ onTell }: Props) {
  const [state, setState] = useState(idle);
  const handleTap = (outcome: PlanOutcome) => {
    if (state.phase === 'busy') return;
    setState({ ...idle, phase: 'busy' });
    void onTell(outcome).then((told) =>
      setState(
        told.ok
          ? { ...idle, phase: 'done' }
          : { phase: 'failed', message: told.title, fields: told.fields, code: told.code },
      ),
    );
  };
  return (
    <div className="plan-outcome">
      <h2 id="plan-outcome">How did it go?</h2>
      <fieldset className="plan-outcomes" aria-labelledby="plan-outcome">
        {choices.map(([outcome, label]) => (
          <button
            key={outcome}
            type="button"
            className="btn"
            aria-busy={state.phase === 'busy'}
            onClick={() => handleTap(outcome)}
          >
            {label}
          </button>
        ))}
      </fieldset>
      <FormStatus state={state} done="Noted. The plan has ended, and its cards are in normal review." />
    </div>
  );
}
