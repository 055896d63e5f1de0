import { ProviderMark } from '@/components/account/provider-mark';

export type ShownProvider = { readonly id: string; readonly name: string };

type Props = {
  readonly providers: readonly ShownProvider[];
  /** The provider that is being asked now. */
  readonly busy: string | null;
  readonly onChoose: (id: string) => void;
};

/** One button for each service that an account can be opened with. */
export function ProviderButtons({ providers, busy, onChoose }: Props) {
  return (
    <div className="prov">
      {providers.map(({ id, name }) => (
        <button key={id} type="button" className="btn" aria-busy={busy === id} onClick={() => onChoose(id)}>
          <ProviderMark id={id} />
          Continue with {name}
        </button>
      ))}
    </div>
  );
}
