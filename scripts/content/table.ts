import type { Loss } from '@/domain/anki/note';
import { print } from '@/scripts/content/content-dir';

const mostRows = 200;

/** What a file said must not move the cursor of a terminal. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\uFFFD');
}

/** A list of losses under a title; long ones are cut, and say so. */
export function printLosses(title: string, losses: readonly Loss[]): void {
  if (losses.length === 0) return;
  print(`\n${title}`);
  const width = Math.min(48, Math.max(...losses.map(({ of }) => of.length)));
  for (const { of, what } of losses.slice(0, mostRows)) print(`  ${printable(of).padEnd(width)}  ${printable(what)}`);
  if (losses.length > mostRows) print(`  and ${losses.length - mostRows} more`);
}
