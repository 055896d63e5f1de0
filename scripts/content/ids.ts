import { defineCommand } from 'citty';
import { contentDir, print } from '@/scripts/content/content-dir';
import { loadContent } from '@/server/content/load';

export const ids = defineCommand({
  meta: { name: 'ids', description: 'List every question: guide/id, and where it stands' },
  args: {
    guide: { type: 'positional', required: false, description: 'Only this guide' },
    dir: { type: 'string', description: 'The content folder (default: CONTENT_DIR, else content)' },
  },
  async run({ args }) {
    const { library } = await loadContent(contentDir(args.dir), null);
    const guides = library.guides.filter((guide) => args.guide === undefined || guide.slug === args.guide);
    if (args.guide !== undefined && guides.length === 0) throw new Error(`there is no guide \`${args.guide}\``);
    for (const guide of guides)
      for (const { id, origin } of guide.questions) print(`${guide.slug}/${id}\t${origin.file}:${origin.line}`);
  },
});
