import { useState } from 'react';

export type ShownSession = {
  readonly id: string;
  readonly device: string;
  /** "Password", "Link by mail". */
  readonly method: string;
  /** "25 November 2026, 14:03". */
  readonly lastSeen: string;
  readonly isThis: boolean;
};

type Props = {
  readonly sessions: readonly ShownSession[];
  readonly onEnd: (id: string) => Promise<boolean>;
  readonly onEndOthers: () => Promise<boolean>;
};

/** Where somebody is signed in, and the way to end it. */
export function SessionList({ sessions, onEnd, onEndOthers }: Props) {
  const [ended, setEnded] = useState<ReadonlySet<string>>(new Set());
  const [message, setMessage] = useState('');
  const [busy, setBusy] = useState<string | null>(null);
  const shown = sessions.filter(({ id }) => !ended.has(id));
  const others = shown.filter(({ isThis }) => !isThis);

  const end = async (ids: readonly string[], key: string, work: () => Promise<boolean>) => {
    setBusy(key);
    const isDone = await work();
    setBusy(null);
    if (isDone) setEnded((before) => new Set([...before, ...ids]));
    const many = ids.length === 1 ? 'The session has ended.' : `${ids.length} sessions have ended.`;
    setMessage(isDone ? many : 'That did not work. Nothing was changed; try again.');
  };

  return (
    <div className="set-form">
      <ul className="rows">
        {shown.map(({ id, device, method, lastSeen, isThis }) => (
          <li key={id}>
            <span>
              <b>{device}</b>
              <span className="meta">
                {isThis ? 'This one' : `Last used ${lastSeen}`}. {method}
              </span>
            </span>
            {!isThis && (
              <button
                type="button"
                className="btn quiet"
                aria-busy={busy === id}
                onClick={() => void end([id], id, () => onEnd(id))}
              >
                End<span className="vh"> the session on {device}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <button
          type="button"
          className="btn"
          aria-busy={busy === 'others'}
          onClick={() =>
            void end(
              others.map(({ id }) => id),
              'others',
              onEndOthers,
            )
          }
        >
          End all others
        </button>
      )}
      <p role="status" aria-live="polite" className="meta">
        {message}
      </p>
    </div>
  );
}
