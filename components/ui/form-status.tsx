import { CircleAlert } from 'lucide';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import type { FormState } from '@/components/ui/use-submit';

type Props = {
  readonly state: FormState;
  /** Said when the deed was done. */
  readonly done: string;
  /** What to do about a failure, beside its message. */
  readonly cure?: ReactNode;
};

/** What became of a form, for eyes and ears. A message that stands at a field is not said twice. */
export function FormStatus({ state, done, cure }: Props) {
  const isShown = state.phase === 'failed' && Object.keys(state.fields).length === 0;
  return (
    <div role="status" aria-live="polite" className="form-status">
      {state.phase === 'done' && <p className="meta">{state.message ?? done}</p>}
      {isShown && (
        <div className="callout err">
          <Icon icon={CircleAlert} />
          <div>
            <p>{state.message}</p>
            {cure}
          </div>
        </div>
      )}
    </div>
  );
}
