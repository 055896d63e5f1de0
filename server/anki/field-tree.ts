/**
 * The HTML of a field as a tree that is safe and means the same: what Anki and Cairn write in ways of their own becomes
 * what Markdown knows, then everything goes through the same sanitiser as the Markdown of guides.
 */
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { sanitize } from 'hast-util-sanitize';
import { toText } from 'hast-util-to-text';
import { SKIP, visit } from 'unist-util-visit';
import { languageOfLabel } from '@/server/content/markdown/highlight';
import { sanitizeSchema } from '@/server/content/markdown/sanitize-schema';

export type FieldTree = { readonly tree: Root; readonly lost: readonly string[] };

const mathPattern = /\\\((.+?)\\\)|\\\[(.+?)\\\]|\[\$\](.+?)\[\/\$\]|\[\$\$\](.+?)\[\/\$\$\]/gs;
const soundPattern = /\[sound:([^\]]{1,300})\]/g;

function classesOf({ properties }: Element): string[] {
  const names = properties['className'];
  return Array.isArray(names) ? names.map(String) : [];
}

function mathElement(tex: string, isDisplay: boolean): Element {
  const className = isDisplay ? ['language-math', 'math-display'] : ['language-math', 'math-inline'];
  const code: Element = {
    type: 'element',
    tagName: 'code',
    properties: { className },
    children: [{ type: 'text', value: tex.trim() }],
  };
  return isDisplay ? { type: 'element', tagName: 'pre', properties: {}, children: [code] } : code;
}

/** What a formula was written as: KaTeX keeps it beside the MathML, Anki's own element holds it. */
function formulaOf(node: Element): Element | null {
  if (node.tagName === 'anki-mathjax') return mathElement(toText(node), node.properties['block'] === 'true');
  if (node.tagName !== 'span' || !classesOf(node).includes('katex')) return null;
  let found: Element | null = null;
  visit(node, 'element', (each) => {
    if (each.tagName === 'annotation' && each.properties['encoding'] === 'application/x-tex')
      found = mathElement(toText(each), false);
  });
  return found;
}

/** Cairn's code boxes: the label above the code is the language of the fence. */
function codeOf(node: Element): Element | null {
  if (node.tagName !== 'figure' || !classesOf(node).includes('codebox')) return null;
  const parts = node.children.filter((child): child is Element => child.type === 'element');
  const pre = parts.find(({ tagName }) => tagName === 'pre');
  const caption = parts.find(({ tagName }) => tagName === 'figcaption');
  if (pre === undefined) return null;
  const language = caption === undefined ? null : languageOfLabel(toText(caption).trim());
  const code: Element = {
    type: 'element',
    tagName: 'code',
    properties: language === null ? {} : { className: [`language-${language}`] },
    children: [{ type: 'text', value: toText(pre, { whitespace: 'pre' }) }],
  };
  return { type: 'element', tagName: 'pre', properties: {}, children: [code] };
}

function pictureOf(node: Element, lost: string[]): ElementContent | null {
  if (node.tagName !== 'img') return null;
  const source = String(node.properties['src'] ?? '');
  const name = source.startsWith('data:') ? 'inside of the field' : source.slice(0, 200);
  lost.push(`the picture ${name}`);
  const words = String(node.properties['alt'] ?? '').trim();
  return { type: 'text', value: `(picture${words === '' ? '' : `: ${words}`})` };
}

/** A text with formulas in it; null when it has none. */
function withFormulas(value: string): ElementContent[] | null {
  const parts: ElementContent[] = [];
  let at = 0;
  for (const match of value.matchAll(mathPattern)) {
    const [whole, inline, display, old, oldDisplay] = match;
    parts.push({ type: 'text', value: value.slice(at, match.index) });
    parts.push(mathElement(inline ?? old ?? display ?? oldDisplay ?? '', (display ?? oldDisplay) !== undefined));
    at = match.index + whole.length;
  }
  return parts.length === 0 ? null : [...parts, { type: 'text', value: value.slice(at) }];
}

/** Reads a field. Throws a RangeError for one that is nested too deeply to be walked. */
export function fieldTree(html: string): FieldTree {
  const lost: string[] = [];
  const tree = fromHtml(html, { fragment: true });
  visit(tree, 'element', (node, index, parent) => {
    if (parent === undefined || index === undefined) return;
    const instead = formulaOf(node) ?? codeOf(node) ?? pictureOf(node, lost);
    if (instead !== null) {
      parent.children[index] = instead;
      return [SKIP, index + 1];
    }
    if (node.tagName === 'pre' || node.tagName === 'code') return SKIP;
    if (['audio', 'video', 'iframe', 'object', 'svg', 'canvas'].includes(node.tagName)) lost.push(`a ${node.tagName}`);
    return;
  });
  visit(tree, 'text', (node, index, parent) => {
    if (parent === undefined || index === undefined) return;
    if (parent.type === 'element' && ['code', 'script', 'style'].includes(parent.tagName)) return;
    node.value = node.value.replace(soundPattern, (_, name: string) => {
      lost.push(`the sound ${name}`);
      return '';
    });
    const parts = withFormulas(node.value);
    if (parts === null) return;
    parent.children.splice(index, 1, ...parts);
    return [SKIP, index + parts.length];
  });
  return { tree: sanitize(tree, sanitizeSchema) as Root, lost };
}
