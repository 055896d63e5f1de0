import { ArrowDown, ArrowUp, GripVertical } from 'lucide';
import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react';
import type { AnswerProps } from '@/components/quiz/runner/item-answer';
import { Icon } from '@/components/ui/icon';
import { moved } from '@/domain/quiz/moved';

/** Which row is under the pointer. */
function rowAt(list: HTMLElement | null, y: number): number {
  const rows = [...(list?.querySelectorAll('li') ?? [])];
  const found = rows.findIndex((row) => y < row.getBoundingClientRect().bottom);
  return found < 0 ? rows.length - 1 : found;
}

const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();

type StepProps = {
  readonly id: string;
  readonly html: string;
  readonly index: number;
  readonly count: number;
  readonly isLifted: boolean;
  /** Once it is graded: whether it stands where it belongs. */
  readonly isInPlace: boolean | null;
  readonly onMove: (to: number) => void;
  readonly onLift: (pointer: number) => void;
};

function Grip({ onLift }: Pick<StepProps, 'onLift'>) {
  return (
    <span
      className="grip"
      aria-hidden="true"
      onPointerDown={(event: PointerEvent<HTMLSpanElement>) => {
        if (event.button !== 0) return;
        event.preventDefault();
        onLift(event.pointerId);
      }}
    >
      <Icon icon={GripVertical} />
    </span>
  );
}

type MovesProps = Pick<StepProps, 'index' | 'count' | 'onMove'> & { readonly text: string };

function Moves({ text, index, count, onMove }: MovesProps) {
  return (
    <span className="step-moves">
      <button
        type="button"
        className="iconb"
        data-move="up"
        aria-label={`Move up: ${text}`}
        aria-disabled={index === 0}
        onClick={() => onMove(index - 1)}
      >
        <Icon icon={ArrowUp} />
      </button>
      <button
        type="button"
        className="iconb"
        data-move="down"
        aria-label={`Move down: ${text}`}
        aria-disabled={index === count - 1}
        onClick={() => onMove(index + 1)}
      >
        <Icon icon={ArrowDown} />
      </button>
    </span>
  );
}

function Step({ id, html, index, count, isLifted, isInPlace, onMove, onLift }: StepProps) {
  const handleKey = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(index + (event.key === 'ArrowUp' ? -1 : 1));
  };
  return (
    <li
      className={`step${isLifted ? ' is-lifted' : ''}${isInPlace === null ? '' : isInPlace ? ' right' : ' wrong'}`}
      data-step={id}
      onKeyDown={handleKey}
    >
      <Grip onLift={onLift} />
      <span className="step-number tn" aria-hidden="true">
        {index + 1}
      </span>
      <span className="choice-text" dangerouslySetInnerHTML={{ __html: html }} />
      {isInPlace === null ? (
        <Moves text={plain(html)} index={index} count={count} onMove={onMove} />
      ) : (
        <span className="tag">{isInPlace ? 'In place' : 'Out of place'}</span>
      )}
    </li>
  );
}

/** The row's button that had the focus keeps it, though its row was put elsewhere. */
function useKeptFocus(order: readonly string[]): () => void {
  const focused = useRef<{ readonly step: string; readonly move: string } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after every move.
  useLayoutEffect(() => {
    const kept = focused.current;
    focused.current = null;
    if (kept !== null)
      document.querySelector<HTMLElement>(`[data-step="${kept.step}"] [data-move="${kept.move}"]`)?.focus();
  }, [order]);
  return () => {
    const button = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const step = button?.closest<HTMLElement>('[data-step]')?.dataset['step'];
    const move = button?.dataset['move'];
    focused.current = step === undefined || move === undefined ? null : { step, move };
  };
}

/** Steps to put in order: buttons, Alt with the arrow keys, or the grip. Moves are announced. */
export function OrderInput({ item, response, graded, isBusy, onAnswer }: AnswerProps) {
  const order = response?.type === 'order' ? response.order : item.choices.map(({ id }) => id);
  const list = useRef<HTMLOListElement>(null);
  const [lifted, setLifted] = useState<string | null>(null);
  const [heard, setHeard] = useState('');
  const keepFocus = useKeptFocus(order);
  const htmlOf = (id: string): string => item.choices.find((choice) => choice.id === id)?.html ?? '';
  const isFixed = graded !== null || isBusy;
  const move = (id: string, to: number): void => {
    const next = moved(order, order.indexOf(id), to);
    if (isFixed || next === order) return;
    keepFocus();
    setHeard(`${plain(htmlOf(id))}, now ${to + 1} of ${order.length}`);
    onAnswer({ type: 'order', order: [...next] }, false);
  };
  // The list holds the pointer: a row that is moved is taken out of the page for a moment, and would lose it.
  const lift = (id: string, pointer: number): void => {
    if (isFixed) return;
    list.current?.setPointerCapture(pointer);
    setLifted(id);
  };
  const drop = () => setLifted(null);
  return (
    <fieldset className={`quiz-answer${graded === null ? '' : ' is-graded'}`} disabled={isFixed}>
      <legend>Put these in order, the first on top</legend>
      <ol
        className="steps"
        ref={list}
        onPointerMove={(event) => lifted !== null && move(lifted, rowAt(list.current, event.clientY))}
        onPointerUp={drop}
        onPointerCancel={drop}
        onLostPointerCapture={drop}
      >
        {order.map((id, index) => (
          <Step
            key={id}
            id={id}
            html={htmlOf(id)}
            index={index}
            count={order.length}
            isLifted={lifted === id}
            isInPlace={graded === null || response === null ? null : graded.order[index] === id}
            onMove={(to) => move(id, to)}
            onLift={(pointer) => lift(id, pointer)}
          />
        ))}
      </ol>
      {response === null && graded === null && (
        <button
          type="button"
          className="linkb quiz-clear"
          onClick={() => onAnswer({ type: 'order', order: [...order] }, false)}
        >
          This order is my answer
        </button>
      )}
      <p className="vh" role="status">
        {heard}
      </p>
    </fieldset>
  );
}
