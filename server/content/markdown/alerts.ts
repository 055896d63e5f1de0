import type { Blockquote, Paragraph, Root } from 'mdast';
import { visit } from 'unist-util-visit';

const kinds: Readonly<Record<string, { className: string; word: string }>> = {
  NOTE: { className: 'neutral', word: 'Note.' },
  TIP: { className: 'tip', word: 'Tip.' },
  IMPORTANT: { className: 'info', word: 'Important.' },
  WARNING: { className: 'warn', word: 'Warning.' },
  CAUTION: { className: 'err', word: 'Caution.' },
};
const mark = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)/i;

/** Puts the kind's word before the text, unless the author begins with bold words of their own. */
function leadIn(paragraph: Paragraph, word: string): void {
  const [first] = paragraph.children;
  if (first?.type === 'strong') return;
  paragraph.children.unshift(
    { type: 'strong', children: [{ type: 'text', value: word }] },
    { type: 'text', value: ' ' },
  );
}

function asAlert(quote: Blockquote): void {
  const [first] = quote.children;
  if (first?.type !== 'paragraph') return;
  const [text] = first.children;
  if (text?.type !== 'text') return;
  const match = mark.exec(text.value);
  const kind = kinds[match?.[1]?.toUpperCase() ?? ''];
  if (match === null || kind === undefined) return;
  text.value = text.value.slice(match[0].length);
  if (text.value === '') first.children.shift();
  const next = quote.children[1];
  if (first.children.length === 0) {
    quote.children.shift();
    if (next?.type === 'paragraph') leadIn(next, kind.word);
  } else leadIn(first, kind.word);
  quote.data = { hName: 'div', hProperties: { className: ['callout', kind.className], role: 'note' } };
}

/** GitHub's alerts: a quote that begins with `[!NOTE]` and the like. */
export function remarkAlerts() {
  return (tree: Root): void => visit(tree, 'blockquote', asAlert);
}
