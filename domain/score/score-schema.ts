/** What is sent to make or change a score page. */
import * as z from 'zod/mini';
import { longestName, parseDisplayName } from '@/domain/account/display-name';

const says = `Write a name of up to ${longestName} characters that can be seen`;

/** Null: no name is shown. Text that leaves nothing to see is refused, not taken for null. */
const shownName = z.nullable(
  z.pipe(
    z.string().check(z.maxLength(1000)),
    z.transform((text, context) => {
      const name = parseDisplayName(text);
      if (name !== null) return name;
      context.issues.push({ code: 'custom', message: says, input: text });
      return z.NEVER;
    }),
  ),
);

export const scoreChoiceSchema = z.strictObject({ name: shownName, isListed: z.boolean() });
export const newScoreSchema = z.strictObject({
  id: z.uuid(),
  attempt: z.uuid(),
  name: shownName,
  isListed: z.boolean(),
});

export type ScoreChoice = z.infer<typeof scoreChoiceSchema>;
export type NewScore = z.infer<typeof newScoreSchema>;

/** A score page as its owner gets it. */
export type OwnScore = {
  readonly id: string;
  readonly attempt: string;
  readonly name: string | null;
  readonly isListed: boolean;
  readonly createdAt: string;
  readonly changedAt: string;
  /** Null when the server's secret has changed since: the link works, but cannot be shown again. */
  readonly url: string | null;
};
