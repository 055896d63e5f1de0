import type { ShownProvider } from '@/components/account/provider-buttons';
import { ProviderMark } from '@/components/account/provider-mark';

type Props = {
  readonly providers: readonly ShownProvider[];
  readonly linked: ReadonlySet<string>;
  readonly busy: string | null;
  readonly onConnect: (id: string) => void;
  readonly onDisconnect: (id: string) => void;
};

/** The services that can open this account, connected or not. */
export function ProviderList({ providers, linked, busy, onConnect, onDisconnect }: Props) {
  return (
    <ul className="rows">
      {providers.map(({ id, name }) => (
        <li key={id}>
          <span className="prov-name">
            <ProviderMark id={id} />
            <span>
              <b>{name}</b>
              <span className="meta">{linked.has(id) ? 'Connected' : 'Not connected'}</span>
            </span>
          </span>
          <button
            type="button"
            className="btn quiet"
            aria-busy={busy === id}
            onClick={() => (linked.has(id) ? onDisconnect(id) : onConnect(id))}
          >
            {linked.has(id) ? 'Disconnect' : 'Connect'}
            <span className="sr-only"> {name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
