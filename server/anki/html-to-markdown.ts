/** Fields of notes as Markdown. The libraries do the work; what they would drop and Cairn can show is kept here. */
import type { Element } from 'hast';
import type { BlockContent, PhrasingContent, Root, RootContent } from 'mdast';
import rehypeRemark, { type Options } from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkStringify, { type Options as WriteOptions } from 'remark-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { fieldTree } from '@/server/anki/field-tree';

export type FieldMarkdown = {
  readonly markdown: string;
  readonly hasMath: boolean;
  readonly lost: readonly string[];
};

export type QuestionMarkdown = FieldMarkdown & {
  /** What did not fit into one line. */
  readonly rest: string;
};

type WriteHandle = NonNullable<NonNullable<WriteOptions['handlers']>['emphasis']>;
type Directive = { readonly name: string };
type Handle = NonNullable<NonNullable<Options['handlers']>[string]>;

const alertByClass: Readonly<Record<string, { readonly mark: string; readonly word: string }>> = {
  neutral: { mark: 'NOTE', word: 'Note.' },
  tip: { mark: 'TIP', word: 'Tip.' },
  info: { mark: 'IMPORTANT', word: 'Important.' },
  warn: { mark: 'WARNING', word: 'Warning.' },
  err: { mark: 'CAUTION', word: 'Caution.' },
};
const inlineHtml = ['kbd', 'sub', 'sup', 'mark', 'ins', 'abbr'];

/**
 * Elements that Markdown has no mark for stay as HTML, which guides may hold. A directive is a node that stands in a line;
 * two nodes of HTML would each be a block.
 */
const asHtml: Handle = (state, node: Element) =>
  ({ type: 'textDirective', name: node.tagName, children: state.all(node) }) as unknown as PhrasingContent;

const writeDirective: WriteHandle = (node, _parent, state, info) => {
  const { name } = node as unknown as Directive;
  return `<${name}>${state.containerPhrasing(node, info)}</${name}>`;
};

const stringifyOptions: WriteOptions = {
  bullet: '-',
  fences: true,
  rule: '*',
  emphasis: '_',
  incrementListMarker: true,
  handlers: { textDirective: writeDirective } as WriteOptions['handlers'],
};

const classes = (node: Element) => [node.properties['className'] ?? []].flat().map(String);

const handlers: Record<string, Handle> = {
  ...Object.fromEntries(inlineHtml.map((name) => [name, asHtml])),
  // A link that leads nowhere, or to a place in a page that is no more, is a text.
  a: (state, node: Element) => {
    const url = String(node.properties['href'] ?? '');
    const children = state.all(node) as PhrasingContent[];
    return url === '' || url.startsWith('#')
      ? children
      : ({ type: 'link', url, title: null, children } as PhrasingContent);
  },
  code: (_state, node: Element) => {
    const value = plainText(node);
    if (classes(node).includes('math-inline')) return { type: 'inlineMath', value } as PhrasingContent;
    return value.trim() === '' ? undefined : { type: 'inlineCode', value };
  },
  pre: (_state, node: Element) => {
    const [child] = node.children;
    const code = child?.type === 'element' && child.tagName === 'code' ? child : null;
    const value = plainText(node).replace(/\n$/, '');
    if (code !== null && classes(code).includes('math-display')) return { type: 'math', value } as BlockContent;
    const language = code === null ? undefined : classes(code).find((each) => each.startsWith('language-'));
    return { type: 'code', lang: language?.slice('language-'.length) ?? null, meta: null, value };
  },
  div: (state, node: Element) => {
    const alert = classes(node).includes('callout')
      ? alertByClass[classes(node).find((each) => each in alertByClass) ?? '']
      : undefined;
    if (alert === undefined) return state.toFlow(state.all(node));
    return { type: 'blockquote', children: withMark(state.toFlow(state.all(node)) as BlockContent[], alert) };
  },
};

function plainText(node: Element): string {
  let text = '';
  visit(node, (each) => {
    if (each.type === 'text') text += each.value;
    if (each.type === 'element' && each.tagName === 'br') text += '\n';
  });
  return text;
}

/** `[!TIP]` as GitHub writes it; the kind's word before the text is put there by the renderer, and not by the author. */
function withMark(children: BlockContent[], { mark, word }: { mark: string; word: string }): BlockContent[] {
  const [first, ...rest] = children;
  const sign: PhrasingContent = { type: 'html', value: `[!${mark}]\n` };
  if (first?.type !== 'paragraph') return [{ type: 'paragraph', children: [sign] }, ...children];
  const [lead, space, ...more] = first.children;
  const isOurs =
    lead?.type === 'strong' &&
    lead.children.length === 1 &&
    lead.children[0]?.type === 'text' &&
    lead.children[0].value === word;
  if (!isOurs) return [{ ...first, children: [sign, ...first.children] }, ...rest];
  const text =
    space?.type === 'text' ? [{ ...space, value: space.value.replace(/^ /, '') }] : space === undefined ? [] : [space];
  return [{ ...first, children: [sign, ...text, ...more] }, ...rest];
}

async function markdownTree(html: string): Promise<{ tree: Root; lost: readonly string[] }> {
  const { tree, lost } = fieldTree(html);
  const made = (await unified().use(rehypeRemark, { handlers }).run(tree)) as unknown as Root;
  return { tree: made, lost };
}

function stringify(tree: Root): string {
  return unified().use(remarkGfm).use(remarkMath).use(remarkStringify, stringifyOptions).stringify(tree).trim();
}

function hasMath(tree: Root): boolean {
  let found = false;
  visit(tree, (node) => {
    if ((node.type as string) === 'inlineMath' || (node.type as string) === 'math') found = true;
  });
  return found;
}

export async function answerMarkdown(html: string): Promise<FieldMarkdown> {
  const { tree, lost } = await markdownTree(html);
  return { markdown: stringify(tree), hasMath: hasMath(tree), lost };
}

function isLine(node: RootContent): boolean {
  return node.type === 'paragraph' || node.type === 'heading';
}

/** A question is one line of inline Markdown. What else stands in the field is given back beside it. */
export async function questionMarkdown(html: string): Promise<QuestionMarkdown> {
  const { tree, lost } = await markdownTree(html);
  const index = tree.children.findIndex(isLine);
  const line = tree.children[index];
  if (line === undefined || !('children' in line))
    return { markdown: '', rest: stringify(tree), hasMath: hasMath(tree), lost };
  visit(line, 'break', (_node, at, parent) => {
    if (parent !== undefined && at !== undefined) parent.children[at] = { type: 'text', value: ' ' } as never;
  });
  const others = tree.children.filter((_, at) => at !== index);
  const markdown = stringify({
    type: 'root',
    children: [{ type: 'paragraph', children: line.children as PhrasingContent[] }],
  });
  return {
    markdown: markdown.replace(/\s*\n\s*/g, ' '),
    rest: stringify({ type: 'root', children: others }),
    hasMath: hasMath(tree),
    lost,
  };
}

/** The items of a list, one Markdown line each; a field without a list is one item. */
export async function listMarkdown(html: string): Promise<{ items: readonly string[]; lost: readonly string[] }> {
  const { tree, lost } = await markdownTree(html);
  const items: string[] = [];
  for (const node of tree.children) {
    const parts = node.type === 'list' ? node.children.map(({ children }) => children) : [[node as BlockContent]];
    for (const children of parts) items.push(stringify({ type: 'root', children: children as RootContent[] }));
  }
  return { items: items.map((item) => item.replace(/\s*\n\s*/g, ' ')).filter((item) => item !== ''), lost };
}
