/** The contract of quiz items in types, one schema for each type. Values arrive as text, exactly as written. */
import { z } from 'zod';
import { numeric, optionalText, texts, truth } from '@/domain/content/schema';
import type { ItemType } from '@/domain/quiz/item';

export const mostChoices = 20;

/** Kept as written but for the line break that ends a block, and lines without anything before it. */
const block = z.string().transform((value) => value.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd());
const optionalBlock = block.nullish().transform((value) => (value == null || value === '' ? null : value));
/** A text that is there. Spaces at its ends are kept: they may be what the item is about. */
const written = z
  .string()
  .transform((value) => value.replace(/\r?\n$/, ''))
  .refine((value) => value.trim() !== '', 'is empty');
const writtenTexts = z
  .union([written.transform((value) => [value]), z.array(written)])
  .refine((values) => values.length > 0, 'is an empty list');
const caseRule = z
  .enum(['ignore', 'exact'])
  .nullish()
  .transform((value) => value ?? ('ignore' as const));
const spacingRule = z
  .enum(['collapse', 'ignore', 'exact'])
  .nullish()
  .transform((value) => value ?? ('collapse' as const));
const idText = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be lower case letters, digits and hyphens, 64 at most')
  .nullish()
  .transform((value) => value ?? null);

export const itemTypes = [
  'single',
  'multiple',
  'boolean',
  'short',
  'number',
  'order',
  'cloze',
] as const satisfies readonly ItemType[];

const shared = {
  id: idText,
  prompt: optionalBlock,
  code: optionalBlock,
  language: optionalText,
  asks: z
    .enum(['output'])
    .nullish()
    .transform((value) => value ?? null),
  explanation: optionalBlock,
  hints: texts,
  difficulty: numeric
    .refine((value) => Number.isInteger(value) && value >= 1 && value <= 5, 'must be 1, 2, 3, 4 or 5')
    .nullish()
    .transform((value) => value ?? null),
};

/** A choice as a map; one that is written as a text is made into such a map before. */
export const choiceSchema = z.object({
  id: idText,
  text: written,
  correct: truth,
  explanation: optionalBlock,
});

const tolerance = z
  .string()
  .trim()
  .regex(
    /^(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s?%?$/i,
    'must be a number that is not negative, or a share such as `5%`',
  )
  .meta({ type: ['number', 'string'] })
  .nullish()
  .transform((value) => value ?? '0');
const isOn = z
  .string()
  .regex(/^(?:true|false|yes|no)$/i, 'must be `true` or `false`')
  .meta({ type: ['boolean', 'string'] })
  .transform((value) => /^(?:true|yes)$/i.test(value));
const many = `has more than ${mostChoices} entries`;

const withChoices = z.object({
  ...shared,
  choices: z.array(choiceSchema).refine((list) => list.length <= mostChoices, many),
  shuffle: isOn.nullish().transform((value) => value ?? true),
});

export const itemSchemas = {
  single: withChoices,
  multiple: withChoices,
  boolean: z.object({ ...shared, value: isOn }),
  short: z.object({ ...shared, accept: writtenTexts, pattern: optionalText, case: caseRule, spacing: spacingRule }),
  number: z.object({ ...shared, value: numeric, tolerance, unit: optionalText }),
  order: z.object({ ...shared, order: z.array(written).refine((list) => list.length <= mostChoices, many) }),
  cloze: z.object({ ...shared, accept: z.record(z.string(), writtenTexts), case: caseRule, spacing: spacingRule }),
} as const satisfies Record<ItemType, z.ZodObject>;

export type ItemData = { [Type in ItemType]: { type: Type } & z.output<(typeof itemSchemas)[Type]> }[ItemType];

const ofType = (type: ItemType) => ['type', ...Object.keys(itemSchemas[type].shape)];

/** Keys of an item by its type, and of one whose type is not known yet. */
export const itemKeys = {
  all: [...new Set(itemTypes.flatMap(ofType))],
  shared: ['type', ...Object.keys(shared)],
  choice: Object.keys(choiceSchema.shape),
} as const;

export function keysOfType(type: ItemType): readonly string[] {
  return ofType(type);
}

/** Keys whose wrong value leaves an item that can still be asked and graded. */
export const harmlessKeys: readonly string[] = ['hints', 'difficulty', 'explanation', 'id', 'language'];
