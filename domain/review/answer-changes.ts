/** What an answer says otherwise than it did: Markdown against Markdown, block by block, and word by word within. */
import { diffArrays, diffLines, diffWordsWithSpace } from 'diff';

export type ChangedPart = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** One block of the answer; `skipped` stands for blocks that are as they were. */
export type ChangedBlock =
  | { readonly kind: 'block'; readonly isCode: boolean; readonly parts: readonly ChangedPart[] }
  | { readonly kind: 'skipped'; readonly blocks: number };

/** More edits than these are shown as one text replaced by another: comparing takes their square. */
const mostEdits = 2000;
const fence = /^ {0,3}(`{3,}|~{3,})/;

/** Paragraphs, lists and tables, parted by empty lines; a fenced block of code is one, whatever is in it. */
function blocksOf(markdown: string): string[] {
  const blocks: string[] = [];
  let lines: string[] = [];
  let open: string | null = null;
  const end = () => {
    if (lines.length > 0) blocks.push(lines.join('\n'));
    lines = [];
  };
  for (const line of markdown.replace(/\r\n?/g, '\n').split('\n')) {
    const mark = fence.exec(line)?.[1] ?? null;
    if (open === null && mark !== null) end();
    if (open !== null || line.trim() !== '') lines.push(line.trimEnd());
    else end();
    if (open === null) open = mark;
    else if (mark?.startsWith(open) === true) {
      open = null;
      end();
    }
  }
  end();
  return blocks;
}

type Edit = { readonly value: string; readonly added: boolean; readonly removed: boolean };

const partOf = ({ value, added, removed }: Edit): ChangedPart => ({
  kind: added ? 'added' : removed ? 'removed' : 'same',
  text: value,
});

const isCode = (block: string) => fence.test(block);

/** A block in place of another one. Two that are nearly nothing alike are easier to read one after the other. */
function changedBlock(before: string, after: string): ChangedBlock[] {
  const areCode = isCode(before) && isCode(after);
  const edits: readonly Edit[] =
    (areCode
      ? diffLines(before, after, { maxEditLength: mostEdits })
      : diffWordsWithSpace(before, after, { maxEditLength: mostEdits })) ?? [];
  const kept = edits.reduce((sum, edit) => sum + (edit.added || edit.removed ? 0 : edit.value.length), 0);
  if (kept * 3 < Math.max(before.length, after.length))
    return [...wholly('removed', before), ...wholly('added', after)];
  return [{ kind: 'block', isCode: areCode, parts: edits.map(partOf) }];
}

const wholly = (kind: 'removed' | 'added', text: string): ChangedBlock[] => [
  { kind: 'block', isCode: isCode(text), parts: [{ kind, text }] },
];

/** Blocks that went and blocks that came in one place: the first against the first, and what is left over. */
function replaced(before: readonly string[], after: readonly string[]): ChangedBlock[] {
  const both = Math.min(before.length, after.length);
  return [
    ...before.slice(0, both).flatMap((block, index) => changedBlock(block, after[index] ?? '')),
    ...before.slice(both).flatMap((block) => wholly('removed', block)),
    ...after.slice(both).flatMap((block) => wholly('added', block)),
  ];
}

/** The blocks that differ, in the order of the answer as it is now. Empty when both say the same. */
export function answerChanges(before: string, after: string): ChangedBlock[] {
  const [old, now] = [blocksOf(before), blocksOf(after)];
  const edits = diffArrays(old, now, { maxEditLength: mostEdits }) ?? [
    { value: old, removed: true, added: false },
    { value: now, removed: false, added: true },
  ];
  const blocks: ChangedBlock[] = [];
  let gone: readonly string[] = [];
  const settle = (came: readonly string[]) => {
    blocks.push(...replaced(gone, came));
    gone = [];
  };
  for (const { value, added, removed } of edits) {
    if (removed) gone = value;
    else if (added) settle(value);
    else {
      settle([]);
      blocks.push({ kind: 'skipped', blocks: value.length });
    }
  }
  settle([]);
  return blocks.some(({ kind }) => kind === 'block') ? blocks : [];
}
