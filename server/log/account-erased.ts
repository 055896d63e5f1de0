/** Ends a transaction that writes for somebody who was erased meanwhile. The door answers as to anyone without a session. */
export class AccountErased extends Error {}
