/** What Cairn writes to people. Plain text: it is read everywhere, and nothing in it can be loaded or tracked. */
import { publicOrigin } from '@/server/site/public-origin';

export type MailText = { readonly subject: string; readonly body: string };

const closing = (): string =>
  `\n\nCairn at ${publicOrigin().host}\nNobody who works there will ask you for this link.\n`;

/** A link whose secret stands after the `#`: it is in no log of a server and in no referrer. */
export function secretLink(path: string, secret: string): string {
  return `${publicOrigin().origin}${path}#${secret}`;
}

export function signInMail(secret: string): MailText {
  return {
    subject: 'Your link to sign in to Cairn',
    body: `Open this link to sign in:\n\n${secretLink('/sign-in/link', secret)}\n\nIt works once, for 10 minutes. If you did not ask for it, do nothing.${closing()}`,
  };
}

export function verifyMail(secret: string): MailText {
  return {
    subject: 'Confirm your address for Cairn',
    body: `Open this link to confirm that this address is yours:\n\n${secretLink('/verify', secret)}\n\nIt works once, for 10 minutes. If you did not ask for it, do nothing: without it nobody can sign in with this address.${closing()}`,
  };
}

export function resetMail(secret: string): MailText {
  return {
    subject: 'Set a new password for Cairn',
    body: `Open this link to set a new password:\n\n${secretLink('/reset', secret)}\n\nIt works once, for 10 minutes. Setting it signs out every device. If you did not ask for it, do nothing.${closing()}`,
  };
}

/** To somebody who signs up again: the page cannot tell them, since it may not tell others. */
export function alreadyMail(): MailText {
  return {
    subject: 'You already have an account at Cairn',
    body: `Somebody, perhaps you, signed up at Cairn with this address. It has an account already, and nothing was changed.\n\nSign in: ${publicOrigin().origin}/sign-in\nForgot the password: ${publicOrigin().origin}/reset${closing()}`,
  };
}

/** To somebody who wants to reset a password here and has no account. */
export function noAccountMail(): MailText {
  return {
    subject: 'There is no account at Cairn with this address',
    body: `Somebody, perhaps you, asked for a new password at Cairn with this address. No account has it. Perhaps it is under another address of yours.\n\nSign in or begin: ${publicOrigin().origin}/sign-in${closing()}`,
  };
}

export function passwordChangedMail(): MailText {
  return {
    subject: 'Your password for Cairn was changed',
    body: `The password of this account was changed, and its other sessions were ended.\n\nIf that was not you, set a new one now: ${publicOrigin().origin}/reset${closing()}`,
  };
}

export function changeEmailMail(secret: string, from: string, to: string, isOld: boolean): MailText {
  const who = isOld
    ? `This account is about to move from ${from} to ${to}.`
    : `The account of ${from} is about to move to this address.`;
  return {
    subject: 'Confirm the new address of your account at Cairn',
    body: `${who} It does when the links to both addresses were opened, within an hour.\n\n${secretLink('/settings/email', secret)}\n\nIf that was not you, do not open it: nothing changes then.${closing()}`,
  };
}
