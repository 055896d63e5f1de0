import { FormStatus } from '@/components/ui/form-status';
import { type Outcome, useSubmit } from '@/components/ui/use-submit';

type Props = {
  /** Whether the log has enough for it. */
  readonly isOffered: boolean;
  /** Says what holds now, and what is missing. */
  readonly about: string;
  readonly onOptimise: () => Promise<Outcome>;
};

/** Fits the schedule to the learner's own memory, where their log tells enough of it. */
export function OptimiseForm({ isOffered, about, onOptimise }: Props) {
  const { state, handleSubmit } = useSubmit(onOptimise);
  return (
    <form className="set-form" onSubmit={handleSubmit} noValidate>
      <p className="help">{about}</p>
      {isOffered && (
        <button type="submit" className="btn" aria-busy={state.phase === 'busy'}>
          {state.phase === 'busy' ? 'Reckoning' : 'Fit the schedule to my memory'}
        </button>
      )}
      <FormStatus state={state} done="Done." />
    </form>
  );
}
