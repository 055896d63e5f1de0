/**
 * The one reader of `process.env`. Parsed once, when first asked for: at boot, not at build. A wrong value stops the
 * start with a list of everything that is wrong; values that may hold a secret are never shown.
 */
import { z } from 'zod';

const text = z.string().trim().min(1);

const wholeNumber = (from: number, to: number) => {
  const problem = `write a whole number from ${from} to ${to}`;
  return z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, problem)
    .transform(Number)
    .refine((value) => value >= from && value <= to, problem);
};

const address = (protocol: RegExp, error: string) => z.string().trim().pipe(z.url({ protocol, error }));

const shape = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test'], 'write development or production').default('production'),
  DATABASE_URL: address(
    /^postgres(?:ql)?$/,
    'write a Postgres address: postgres://user:password@host:5432/name',
  ).optional(),
  AUTH_URL: address(/^https?$/, 'write the address that people use: https://cairn.example')
    .refine(
      (value) => /^[a-z]+:\/\/[^/?#]+\/?$/i.test(value) || !URL.canParse(value),
      'write the address without a path: https://cairn.example',
    )
    .optional(),
  AUTH_SECRET: z.string().min(32, 'write 32 characters or more: openssl rand -base64 33').optional(),
  AUTH_GITHUB_ID: text.optional(),
  AUTH_GITHUB_SECRET: text.optional(),
  AUTH_GOOGLE_ID: text.optional(),
  AUTH_GOOGLE_SECRET: text.optional(),
  AUTH_OIDC_ISSUER: address(/^https?$/, 'write the address of the provider: https://login.example').optional(),
  AUTH_OIDC_ID: text.optional(),
  AUTH_OIDC_SECRET: text.optional(),
  AUTH_OIDC_NAME: text.optional(),
  SMTP_URL: address(/^smtps?$/, 'write a mail server: smtp://user:password@host:587').optional(),
  MAIL_FROM: text.optional(),
  CONTENT_DIR: text.default('content'),
  TRUSTED_PROXY_HOPS: wholeNumber(0, 10).default(0),
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: text.default('0.0.0.0'),
});

/** Set all of a group, or none. */
const groups = [
  ['AUTH_GITHUB_ID', 'AUTH_GITHUB_SECRET'],
  ['AUTH_GOOGLE_ID', 'AUTH_GOOGLE_SECRET'],
  ['AUTH_OIDC_ISSUER', 'AUTH_OIDC_ID', 'AUTH_OIDC_SECRET'],
  ['SMTP_URL', 'MAIL_FROM'],
] as const satisfies readonly (readonly (keyof z.output<typeof shape>)[])[];

const secret = /SECRET|_URL$/;
const shown = new Set(['AUTH_URL']);

export type Env = z.output<typeof shape>;

type Variables = Readonly<Record<string, string | undefined>>;

/** Names of groups of which only a part is set, each with what is missing. */
function halfSet(set: Variables): readonly string[] {
  return groups.flatMap((group) => {
    const missing = group.filter((name) => set[name] === undefined);
    if (missing.length === 0 || missing.length === group.length) return [];
    return missing.map((name) => `${name} is not set: ${group.join(', ')} are set together or not at all`);
  });
}

function explain(name: string, value: string | undefined, message: string): string {
  const isHidden = secret.test(name) && !shown.has(name);
  return `${name} ${isHidden ? '(its value is not shown)' : `is "${value}"`}: ${message}`;
}

/** Settings out of raw variables; empty ones count as not set. Throws one error that lists everything wrong. */
export function parseEnv(variables: Variables): Env {
  const set = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = shape.safeParse(set);
  const wrong = (parsed.error?.issues ?? []).map((issue) => {
    const name = String(issue.path[0]);
    return explain(name, set[name], issue.message);
  });
  const lines = [...wrong, ...halfSet(set)];
  if (parsed.success && lines.length === 0) return parsed.data;
  throw new Error(
    `These settings are wrong:\n${lines.map((line) => `  ${line}`).join('\n')}\n.env.example says what each one means.`,
  );
}

let settings: Env | undefined;

/** The settings of this process. */
export function env(): Env {
  settings ??= parseEnv(process.env);
  return settings;
}
