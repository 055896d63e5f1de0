import { Check, X } from 'lucide';
import { Icon } from '@/components/ui/icon';
import type { GradedItem, ShownChoice } from '@/domain/quiz/attempt-view';

const letters = 'ABCDEFGH';

type ChoiceProps = {
  readonly name: string;
  readonly choices: readonly ShownChoice[];
  readonly isMultiple: boolean;
  readonly chosen: readonly string[];
  readonly graded: GradedItem | null;
  readonly onChoose: (ids: readonly string[]) => void;
};

/** The choices after choosing or clearing one. */
export function toggled(chosen: readonly string[], id: string, isMultiple: boolean): readonly string[] {
  if (chosen.includes(id)) return chosen.filter((each) => each !== id);
  return isMultiple ? [...chosen, id] : [id];
}

type Verdict = { readonly className: string; readonly tag: string } | null;

function verdictOf(id: string, isChosen: boolean, graded: GradedItem | null, isMultiple: boolean): Verdict {
  const known = graded?.choices.find((choice) => choice.id === id);
  if (known === undefined) return null;
  if (known.isKey) return { className: 'right', tag: isChosen || !isMultiple ? 'Correct' : 'Also correct' };
  return isChosen ? { className: 'wrong', tag: 'Your answer' } : null;
}

/** One or several of the choices, by click, tap, arrow keys or letter. Graded: which are right, and why. */
export function ChoiceInput({ name, choices, isMultiple, chosen, graded, onChoose }: ChoiceProps) {
  return (
    <fieldset className="quiz-answer" disabled={graded !== null}>
      <legend>{isMultiple ? 'Choose all that apply' : 'Choose one'}</legend>
      <div className="choices">
        {choices.map(({ id, html }, index) => {
          const isOn = chosen.includes(id);
          const verdict = verdictOf(id, isOn, graded, isMultiple);
          const why = graded?.choices.find((choice) => choice.id === id)?.explanationHtml ?? null;
          const isWhyShown = why !== null && (verdict !== null || isOn);
          return (
            <div key={id}>
              <label
                className={`choice${isMultiple ? ' multi' : ''}${isOn && graded === null ? ' on' : ''} ${verdict?.className ?? ''}`}
              >
                <input
                  className="vh"
                  type={isMultiple ? 'checkbox' : 'radio'}
                  name={name}
                  checked={isOn}
                  onChange={() => onChoose(isMultiple ? toggled(chosen, id, true) : [id])}
                />
                <span className="dot" aria-hidden="true">
                  {(verdict?.className === 'right' || (isOn && isMultiple && verdict === null)) && (
                    <Icon icon={Check} />
                  )}
                  {verdict?.className === 'wrong' && <Icon icon={X} />}
                </span>
                <span className="choice-text" dangerouslySetInnerHTML={{ __html: html }} />
                {verdict === null ? (
                  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a kbd takes no focus, and its letter is not the choice's name.
                  <kbd aria-hidden="true">{letters[index] ?? ''}</kbd>
                ) : (
                  <span className="tag">{verdict.tag}</span>
                )}
              </label>
              {isWhyShown && <div className="choice-why" dangerouslySetInnerHTML={{ __html: why }} />}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

/** The letter's place among the choices; -1 for any other key. */
export function choiceOfKey(key: string): number {
  return key.length === 1 ? letters.indexOf(key.toUpperCase()) : -1;
}
