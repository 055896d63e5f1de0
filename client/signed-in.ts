/** Whether this browser has a session, as far as a script may know: the cookie says that there is one, not whose. */
export function hasSignedInMark(): boolean {
  return document.cookie.split(';').some((part) => part.trim().startsWith('cairn-signed-in='));
}

let named: string | null = null;

/** The account that the server has named to this page; null before that, and after a session has ended. */
export function namedAccount(): string | null {
  return hasSignedInMark() ? named : null;
}

export function nameAccount(id: string | null): void {
  named = id;
}
