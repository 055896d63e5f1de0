/** One guide out of its folder, with what readers keep of its last good version. */
import path from 'node:path';
import type { AnswerFiles, ContentFile } from '@/domain/content/content-file';
import type { Diagnostic } from '@/domain/content/diagnostic';
import type { Guide } from '@/domain/content/guide';
import type { HeaderPlaces } from '@/domain/content/header-rules';
import { withLastGood } from '@/domain/content/last-good';
import { parseGuide } from '@/domain/content/parse-guide';
import { readContentFile } from '@/server/content/read-file';
import { note, type ScannedFile, type ScannedGuide } from '@/server/content/scan';

export type KeptGuide = {
  readonly stamp: string;
  readonly guide: Guide | null;
  readonly places: HeaderPlaces | null;
  readonly diagnostics: readonly Diagnostic[];
};

const mostBytesOfGuide = 32 * 1024 * 1024;

/** `<folder>/<folder>.md`, else the only Markdown file whose front matter has questions. */
function guideFileOf({ slug, ownFiles }: ScannedGuide): { file: ScannedFile | null; passedOver: Diagnostic[] } {
  const named = ownFiles.find((file) => path.posix.basename(file.path) === `${slug}.md`);
  const withQuestions =
    named === undefined
      ? ownFiles.filter((file) => /^---[\s\S]*^questions[ \t]*:/m.test(readContentFile(file).text ?? ''))
      : [];
  const file = named ?? (withQuestions.length === 1 ? (withQuestions[0] ?? null) : null);
  if (file === null) {
    const why =
      withQuestions.length > 1
        ? 'several files here have questions, and none has the name of the folder'
        : 'no file here has questions or the name of the folder';
    return {
      file,
      passedOver: ownFiles.map((each) =>
        note(each.path, 'guide/no-file', 'error', why, `Name the guide \`${slug}.md\`.`),
      ),
    };
  }
  const others = ownFiles.filter((each) => each !== file);
  return {
    file,
    passedOver: others.map((each) =>
      note(
        each.path,
        'guide/stray-file',
        'warning',
        `this file is not part of the guide, which is \`${path.posix.basename(file.path)}\``,
        'Remove it, or move it into `content`.',
      ),
    ),
  };
}

/** Reads answer files when asked for, so that files that nothing names cost nothing. */
function answerFilesOf({ slug, answerFiles }: ScannedGuide): AnswerFiles {
  const byName = new Map(answerFiles.map((file) => [path.posix.basename(file.path), file]));
  const read = new Map<string, ContentFile>();
  let bytes = 0;
  return {
    names: [...byName.keys()],
    folder: `guides/${slug}/content`,
    read(name) {
      const file = byName.get(name);
      if (file === undefined) return null;
      const known = read.get(name);
      if (known !== undefined) return known;
      bytes += file.size;
      const tooMuch = {
        rule: 'guide/too-large',
        message: 'the answers of this guide have more than 32 MB',
        help: 'Split the guide.',
      };
      const made = bytes > mostBytesOfGuide ? { path: file.path, text: null, problem: tooMuch } : readContentFile(file);
      read.set(name, made);
      return made;
    },
  };
}

function keptNote(file: string, kept: readonly string[]): Diagnostic[] {
  if (kept.length === 0) return [];
  const shown = kept
    .slice(0, 5)
    .map((name) => `\`${name}\``)
    .join(', ');
  const more = kept.length > 5 ? ` and ${kept.length - 5} more` : '';
  return [
    note(
      file,
      'guide/last-good',
      'info',
      `until the errors are mended, readers see the last good version of ${shown}${more}`,
    ),
  ];
}

/** Parses a guide anew. `today` is `YYYY-MM-DD`. */
export function loadGuide(scanned: ScannedGuide, before: KeptGuide | undefined, today: string): KeptGuide {
  const { slug, stamp } = scanned;
  const { file, passedOver } = guideFileOf(scanned);
  const lastGood = before?.guide ?? null;
  if (file === null) return { stamp, guide: null, places: null, diagnostics: [...scanned.problems, ...passedOver] };
  const files = [...scanned.ownFiles, ...scanned.answerFiles];
  const modifiedAt = files.reduce((newest, each) => Math.max(newest, each.modifiedAt), 0);
  const parsed = parseGuide({
    slug,
    guideFile: readContentFile(file),
    answers: answerFilesOf(scanned),
    modifiedAt,
    today,
  });
  const mended = withLastGood(parsed, lastGood);
  const diagnostics = [
    ...scanned.problems.filter((problem) => problem.file !== file.path),
    ...parsed.diagnostics,
    ...passedOver,
    ...keptNote(file.path, mended?.kept ?? []),
  ];
  return { stamp, guide: mended?.guide ?? null, places: parsed.places ?? before?.places ?? null, diagnostics };
}
