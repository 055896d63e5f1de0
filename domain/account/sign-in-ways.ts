/** How a person can get into their account. A verified address is a way by itself: a link can be mailed to it. */
export type SignInWays = {
  readonly isEmailVerified: boolean;
  readonly hasPassword: boolean;
  readonly passkeys: number;
  readonly providers: number;
};

/** Whether one passkey or one provider may go without locking its owner out. */
export function mayRemoveWay({ isEmailVerified, hasPassword, passkeys, providers }: SignInWays): boolean {
  return isEmailVerified || hasPassword || passkeys + providers > 1;
}
