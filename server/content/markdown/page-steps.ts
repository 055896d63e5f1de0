/** Steps after sanitising: everything they add is ours. */
import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, Root } from 'hast';
import { toText } from 'hast-util-to-text';
import type { HighlighterCore } from 'shiki/core';
import { SKIP, visit } from 'unist-util-visit';
import type { TocEntry } from '@/domain/content/rendered';
import { highlightCode, languageLabel, languageOf } from '@/server/content/markdown/highlight';

const reservedIds = ['main', 'questions', 'toasts', 'q', 'deck', 'how', 'keys'];

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

function isHeading(node: Element): boolean {
  return /^h[1-6]$/.test(node.tagName);
}

/** Ids that authors wrote are dropped, since they could name our own elements; those of footnotes carry the prefix. */
export function keepOwnIds(tree: Root, prefix: string): void {
  const isOwn = (id: unknown) => typeof id === 'string' && (id === 'footnote-label' || id.startsWith(`${prefix}fn`));
  visit(tree, 'element', (node) => {
    const { properties } = node;
    if (properties['id'] !== undefined && !isOwn(properties['id'])) delete properties['id'];
    if (properties['id'] === 'footnote-label') properties['id'] = `${prefix}footnote-label`;
    if (properties['ariaDescribedBy'] !== undefined) properties['ariaDescribedBy'] = [`${prefix}footnote-label`];
  });
}

/**
 * Moves headings to where the page has room for them: the highest one of the text becomes `top`, the others follow.
 * Gives them ids. Returns those of the first rank.
 */
export function placeHeadings(tree: Root, top: number, prefix: string): TocEntry[] {
  const headings: Element[] = [];
  visit(tree, 'element', (node) => {
    if (isHeading(node)) headings.push(node);
  });
  const highest = Math.min(6, ...headings.map((node) => Number(node.tagName.slice(1))));
  const slugger = new GithubSlugger();
  for (const id of reservedIds) slugger.slug(id);
  const toc: TocEntry[] = [];
  let last = top - 1;
  for (const node of headings) {
    const wanted = top + Number(node.tagName.slice(1)) - highest;
    const rank = Math.min(6, wanted, last + 1);
    last = rank;
    const title = toText(node).trim();
    const slug = slugger.slug(title) || slugger.slug('section');
    const id = `${prefix}${prefix === '' && /^(?:q|question|topic)-/.test(slug) ? `section-${slug}` : slug}`;
    node.tagName = `h${rank}`;
    node.properties['id'] = id;
    if (rank === top) toc.push({ id, title });
  }
  return toc;
}

function codeOf(pre: Element): { code: Element; language: string } | null {
  const [code] = pre.children;
  if (code?.type !== 'element' || code.tagName !== 'code') return null;
  const classes = code.properties['className'];
  const name = Array.isArray(classes) ? classes.map(String).find((each) => each.startsWith('language-')) : undefined;
  return { code, language: languageOf(name?.slice('language-'.length) ?? '') };
}

/** Code blocks become figures with their language above and colours by class. */
export function dressCode(tree: Root, shiki: HighlighterCore): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'pre' || parent === undefined || index === undefined) return;
    const found = codeOf(node);
    if (found === null) return;
    const text = toText(found.code, { whitespace: 'pre' }).replace(/\n$/, '');
    const label = languageLabel(found.language);
    const code = element('code', {}, highlightCode(shiki, text, found.language));
    const pre = element('pre', { tabIndex: 0, role: 'group', ariaLabel: label === '' ? 'Code' : label === 'Output' ? 'Output' : `${label} code` }, [code]);
    const caption = element('figcaption', {}, [element('span', {}, [{ type: 'text', value: label }])]);
    parent.children[index] = element('figure', { className: ['codebox'] }, [caption, pre]);
    return [SKIP, index + 1];
  });
}

/** Wide tables scroll inside of a region of their own, which the keyboard can reach. */
export function dressTables(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'table' || parent === undefined || index === undefined) return;
    visit(node, 'element', (cell) => {
      const align = cell.properties['align'];
      if (cell.tagName === 'th') cell.properties['scope'] = 'col';
      if (align === 'right') cell.properties['className'] = ['r'];
      delete cell.properties['align'];
    });
    parent.children[index] = element('div', { className: ['scroll'], tabIndex: 0, role: 'group', ariaLabel: 'Table' }, [node]);
    return [SKIP, index + 1];
  });
}

/** Links to other sites say so to browsers. Pictures from elsewhere become links, since a page loads nothing from others. */
export function dressLinks(tree: Root): void {
  visit(tree, 'element', (node) => {
    const href = node.properties['href'];
    if (node.tagName === 'a' && typeof href === 'string' && /^https?:/i.test(href)) node.properties['rel'] = ['noopener', 'noreferrer'];
    if (node.tagName !== 'img') return;
    const source = node.properties['src'];
    const words = typeof node.properties['alt'] === 'string' && node.properties['alt'] !== '' ? node.properties['alt'] : 'Picture';
    if (typeof source === 'string' && /^https?:/i.test(source)) {
      node.tagName = 'a';
      node.properties = { href: source, rel: ['noopener', 'noreferrer'] };
      node.children = [{ type: 'text', value: `${words} (picture)` }];
    } else {
      node.tagName = 'span';
      node.properties = {};
      node.children = [{ type: 'text', value: words }];
    }
  });
}
