import { type FormEvent, useState } from 'react';

/** How the last try of a form ended, or that none has been made. */
export type FormState = {
  readonly phase: 'idle' | 'busy' | 'done' | 'failed';
  /** About the whole form. */
  readonly message: string | null;
  /** By the name of the field. */
  readonly fields: Readonly<Record<string, string>>;
  /** A code that the form may have an answer to. */
  readonly code: string | null;
};

export type Outcome =
  | { readonly ok: true; readonly message?: string }
  | {
      readonly ok: false;
      readonly code: string;
      readonly title: string;
      readonly fields: Readonly<Record<string, string>>;
    };

const idle: FormState = { phase: 'idle', message: null, fields: {}, code: null };

/**
 * Runs a form's deed once at a time. After a failure the first field that is named takes the focus, so that whoever
 * cannot see the message hears it.
 */
export function useSubmit(work: (form: FormData) => Promise<Outcome>): {
  readonly state: FormState;
  readonly handleSubmit: (event: FormEvent<HTMLFormElement>) => void;
  readonly reset: () => void;
} {
  const [state, setState] = useState(idle);

  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (state.phase === 'busy') return;
    const form = event.currentTarget;
    setState({ ...idle, phase: 'busy' });
    void work(new FormData(form)).then((outcome) => {
      if (outcome.ok) return setState({ ...idle, phase: 'done', message: outcome.message ?? null });
      const { code, title, fields } = outcome;
      setState({ phase: 'failed', message: title, fields, code });
      const [first] = Object.keys(fields);
      const field = first === undefined ? null : form.elements.namedItem(first);
      if (field instanceof HTMLElement) field.focus();
    });
  };

  return { state, handleSubmit, reset: () => setState(idle) };
}
