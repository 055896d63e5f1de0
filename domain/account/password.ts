/** Length in characters, as the OWASP ASVS (6.2) has it: enough to be safe, and no upper bound that a phrase would meet. */
export const passwordLength = { least: 8, most: 128 } as const;

export type PasswordProblem = 'too_short' | 'too_long' | 'common';

/** The form in which passwords are counted and hashed: the same keys give the same text on every system. */
export function normalPassword(password: string): string {
  return password.normalize('NFC');
}

/**
 * What speaks against a new password; null when nothing does. `isCommon` asks a list of passwords that are tried first.
 * The address itself, or the part before the `@`, is one of them.
 */
export function passwordProblem(
  password: string,
  email: string,
  isCommon: (password: string) => boolean,
): PasswordProblem | null {
  const normal = normalPassword(password);
  const { length } = [...normal];
  if (length < passwordLength.least) return 'too_short';
  if (length > passwordLength.most) return 'too_long';
  const lower = normal.toLowerCase();
  const [local] = email.split('@');
  return lower === email || lower === local || isCommon(normal) || isCommon(lower) ? 'common' : null;
}

/** What a person reads of it. */
export const passwordWords: Readonly<Record<PasswordProblem, string>> = {
  too_short: `Write at least ${passwordLength.least} characters`,
  too_long: `Write at most ${passwordLength.most} characters`,
  common: 'This is among the passwords that are tried first. Choose another one',
};
