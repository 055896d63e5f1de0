import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { defineCommand } from 'citty';
import { countOf } from '@/domain/shared/count-of';
import { contentDir, print } from '@/scripts/content/content-dir';
import { printLosses } from '@/scripts/content/table';
import { exportGuidePackage, exportGuideText } from '@/server/anki/export-guide';
import { startContent } from '@/server/content/start';
import { publicOrigin } from '@/server/site/public-origin';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

export const exportGuide = defineCommand({
  meta: { name: 'export', description: 'Write a guide as a deck for Anki: `apkg`, or `anki` for text' },
  args: {
    format: { type: 'positional', required: true, description: 'apkg or anki' },
    group: { type: 'string', required: true, description: 'The guide' },
    out: { type: 'string', description: 'The file to write (default: <guide>.apkg or <guide>.txt)' },
    dir: { type: 'string', description: 'The content folder (default: CONTENT_DIR, else content)' },
  },
  async run({ args: { format, group, out, dir } }) {
    if (format !== 'apkg' && format !== 'anki') throw new Error(`\`${format}\` is not a format: use apkg or anki`);
    const content = await startContent({ dir: contentDir(dir), log: silent });
    try {
      const guide = content.library().guideBySlug.get(group);
      if (guide === undefined) throw new Error(`there is no guide \`${group}\``);
      const write = format === 'apkg' ? exportGuidePackage : exportGuideText;
      const { file, notes, lost } = await write(content, guide, publicOrigin());
      const target = path.resolve(out ?? `${group}.${format === 'apkg' ? 'apkg' : 'txt'}`);
      await writeFile(target, file);
      print(`${countOf(notes, 'note')} in ${target}`);
      printLosses('Not in it, since Anki has no place for it:', lost);
    } finally {
      await content.close();
    }
  },
});
