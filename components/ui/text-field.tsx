import { CircleAlert } from 'lucide';
import { type InputHTMLAttributes, useId } from 'react';
import { Icon } from '@/components/ui/icon';

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className'> & {
  readonly label: string;
  readonly name: string;
  readonly help?: string;
  readonly error?: string | undefined;
};

/** A labelled field: help below it, and what is wrong in its place, tied to the field for whoever listens. */
export function TextField({ label, help, error, ...input }: Props) {
  const id = useId();
  const describes = [help === undefined ? null : `${id}-help`, error === undefined ? null : `${id}-error`].filter(
    Boolean,
  );
  return (
    <div className={error === undefined ? 'field' : 'field bad'}>
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        className="input"
        aria-invalid={error !== undefined}
        aria-describedby={describes.length > 0 ? describes.join(' ') : undefined}
      />
      {help !== undefined && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {error !== undefined && (
        <p className="err" id={`${id}-error`}>
          <Icon icon={CircleAlert} />
          {error}
        </p>
      )}
    </div>
  );
}
