/** What became of an event that a device sent. A device forgets an event only once it was named in an answer. */
export type EventStatus =
  | { readonly id: string; readonly status: 'applied' | 'duplicate'; readonly seq: number }
  /** The id was used before, for another event. */
  | { readonly id: string; readonly status: 'conflict'; readonly code: 'id_used' }
  | { readonly id: string | null; readonly status: 'rejected'; readonly code: RejectionCode };

export type RejectionCode = 'invalid' | 'time_zone' | 'too_early';
