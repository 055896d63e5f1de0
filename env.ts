/** The one reader of `process.env`. Parsed once, when first asked for; a wrong value stops the start with a list. */
import { z } from 'zod';

const text = z.string().trim().min(1);
const optionalText = text.optional();
const port = z.coerce.number({ error: 'must be a number' }).int('must be a whole number').min(1, 'must be 1 to 65535').max(65_535, 'must be 1 to 65535');

const envSchema = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
    DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/, error: 'must be a Postgres address: postgres://user:password@host:5432/name' }).optional(),
    AUTH_URL: z.url({ protocol: /^https?$/, error: 'must be the address that people use: https://cairn.example' }).optional(),
    AUTH_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
    AUTH_GITHUB_ID: optionalText,
    AUTH_GITHUB_SECRET: optionalText,
    AUTH_GOOGLE_ID: optionalText,
    AUTH_GOOGLE_SECRET: optionalText,
    AUTH_OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be an address' }).optional(),
    AUTH_OIDC_ID: optionalText,
    AUTH_OIDC_SECRET: optionalText,
    AUTH_OIDC_NAME: optionalText,
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be a mail server: smtp://user:password@host:587' }).optional(),
    MAIL_FROM: optionalText,
    CONTENT_DIR: text.default('content'),
    TRUSTED_PROXY_HOPS: z.coerce.number({ error: 'must be a number' }).int().min(0).max(10, 'must be 0 to 10').default(0),
    PORT: port.default(3000),
    HOST: text.default('0.0.0.0'),
  })
  .superRefine((value, context) => {
    for (const [one, other] of [['AUTH_GITHUB_ID', 'AUTH_GITHUB_SECRET'], ['AUTH_GOOGLE_ID', 'AUTH_GOOGLE_SECRET'], ['AUTH_OIDC_ISSUER', 'AUTH_OIDC_ID']] as const) {
      if ((value[one] === undefined) !== (value[other] === undefined)) {
        const missing = value[one] === undefined ? one : other;
        context.addIssue({ code: 'custom', path: [missing], message: `is missing: ${one} and ${other} are set together` });
      }
    }
  });

export type Env = z.output<typeof envSchema>;

/** Settings out of raw variables; empty ones count as not set. Throws an error that lists everything wrong, without values. */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = envSchema.safeParse(set);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
  throw new Error(`These settings are wrong:\n${lines.join('\n')}\nSee .env.example for what each one means.`);
}

let settings: Env | undefined;

export function env(): Env {
  settings ??= parseEnv(process.env);
  return settings;
}
