/** Which file answers which question, and what is wrong with the names. */
import type { AnswerFiles, ContentFile } from '@/domain/content/content-file';
import { nearMiss } from '@/domain/content/near-miss';
import { placeOf, type QuestionEntry } from '@/domain/content/question-entry';
import type { Report } from '@/domain/content/read-map';
import type { YamlMap } from '@/domain/content/yaml-tree';

type Place = { readonly start: number; readonly end: number };

function reportMissing(name: string, names: readonly string[], { start, end }: Place, report: Report): void {
  const otherCase = names.find((each) => each.toLowerCase() === name.toLowerCase());
  if (otherCase !== undefined) {
    report(
      'answer/case-mismatch',
      'error',
      start,
      end,
      `there is no \`${name}\`, but \`${otherCase}\``,
      'Write the name as the file has it: capital letters count on most servers.',
    );
    return;
  }
  const meant = nearMiss(name, names);
  const help = meant === null ? 'Add the file, or write the answer here.' : `Did you mean \`${meant}\`?`;
  report('answer/missing-file', 'error', start, end, `there is no file \`content/${name.slice(0, 200)}\``, help);
}

/** The file of that name, or null with a report of why it is not to be had. */
export function findFile(
  name: string,
  files: AnswerFiles,
  place: Place,
  report: Report,
): (ContentFile & { readonly text: string }) | null {
  const { start, end } = place;
  if (/[/\\:\0]/.test(name) || name.startsWith('.')) {
    report(
      'answer/escapes-root',
      'error',
      start,
      end,
      `\`${name.slice(0, 200)}\` is not a plain file name`,
      'Name a file of the folder `content` beside this file.',
    );
    return null;
  }
  const file = files.read(name);
  if (file === null) {
    reportMissing(name, files.names, place, report);
    return null;
  }
  if (file.text === null) {
    report(
      file.problem?.rule ?? 'file/unreadable',
      'error',
      start,
      end,
      file.problem?.message ?? `\`${name}\` could not be read`,
      file.problem?.help,
    );
    return null;
  }
  return { ...file, text: file.text };
}

/** Reports files that answer two questions. Returns the names that are used. */
export function checkUses(entries: readonly QuestionEntry[], report: Report): ReadonlySet<string> {
  const uses = new Map<string, number>();
  for (const { answerFile, node } of entries) {
    if (answerFile === null) continue;
    const count = (uses.get(answerFile) ?? 0) + 1;
    uses.set(answerFile, count);
    const { start, end } = placeOf(node, 'answer');
    if (count > 1)
      report(
        'answer/same-file-twice',
        'warning',
        start,
        end,
        `\`${answerFile}\` answers another question too, so its name cannot be their id`,
        'Give both an `id`.',
      );
  }
  return new Set(uses.keys());
}

/** The text shown after the questions, or null. */
export function readEnding(
  map: YamlMap,
  ending: string | null,
  files: AnswerFiles,
  report: Report,
): (ContentFile & { readonly text: string }) | null {
  return ending === null ? null : findFile(ending, files, placeOf(map, 'ending'), report);
}
