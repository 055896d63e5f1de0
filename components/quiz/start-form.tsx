import { type FormEvent, useId, useState } from 'react';
import { FormStatus } from '@/components/ui/form-status';
import { type Outcome, useSubmit } from '@/components/ui/use-submit';
import type { AttemptChoice, AttemptKind, AttemptMode } from '@/domain/quiz/attempt-view';
import { countOf } from '@/domain/shared/count-of';

export type StartPool = {
  readonly kind: AttemptKind;
  /** One for each item that can be asked. */
  readonly items: readonly { readonly level: string | null; readonly topics: readonly string[] }[];
};

type Props = StartPool & {
  readonly onStart: (mode: AttemptMode, choice: AttemptChoice) => Promise<Outcome>;
};

const lengths = [10, 20, 30] as const;
const clocks = [10, 20, 30, 45, 60] as const;
/** Seconds that an item takes, about; a question that is answered aloud takes longer. */
const secondsAnItem = { graded: 40, self_rated: 75 } as const;

function namesIn(items: StartPool['items'], of: (item: StartPool['items'][number]) => readonly string[]): string[] {
  return [...new Set(items.flatMap(of))];
}

type BoxesProps = {
  readonly legend: string;
  readonly name: string;
  readonly values: readonly string[];
  readonly help: string;
};

function Boxes({ legend, name, values, help }: BoxesProps) {
  if (values.length < 2) return null;
  return (
    <fieldset className="start-set">
      <legend>{legend}</legend>
      <div className="boxes">
        {values.map((value) => (
          <label key={value} className="box">
            <input type="checkbox" name={name} value={value} /> {value}
          </label>
        ))}
      </div>
      <p className="help">{help}</p>
    </fieldset>
  );
}

type Chosen = { readonly length: string; readonly levels: readonly string[]; readonly topics: readonly string[] };

const nothing: Chosen = { length: '20', levels: [], topics: [] };
const textsOf = (form: FormData, name: string): string[] => form.getAll(name).map(String);

function matching({ items, chosen }: { readonly items: StartPool['items']; readonly chosen: Chosen }): number {
  const { levels, topics } = chosen;
  return items.filter(
    (item) =>
      (levels.length === 0 || (item.level !== null && levels.includes(item.level))) &&
      (topics.length === 0 || item.topics.some((topic) => topics.includes(topic))),
  ).length;
}

function Lengths({ pool, many, name }: { readonly pool: number; readonly many: number; readonly name: string }) {
  const fits = lengths.filter((length) => length < pool);
  const first = fits.includes(20) ? 20 : (fits.at(-1) ?? 'all');
  return (
    <fieldset className="start-set">
      <legend>Questions</legend>
      <div className="seg-radios">
        {fits.map((length) => (
          <label key={length}>
            <input type="radio" name={name} value={length} defaultChecked={length === first} /> {length}
          </label>
        ))}
        <label>
          <input type="radio" name={name} value="all" defaultChecked={first === 'all'} /> All {many}
        </label>
      </div>
    </fieldset>
  );
}

function Mode({ isGraded }: { readonly isGraded: boolean }) {
  if (!isGraded) return null;
  return (
    <fieldset className="start-set">
      <legend>How</legend>
      <label className="start-mode">
        <input type="radio" name="mode" value="exam" defaultChecked />
        <span>
          <b>Exam</b>
          <span className="help">Explanations at the end. Answers can be changed until you hand it in.</span>
        </span>
      </label>
      <label className="start-mode">
        <input type="radio" name="mode" value="practice" />
        <span>
          <b>Practice</b>
          <span className="help">Each answer is checked and explained at once. There are hints.</span>
        </span>
      </label>
    </fieldset>
  );
}

/** What a quiz is to be: how long, of what, with or without a clock, as an exam or for practice. */
export function StartForm({ kind, items, onStart }: Props) {
  const id = useId();
  const [chosen, setChosen] = useState(nothing);
  const { state, handleSubmit } = useSubmit(async (form) => {
    const length = String(form.get('length') ?? 'all');
    const clock = Number(form.get('clock'));
    return onStart(form.get('mode') === 'practice' ? 'practice' : 'exam', {
      length: lengths.find((each) => String(each) === length) ?? 'all',
      levels: textsOf(form, 'levels'),
      topics: textsOf(form, 'topics'),
      clockMinutes: clock > 0 ? clock : null,
    });
  });
  const handleChange = (event: FormEvent<HTMLFormElement>): void => {
    const form = new FormData(event.currentTarget);
    setChosen({ length: String(form.get('length')), levels: textsOf(form, 'levels'), topics: textsOf(form, 'topics') });
  };
  const many = matching({ items, chosen });
  const asked = chosen.length === 'all' ? many : Math.min(many, Number(chosen.length) || many);
  const minutes = Math.max(1, Math.round((asked * secondsAnItem[kind]) / 60));
  return (
    <form className="start-form" onSubmit={handleSubmit} onChange={handleChange} noValidate>
      <Lengths pool={items.length} many={many} name="length" />
      <Boxes
        legend="Levels"
        name="levels"
        values={namesIn(items, ({ level }) => (level === null ? [] : [level]))}
        help="None chosen: all of them."
      />
      <Boxes
        legend="Topics"
        name="topics"
        values={namesIn(items, ({ topics }) => topics)}
        help="None chosen: all of them."
      />
      <Mode isGraded={kind === 'graded'} />
      <div className="field">
        <label htmlFor={`${id}-clock`}>Clock</label>
        <select
          className="input"
          id={`${id}-clock`}
          name="clock"
          defaultValue="0"
          aria-describedby={`${id}-clock-help`}
        >
          <option value="0">No clock</option>
          {clocks.map((each) => (
            <option key={each} value={each}>
              {each} minutes
            </option>
          ))}
        </select>
        <p className="help" id={`${id}-clock-help`}>
          It can be extended while it runs; the score then says so.
        </p>
      </div>
      <div className="start-acts">
        <button
          type="submit"
          className="btn big primary"
          aria-busy={state.phase === 'busy' || state.phase === 'done'}
          disabled={many === 0}
        >
          {state.phase === 'busy' || state.phase === 'done'
            ? 'Starting'
            : kind === 'graded'
              ? 'Start the quiz'
              : 'Start the run'}
        </button>
        <p className="meta" role="status">
          {many === 0
            ? 'Nothing of this guide is in these levels and topics.'
            : `${countOf(asked, 'question')}, about ${countOf(minutes, 'minute')}.`}
        </p>
      </div>
      <FormStatus state={state} done="" />
    </form>
  );
}
