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

/**
 * Ids that authors wrote are dropped, since they could name our own elements. Those of footnotes were made with a secret
 * prefix that no author can write, and get the real one here.
 */
export function keepOwnIds(tree: Root, secret: string, prefix: string): void {
  let label: Element | null = null;
  visit(tree, 'element', ({ properties, ...node }) => {
    const { id, href } = properties;
    if (id === 'footnote-label') label = { ...node, properties };
    if (typeof id === 'string' && id.startsWith(secret)) properties['id'] = prefix + id.slice(secret.length);
    else delete properties['id'];
    if (typeof href === 'string' && href.startsWith(`#${secret}`))
      properties['href'] = `#${prefix}${href.slice(secret.length + 1)}`;
    if (properties['ariaDescribedBy'] !== undefined) properties['ariaDescribedBy'] = [`${prefix}footnote-label`];
  });
  // The section of footnotes stands last; an earlier element of that name is the author's.
  if (label !== null) (label as Element).properties['id'] = `${prefix}footnote-label`;
}

/** Boxes of task lists are characters: a box that cannot be ticked is no control. */
export function dressTasks(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'input' || parent === undefined || index === undefined) return;
    parent.children[index] = { type: 'text', value: node.properties['checked'] === true ? '\u2611' : '\u2610' };
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
    const slug = slugger.slug(title.slice(0, 80)) || slugger.slug('section');
    const id = `${prefix}${prefix === '' && /^(?:q|question|topic|ending|fn|fnref|footnote)-/.test(slug) ? `section-${slug}` : slug}`;
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

/** The languages of all code blocks. */
export function languagesIn(tree: Root): Set<string> {
  const found = new Set<string>();
  visit(tree, 'element', (node) => {
    const code = node.tagName === 'pre' ? codeOf(node) : null;
    if (code !== null) found.add(code.language);
  });
  return found;
}

/** Code blocks become figures with their language above and colours by class. */
export function dressCode(tree: Root, shiki: HighlighterCore): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'pre' || parent === undefined || index === undefined) return;
    const found = codeOf(node);
    if (found === null) {
      Object.assign(node.properties, { tabIndex: 0, role: 'group', ariaLabel: 'Text' });
      return;
    }
    const text = toText(found.code, { whitespace: 'pre' }).replace(/\n$/, '');
    const label = languageLabel(found.language);
    const code = element('code', {}, highlightCode(shiki, text, found.language));
    const pre = element(
      'pre',
      {
        tabIndex: 0,
        role: 'group',
        ariaLabel: label === '' ? 'Code' : label === 'Output' ? 'Output' : `${label} code`,
      },
      [code],
    );
    const caption = element('figcaption', {}, [element('span', {}, [{ type: 'text', value: label }])]);
    parent.children[index] = element('figure', { className: ['codebox'] }, [caption, pre]);
    return [SKIP, index + 1];
  });
}

/** KaTeX colours what it cannot read by an inline style, which the page's policy refuses. */
export function dropStyles(tree: Root): void {
  visit(tree, 'element', (node) => {
    delete node.properties['style'];
  });
}

/** Wide tables scroll inside of a region of their own, which the keyboard can reach. */
export function dressTables(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'table' || parent === undefined || index === undefined) return;
    visit(node, 'element', (cell) => {
      const align = cell.properties['align'];
      // The corner above row names is no heading of anything.
      if (cell.tagName === 'th' && toText(cell).trim() === '') cell.tagName = 'td';
      if (cell.tagName === 'th') cell.properties['scope'] = 'col';
      if (align === 'right') cell.properties['className'] = ['r'];
      delete cell.properties['align'];
    });
    parent.children[index] = element('div', { className: ['scroll'], tabIndex: 0, role: 'group', ariaLabel: 'Table' }, [
      node,
    ]);
    return [SKIP, index + 1];
  });
}

/** Links to other sites say so to browsers. Pictures from elsewhere become links, since a page loads nothing from others. */
export function dressLinks(tree: Root): void {
  visit(tree, 'element', (node) => {
    const href = node.properties['href'];
    if (node.tagName === 'a' && typeof href === 'string' && /^(?:https?:|[/\\]{2})/i.test(href))
      node.properties['rel'] = ['noopener', 'noreferrer'];
    if (node.tagName !== 'img') return;
    const source = node.properties['src'];
    const words =
      typeof node.properties['alt'] === 'string' && node.properties['alt'] !== '' ? node.properties['alt'] : 'Picture';
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
