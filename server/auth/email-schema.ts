import * as z from 'zod';
import { parseEmailAddress } from '@/domain/account/email-address';

/** An address out of a request, as it is stored. */
export const emailSchema = z
  .string()
  .max(1000)
  .transform((text, context) => {
    const address = parseEmailAddress(text);
    if (address !== null) return address;
    context.addIssue({ code: 'custom', message: 'Write an address like maya@example.com' });
    return z.NEVER;
  });

/** The secret of a mailed link. */
export const secretSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'This link is not complete');

/** A password as it is typed; its rules come after it was hashed to the same form. */
export const passwordSchema = z.string().min(1, 'Write a password').max(1000);
