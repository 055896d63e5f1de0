/**
 * The code blocks of a guide's Markdown, each with the output that stands under it.
 *
 * A Markdown parser finds them, so that what the tests run is what a reader sees: a fence inside of a list or a quote
 * counts, a fence that is shown inside of another one does not.
 */
import type { Code, Nodes } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { splitFrontMatter } from '@/domain/content/front-matter';

export type CodeFence = {
  /** First word of the info string; empty when the fence names no language. */
  language: string;
  /** The other words: `module` is true, `session=b` is the text after the sign. */
  meta: Record<string, string | true>;
  code: string;
  /** Where the fence opens, counted from 1 at the top of the file, front matter included. */
  line: number;
  /** Text of the `output` fence that directly follows, or null. */
  output: string | null;
};

/**
 * All fences of a file in reading order, without the `output` fences, which belong to the fence before them. Throws when
 * an `output` fence has none: a sentence put in between would otherwise mean that nobody checks the output any more.
 */
export function codeFences(markdown: string): CodeFence[] {
  return fencesIn(unified().use(remarkParse).parse(withoutFrontMatter(markdown)));
}

function fencesIn(parent: Nodes): CodeFence[] {
  if (!('children' in parent)) return [];
  return parent.children.flatMap((node, at): CodeFence[] => {
    if (!isFence(node)) return fencesIn(node);
    const line = node.position?.start.line ?? 0;
    if (node.lang !== 'output')
      return [{ ...infoOf(node), code: node.value, line, output: outputOf(parent.children[at + 1]) }];
    const before = parent.children[at - 1];
    if (!isFence(before) || before.lang === 'output')
      throw new Error(`line ${line}: no code directly before this output`);
    return [];
  });
}

function outputOf(next: Nodes | undefined): string | null {
  return isFence(next) && next.lang === 'output' ? next.value : null;
}

/** Code that is only indented has no info string, so no language, and is nothing that a test could run. */
function isFence(node: Nodes | undefined): node is Code {
  return node?.type === 'code';
}

function infoOf({ lang, meta }: Code): Pick<CodeFence, 'language' | 'meta'> {
  const words = (meta ?? '').split(/\s+/).filter((word) => word !== '');
  const entries = words.map((word): [string, string | true] => {
    const sign = word.indexOf('=');
    return sign < 1 ? [word, true] : [word.slice(0, sign), word.slice(sign + 1)];
  });
  return { language: lang ?? '', meta: Object.fromEntries(entries) };
}

/** Blanked rather than cut, so that lines count as in an editor; and never read as Markdown. */
function withoutFrontMatter(markdown: string): string {
  const split = splitFrontMatter(markdown);
  if (split.kind !== 'found') return markdown;
  return markdown.slice(0, split.bodyStart).replace(/[^\r\n]/g, ' ') + split.body;
}
