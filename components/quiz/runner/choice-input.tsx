import { Check, X } from 'lucide';
import { toggled, verdictOf } from '@/components/quiz/choices';
import { Icon } from '@/components/ui/icon';
import type { GradedItem, ShownChoice } from '@/domain/quiz/attempt-view';

const letters = 'ABCDEFGH';

type ChoiceProps = {
  readonly name: string;
  readonly choices: readonly ShownChoice[];
  readonly isMultiple: boolean;
  readonly chosen: readonly string[];
  readonly graded: GradedItem | null;
  /** On its way to be checked. */
  readonly isBusy: boolean;
  readonly onChoose: (ids: readonly string[]) => void;
};

type OneProps = Omit<ChoiceProps, 'choices'> & { readonly choice: ShownChoice; readonly letter: string };

function OneChoice({ name, choice, letter, isMultiple, chosen, graded, onChoose }: OneProps) {
  const isOn = chosen.includes(choice.id);
  const verdict = verdictOf(choice.id, isOn, graded);
  const why = graded?.choices.find(({ id }) => id === choice.id)?.explanationHtml ?? null;
  const classes = ['choice', isMultiple ? 'multi' : '', verdict?.className ?? (isOn && graded === null ? 'on' : '')];
  return (
    <div className="choice-row">
      <label className={classes.filter(Boolean).join(' ')}>
        <input
          className="vh"
          type={isMultiple ? 'checkbox' : 'radio'}
          name={name}
          checked={isOn}
          aria-keyshortcuts={letter.toLowerCase()}
          onChange={() => onChoose(isMultiple ? toggled(chosen, choice.id, true) : [choice.id])}
        />
        <span className="dot" aria-hidden="true">
          {verdict?.className === 'wrong' ? (
            <Icon icon={X} />
          ) : (
            (verdict !== null || (isOn && isMultiple)) && <Icon icon={Check} />
          )}
        </span>
        <span className="choice-text" dangerouslySetInnerHTML={{ __html: choice.html }} />
        {verdict === null ? (
          graded === null && (
            <span aria-hidden="true">
              <kbd>{letter}</kbd>
            </span>
          )
        ) : (
          <span className="tag">{verdict.tag}</span>
        )}
      </label>
      {why !== null && <div className="choice-why" dangerouslySetInnerHTML={{ __html: why }} />}
    </div>
  );
}

/** One or several of the choices, by click, tap, arrow keys or letter. Graded: which are right, and why. */
export function ChoiceInput(props: ChoiceProps) {
  const { choices, isMultiple, chosen, graded, isBusy, onChoose } = props;
  const isOpen = graded === null;
  return (
    <fieldset className={`quiz-answer${isOpen ? '' : ' is-graded'}`} disabled={!isOpen || isBusy}>
      <legend>{isMultiple ? 'Choose all that apply' : 'Choose one'}</legend>
      <div className="choices">
        {choices.map((choice, index) => (
          <OneChoice key={choice.id} {...props} choice={choice} letter={letters[index] ?? ''} />
        ))}
      </div>
      {isOpen && (
        <button
          type="button"
          className="linkb quiz-clear"
          hidden={chosen.length === 0 || isMultiple}
          onClick={() => onChoose([])}
        >
          Clear my answer
        </button>
      )}
    </fieldset>
  );
}
