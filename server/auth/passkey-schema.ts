import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import * as z from 'zod';

const text = z.string().max(16_384);
const shared = {
  id: z.string().min(1).max(1400),
  rawId: z.string().min(1).max(1400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.looseObject({}),
};

/** What a browser gives back for a new passkey. What it proves is checked in passkey-ceremony.ts. */
export const registrationSchema = z
  .object({
    ...shared,
    response: z.object({
      clientDataJSON: text,
      attestationObject: text,
      authenticatorData: text.optional(),
      transports: z.array(z.string().max(32)).max(8).optional(),
      publicKeyAlgorithm: z.number().optional(),
      publicKey: text.optional(),
    }),
  })
  .transform((value) => value as RegistrationResponseJSON);

/** What a browser gives back for the use of a passkey. */
export const assertionSchema = z
  .object({
    ...shared,
    response: z.object({
      clientDataJSON: text,
      authenticatorData: text,
      signature: text,
      userHandle: z
        .string()
        .max(200)
        .nullish()
        .transform((handle) => handle ?? undefined),
    }),
  })
  .transform((value) => value as AuthenticationResponseJSON);

/** What its owner calls a passkey. */
export const passkeyNameSchema = z
  .string()
  .transform((name) =>
    name
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim(),
  )
  .pipe(z.string().min(1, 'Give it a name').max(60, 'Use 60 characters or fewer'));
