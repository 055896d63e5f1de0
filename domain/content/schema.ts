/**
 * The contract of content files, in types. Values arrive as text, exactly as written (yaml-tree.ts), so numbers and
 * truth values are read here; `type` in their metadata is what editors are told (json-schema.ts).
 */
import { z } from 'zod';

const text = z.string().trim();
export const optionalText = text.nullish().transform((value) => value ?? null);
/** One text, or a list of them. */
export const texts = z
  .union([text.transform((value) => [value]), z.array(text)])
  .nullish()
  .transform((value) => value ?? []);
export const truth = z
  .string()
  .regex(/^(?:true|false|yes|no)$/i, 'must be `true` or `false`')
  .meta({ type: ['boolean', 'string'] })
  .nullish()
  .transform((value) => /^(?:true|yes)$/i.test(value ?? ''));
export const numeric = z
  .string()
  .regex(/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i, 'must be a number')
  .meta({ type: ['number', 'string'] })
  .transform(Number);

function isRealDate(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(value);
  if (match === null) return false;
  const day = match[0].slice(0, 10);
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === day;
}

const date = z
  .string()
  .refine(isRealDate, 'is not a day of the calendar: write it as `2026-03-14`')
  .transform((value) => value.slice(0, 10))
  .nullish()
  .transform((value) => value ?? null);

const changeFrequency = z.enum(['always', 'hourly', 'daily', 'weekly', 'monthly', 'yearly', 'never']);

/** Everything of a guide's front matter but its questions. */
export const guideHeaderSchema = z.object({
  /** Sorts guides; several may share a number. */
  order: numeric.nullish().transform((value) => value ?? 1000),
  briefTitle: optionalText,
  briefDescription: optionalText,
  title: optionalText,
  description: optionalText,
  isNew: truth,
  /** A file in `authors/`, without `.md`. */
  authorId: optionalText,
  date,
  /** A file in `content/`, shown after the questions. */
  ending: optionalText,
  /** Turns `$…$` into formulas. */
  math: truth,
  seo: z
    .object({ title: optionalText, description: optionalText, keywords: texts, ogImageUrl: optionalText })
    .nullish()
    .transform((value) => value ?? { title: null, description: null, keywords: [], ogImageUrl: null }),
  relatedTitle: optionalText,
  /** The older form: titles and addresses. */
  relatedGuides: z
    .record(z.string(), text)
    .nullish()
    .transform((value) => value ?? {}),
  /** One slug, or a list of them. */
  relatedGuidesId: texts,
  sitemap: z
    .object({
      priority: numeric.refine((value) => value >= 0 && value <= 1, 'must lie between 0 and 1').nullish(),
      changefreq: changeFrequency.nullish(),
    })
    .nullish()
    .transform((value) => ({
      priority: value?.priority ?? 0.7,
      changefreq: value?.changefreq ?? ('monthly' as const),
    })),
});

/** One entry of `questions`. */
export const questionEntrySchema = z.object({
  /** Stable name; without it, the answer file's (docs/decisions/003-question-ids.md). */
  id: optionalText,
  question: text.min(1, 'is empty: write what an interviewer would ask'),
  /** One word that ends in `.md`, a file in `content/`; else the answer itself. */
  answer: z
    .string()
    .nullish()
    .transform((value) => value ?? ''),
  topics: texts,
  /** Former ids: progress made under them is kept. */
  aliases: texts,
});

/** The front matter of an answer file. The graded items under `quiz` are read one by one (items/read-items.ts). */
export const answerHeaderSchema = z.object({
  id: optionalText,
  aliases: texts,
  /** The author's own revision number. */
  revision: numeric.nullish().transform((value) => value ?? null),
  hints: texts,
  sources: texts,
  quiz: z.unknown().optional(),
});

export const authorSchema = z.object({
  name: text.min(1, 'is empty: write the name that readers see'),
  kind: z
    .enum(['group', 'person'])
    .nullish()
    .transform((value) => value ?? ('person' as const)),
  url: optionalText,
});

/** `_config.yml`: what holds for the whole folder. */
export const configSchema = z.object({ editUrl: optionalText });

export type GuideHeader = z.output<typeof guideHeaderSchema>;
export type AnswerHeader = z.output<typeof answerHeaderSchema>;

/** Keys that a map may have; older keys of roadmap.sh that we read past are among them. */
export const knownKeys = {
  guide: [...Object.keys(guideHeaderSchema.shape), 'questions', 'aliases', 'lint'],
  seo: ['title', 'description', 'keywords', 'ogImageUrl'],
  sitemap: ['priority', 'changefreq'],
  question: [...Object.keys(questionEntrySchema.shape), 'lint', 'moved-from'],
  answer: [...Object.keys(answerHeaderSchema.shape), 'lint', 'change'],
  config: Object.keys(configSchema.shape),
  author: [...Object.keys(authorSchema.shape), 'social', 'imageUrl', 'employment', 'displayName', 'bio'],
} as const;
