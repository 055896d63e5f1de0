import { readFileSync } from 'node:fs';
import { readScheduleFile, type ScheduleFile } from '@/domain/scheduling/schedule-file';

/** Said to the person as it is, instead of a stack. */
export class FileError extends Error {}

const mostProblems = 20;

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new FileError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new FileError(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The file of this path; throws a FileError that says all that is wrong with it, each with its JSON path. */
export function readFile(path: string): ScheduleFile {
  const read = readScheduleFile(parse(path, textOf(path)));
  if (read.ok) return read.file;
  const shown = read.problems.slice(0, mostProblems).map((problem) => `${problem.path}: ${problem.message}`);
  const more = read.problems.length - shown.length;
  throw new FileError([...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'));
}
