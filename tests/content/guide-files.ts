import type { AnswerFiles } from '@/domain/content/content-file';
import type { Diagnostic } from '@/domain/content/diagnostic';
import type { Guide } from '@/domain/content/guide';
import { type ParsedGuide, parseGuide } from '@/domain/content/parse-guide';

/** Answer files out of a record of texts, as the loader would hand them to the parser. */
export function answerFiles(texts: Readonly<Record<string, string>>): AnswerFiles {
  return {
    names: Object.keys(texts),
    folder: 'guides/g/content',
    read(name) {
      const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
      return text === undefined ? null : { path: `guides/g/content/${name}`, text, problem: null };
    },
  };
}

/** Parses a guide that stands in memory, as `guides/g/g.md`. */
export function parse(text: string, answers: Readonly<Record<string, string>> = {}, today?: string): ParsedGuide {
  const guideFile = { path: 'guides/g/g.md', text, problem: null };
  return parseGuide({
    slug: 'g',
    guideFile,
    answers: answerFiles(answers),
    modifiedAt: 1,
    ...(today === undefined ? {} : { today }),
  });
}

export function guideOf(parsed: ParsedGuide): Guide {
  if (parsed.guide === null) throw new Error(`no guide: ${parsed.diagnostics.map(shown).join('; ')}`);
  return parsed.guide;
}

/** `file:line:column rule`, which is what a person looks for. */
export function shown({ file, range, rule }: Diagnostic): string {
  return `${file.split('/').at(-1)}:${range.start.line}:${range.start.column} ${rule}`;
}

export function problems(parsed: Pick<ParsedGuide, 'diagnostics'>): string[] {
  return parsed.diagnostics.map(shown);
}

/** A guide of plain questions, each with `topics` and an inline answer. */
export function guideText(questions: readonly string[], header = 'title: T'): string {
  const entries = questions.map(
    (text) => `  - question: ${text}\n    answer: Answer of ${text}\n    topics:\n      - Beginner\n`,
  );
  return `---\n${header}\nquestions:\n${entries.join('')}---\nThe article.\n`;
}
