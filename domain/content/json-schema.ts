/**
 * JSON Schema of front matter, for editors: out of the schemas that the loader uses. It is wider than the checker, which
 * knows rules that no schema can say, and knows values as YAML has them: a text may be written as a number or a truth
 * value, since the loader takes it as it is written.
 */
import { z } from 'zod';
import { choiceSchema, itemSchemas, itemTypes, mostChoices } from '@/domain/content/items/item-schema';
import { answerHeaderSchema, guideHeaderSchema, questionEntrySchema } from '@/domain/content/schema';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

const anyText = ['string', 'number', 'boolean'];
/** An unquoted `null` is a choice like any other. */
const itemText = [...anyText, 'null'];

/** What an editor shows beside a key. */
const descriptions: Readonly<Record<string, string>> = {
  id: 'Name within the file: lower case letters, digits and hyphens. Rewording keeps it.',
  type: 'How it is answered and graded.',
  prompt: 'Markdown: what is asked. Left out, the question’s own text is asked.',
  code: 'A block of code shown under the prompt.',
  language: 'Of the code: js, sql, text or any that guides use.',
  asks: '`output`: the key is what the code prints. The tests run it.',
  explanation: 'Markdown: why the key is right. Shown when the response is in.',
  hints: 'Markdown; may be opened one after the other in practice.',
  difficulty: '1 to 5, the author’s guess.',
  choices: 'Texts, or maps with `text`, `correct` and `explanation`.',
  shuffle: '`false` keeps the choices in the order in which they are written.',
  value: 'The key.',
  accept: 'The forms that count; for a cloze, by the name of the gap.',
  pattern: 'RE2, matched against the whole answer.',
  case: 'Whether case counts: `ignore` (default) or `exact`.',
  spacing: 'Whether white space counts: `collapse` (default), `ignore` or `exact`.',
  tolerance: 'Greatest distance that still counts; `5%` is a share of the value.',
  unit: 'Shown after the field; may be typed or left out.',
  order: 'The steps in the right order.',
};

function toJson(schema: z.ZodType, texts: readonly string[] = anyText): JsonSchema {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.type === 'string' && jsonSchema.enum === undefined)
        Object.assign(jsonSchema, { type: [...texts] });
    },
  }) as JsonSchema;
  return json;
}

function described(properties: NonNullable<JsonSchema['properties']>): NonNullable<JsonSchema['properties']> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => {
      const description = descriptions[key];
      return [key, description === undefined || typeof value === 'boolean' ? value : { ...value, description }];
    }),
  );
}

/** The keys of one type. Unknown ones are refused, so that an editor marks a misspelt one. */
function itemOf(type: (typeof itemTypes)[number]): JsonSchema {
  const { properties = {}, required = [] } = toJson(itemSchemas[type], itemText);
  const choice = { anyOf: [{ type: itemText }, { ...toJson(choiceSchema, itemText), additionalProperties: false }] };
  const own = {
    ...properties,
    type: { const: type },
    difficulty: { type: 'integer', minimum: 1, maximum: 5 },
    ...('choices' in properties
      ? { choices: { type: 'array', minItems: 2, maxItems: mostChoices, items: choice } }
      : {}),
  } as NonNullable<JsonSchema['properties']>;
  return { type: 'object', properties: described(own), required: ['type', ...required], additionalProperties: false };
}

/** An item: `type` decides which keys there are, so that an editor complains about those of this type only. */
function itemJson(): JsonSchema {
  return {
    type: 'object',
    required: ['type'],
    properties: { type: { enum: [...itemTypes] } },
    allOf: itemTypes.map((type) => ({
      if: { properties: { type: { const: type } }, required: ['type'] },
      // biome-ignore lint/suspicious/noThenProperty: a key of JSON Schema, in an object that nobody awaits.
      then: itemOf(type),
    })),
  } as JsonSchema;
}

const dialect = 'http://json-schema.org/draft-07/schema#';

/** Of an answer file's front matter. */
export function answerJsonSchema(): JsonSchema {
  const { properties = {}, ...rest } = toJson(answerHeaderSchema);
  return {
    $schema: dialect,
    title: 'Front matter of an answer file',
    ...rest,
    properties: {
      ...properties,
      quiz: { description: 'Graded items (docs/quiz-items.md).', type: ['array', 'null'], items: itemJson() },
    } as NonNullable<JsonSchema['properties']>,
  };
}

/** Of a guide file's front matter. */
export function guideJsonSchema(): JsonSchema {
  const { properties = {}, ...rest } = toJson(guideHeaderSchema);
  return {
    $schema: dialect,
    title: 'Front matter of a guide',
    ...rest,
    required: [...(rest.required ?? []), 'title'],
    properties: {
      ...properties,
      questions: { type: ['array', 'null'], items: toJson(questionEntrySchema) },
    } as NonNullable<JsonSchema['properties']>,
  };
}
