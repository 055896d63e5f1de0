/** Small steps on HTML that our own renderer made, so that it also holds outside of our pages. */

const anchor = /<a(?: [\w-]+(?:="[^"]*")?)*>/g;

export function escapedHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/**
 * Links with the site's address before them, since a note has no page that they could start from. Reads what
 * hast-util-to-html writes: attributes in double quotes, and no bare `<` in a text.
 */
export function withAbsoluteLinks(html: string, page: URL): string {
  return html.replace(anchor, (tag) =>
    tag.replace(/ href="([^"#][^"]*)"/, (whole, href: string) => {
      if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return whole;
      const plain = href.replaceAll('&#x26;', '&').replaceAll('&amp;', '&');
      return URL.canParse(plain, page.href) ? ` href="${escapedHtml(new URL(plain, page).href)}"` : '';
    }),
  );
}

export function listHtml(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

/** A source as it is written: an address becomes a link. */
export function sourceHtml(source: string): string {
  const text = escapedHtml(source);
  return /^https?:\/\/\S+$/i.test(source) ? `<a href="${text}" rel="noopener noreferrer">${text}</a>` : text;
}

/** Marks that Anki reads in any text become text: sounds, LaTeX and its own addresses. */
export function withoutAnkiMarks(html: string): string {
  return html.replace(/\[(?=\/?\$|\/?latex\]|sound:|anki:)/gi, '&#91;');
}
