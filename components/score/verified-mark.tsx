import { stonePath } from '@/components/ui/stones';

/** A stone with a tick: this server signed it. */
export function VerifiedMark() {
  return (
    <svg className="vmark" width="24" height="22" viewBox="0 0 24 22" aria-hidden="true">
      <path d={stonePath(12, 1, 22, 19, -0.05)} />
      <path d="M7.4 11.2l3.2 3 6-6.4" />
    </svg>
  );
}
