import { defineCommand } from 'citty';
import { answerJsonSchema, guideJsonSchema } from '@/domain/content/json-schema';
import { print } from '@/scripts/content/content-dir';

export const schema = defineCommand({
  meta: { name: 'schema', description: 'Print the JSON Schema (draft-07) of front matter, for editors' },
  args: {
    of: { type: 'positional', required: false, default: 'answer', description: 'answer (default) or guide' },
  },
  run({ args }) {
    if (args.of !== 'answer' && args.of !== 'guide')
      throw new Error(`\`${args.of}\` has no schema: use answer or guide`);
    print(JSON.stringify(args.of === 'answer' ? answerJsonSchema() : guideJsonSchema(), null, 2));
  },
});
