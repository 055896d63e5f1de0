import { ArrowDown, ArrowUp, GripVertical } from 'lucide';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import type { ShownChoice } from '@/domain/quiz/attempt-view';

type Props = {
  readonly steps: readonly ShownChoice[];
  readonly order: readonly string[];
  readonly isFixed: boolean;
  readonly onOrder: (order: readonly string[]) => void;
};

function moved(order: readonly string[], from: number, to: number): readonly string[] {
  if (to < 0 || to >= order.length || from === to) return order;
  const rest = order.filter((_, index) => index !== from);
  return [...rest.slice(0, to), order[from] ?? '', ...rest.slice(to)];
}

/** Which row is under the pointer. */
function rowAt(list: HTMLElement | null, y: number): number {
  const rows = [...(list?.querySelectorAll('li') ?? [])];
  const found = rows.findIndex((row) => y < row.getBoundingClientRect().bottom);
  return found < 0 ? rows.length - 1 : found;
}

/** Steps to put in order: buttons, Alt with the arrow keys, or the grip. Moves are announced. */
export function OrderInput({ steps, order, isFixed, onOrder }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const dragged = useRef<string | null>(null);
  const [heard, setHeard] = useState('');
  const htmlOf = new Map(steps.map(({ id, html }) => [id, html]));
  const textOf = (id: string): string => (htmlOf.get(id) ?? '').replace(/<[^>]*>/g, '').trim();
  const move = (from: number, to: number): void => {
    const next = moved(order, from, to);
    if (next === order) return;
    setHeard(`${textOf(order[from] ?? '')}, now ${to + 1} of ${order.length}`);
    onOrder(next);
  };
  const handleKey = (event: KeyboardEvent, index: number): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(index, index + (event.key === 'ArrowUp' ? -1 : 1));
  };
  const handleDrag = (event: PointerEvent): void => {
    if (dragged.current === null) return;
    move(order.indexOf(dragged.current), rowAt(list.current, event.clientY));
  };
  return (
    <fieldset className="quiz-answer" disabled={isFixed}>
      <legend>Put these in order, the first on top</legend>
      <ol className="order" ref={list}>
        {order.map((id, index) => (
          <li key={id} onKeyDown={(event) => handleKey(event, index)}>
            <span
              className="grip"
              aria-hidden="true"
              onPointerDown={(event) => {
                if (isFixed) return;
                dragged.current = id;
                event.currentTarget.setPointerCapture(event.pointerId);
              }}
              onPointerMove={handleDrag}
              onPointerUp={() => {
                dragged.current = null;
              }}
              onPointerCancel={() => {
                dragged.current = null;
              }}
            >
              <Icon icon={GripVertical} />
            </span>
            <span className="order-number tn" aria-hidden="true">
              {index + 1}
            </span>
            <span className="choice-text" dangerouslySetInnerHTML={{ __html: htmlOf.get(id) ?? '' }} />
            <span className="order-moves">
              <button
                type="button"
                className="iconb"
                aria-label={`Move up: ${textOf(id)}`}
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              >
                <Icon icon={ArrowUp} />
              </button>
              <button
                type="button"
                className="iconb"
                aria-label={`Move down: ${textOf(id)}`}
                disabled={index === order.length - 1}
                onClick={() => move(index, index + 1)}
              >
                <Icon icon={ArrowDown} />
              </button>
            </span>
          </li>
        ))}
      </ol>
      <p className="vh" role="status">
        {heard}
      </p>
    </fieldset>
  );
}
