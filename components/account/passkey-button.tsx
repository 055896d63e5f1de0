type Props = { readonly isBusy: boolean; readonly onUse: () => void };

/** The way in for those who have a passkey. */
export function PasskeyButton({ isBusy, onUse }: Props) {
  return (
    <button type="button" className="linkb" aria-busy={isBusy} onClick={onUse}>
      {isBusy ? 'Waiting for the passkey' : 'Use a passkey'}
    </button>
  );
}
