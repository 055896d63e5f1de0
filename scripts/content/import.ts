import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { defineCommand } from 'citty';
import { countOf } from '@/domain/shared/count-of';
import { contentDir, print } from '@/scripts/content/content-dir';
import { printable, printLosses } from '@/scripts/content/table';
import { type ImportProblem, planImport, readGuideText, writeGuideFiles } from '@/server/anki/import-guide';
import { packageLimits } from '@/server/anki/zip-entries';
import { loadContent } from '@/server/content/load';

const problems: Readonly<Record<ImportProblem, string>> = {
  not_a_package: 'it is no package: a ZIP was begun and not found',
  too_large: 'it is larger than the limits of docs/anki.md',
  too_new: 'its version is newer than what is read here: export it with “Support older Anki versions”',
  no_collection: 'the package has no collection in it',
  broken_collection: 'the collection in the package is damaged, or not Anki’s',
  broken_compression: 'the collection in the package cannot be decompressed',
  empty: 'it has no rows',
  not_text: 'it is neither a package nor a text in UTF-8',
  unreadable: 'the front matter of the guide cannot be read: run `npm run content -- check` first',
};

async function readLimited(file: string): Promise<Uint8Array> {
  const { size } = await stat(file);
  if (size > packageLimits.packageBytes) throw new Error(`${file} cannot be read: ${problems.too_large}`);
  return readFile(file);
}

export const importDeck = defineCommand({
  meta: { name: 'import', description: 'Write the notes of an Anki deck (.apkg or text) into a guide' },
  args: {
    format: { type: 'positional', required: true, description: 'anki' },
    file: { type: 'positional', required: true, description: 'The package or the text' },
    group: { type: 'string', required: true, description: 'The guide, new or there already' },
    'dry-run': { type: 'boolean', default: false, description: 'Only say what would be written' },
    dir: { type: 'string', description: 'The content folder (default: CONTENT_DIR, else content)' },
  },
  async run({ args }) {
    const { format, file, group } = args;
    if (format !== 'anki') throw new Error(`\`${format}\` is not a format: use anki`);
    if (!/^[a-z0-9][a-z0-9-]{0,79}$/.test(group))
      throw new Error(`\`${group}\` cannot name a guide: use lower case letters, digits and hyphens`);
    const dir = contentDir(args.dir);
    const bytes = await readLimited(file);
    const { library } = await loadContent(dir, null);
    const guide = library.guideBySlug.get(group) ?? null;
    const existing = guide === null ? null : { guide, text: await readGuideText(dir, guide) };
    const planned = await planImport(bytes, group, existing);
    if (!planned.ok) throw new Error(`${file} cannot be read: ${problems[planned.code]}`);
    const { files, imported, skipped, lost } = planned.value;
    const folder = path.join(dir, 'guides', group);
    if (!args['dry-run']) await writeGuideFiles(folder, files);
    const word = args['dry-run'] ? 'would be imported' : 'imported';
    print(`${countOf(imported.length, 'question')} ${word} into ${folder}, ${skipped.length} skipped`);
    for (const { id, text } of imported) print(`  ${id}  ${printable(text).slice(0, 90)}`);
    printLosses('Skipped:', skipped);
    printLosses('Lost:', lost);
  },
});
