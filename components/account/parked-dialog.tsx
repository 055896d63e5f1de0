import { Dialog } from '@/components/ui/dialog';

type Props = {
  readonly isOpen: boolean;
  readonly parked: number;
  /** Of these, those made while nobody was known to be signed in. */
  readonly doubtful: number;
  readonly onKeep: () => void;
  readonly onTake: () => void;
};

const count = (number: number): string => (number === 1 ? '1 rating' : `${number} ratings`);

/** Somebody signed in where another account has unsent ratings: whose they are is asked, never guessed. */
export function ParkedDialog({ isOpen, parked, doubtful, onKeep, onTake }: Props) {
  return (
    <Dialog title="Ratings of another account" isOpen={isOpen} onClose={onKeep}>
      <p>
        This browser holds {count(parked)} of another account that have not been sent. They are kept here, and sent when
        that account signs in again.
      </p>
      {doubtful > 0 && (
        <p className="mt-3">
          {count(doubtful)} of these {doubtful === 1 ? 'was' : 'were'} made while nobody was signed in. Take them only
          if they are yours.
        </p>
      )}
      <div className="mt-5 flex flex-wrap gap-3">
        <button type="button" className="btn primary" onClick={onKeep}>
          Keep them for that account
        </button>
        {doubtful > 0 && (
          <button type="button" className="btn" onClick={onTake}>
            Take {count(doubtful)} into this account
          </button>
        )}
      </div>
    </Dialog>
  );
}
