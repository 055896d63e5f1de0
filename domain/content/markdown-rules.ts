/** The rules about Markdown that can be told from its text alone. The renderer is safe without them: they tell authors. */
import { allowedSchemes, allowedTags, strippedTags } from '@/domain/content/allowed-html';
import { proseOf } from '@/domain/content/markdown-text';
import type { Report } from '@/domain/content/read-map';

const tag = /<(\/?)([a-z][a-z0-9-]{0,40})(?=[\s/>])([^<>]{0,2000})/gi;
const attribute =
  /[\s/"'](on[a-z]{1,30}|srcdoc|style|formaction|class|id|name|action|background|poster|srcset)\s{0,9}=/gi;
const destination = /(?:\]\([ \t\n]{0,9}<?|\b(?:href|src)\s{0,9}=\s{0,9}["']?|<)([^\s<>()"']{1,300})/gi;
const definition = /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]{0,9}<?([^\s<>]{1,300})/gm;
const dropped = /^(?:form|button|link|meta|base|frame|source|picture|param|label|option)$/;
const entities: ReadonlyMap<string, string> = new Map([
  ['colon', ':'],
  ['tab', '\t'],
  ['newline', '\n'],
  ['amp', '&'],
  ['sol', '/'],
]);

function decoded(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{1,10}));/gi,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return entities.get(name.toLowerCase()) ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** The scheme of an address when links may not have it; null when they may, or when it has none. */
export function unsafeScheme(address: string): string | null {
  let plain = decoded(address);
  try {
    if (/^[^:/?#]*%/.test(plain)) plain = decodeURIComponent(plain);
  } catch {
    // A stray per cent sign: the address is judged as it stands.
  }
  // Browsers drop white space and control characters inside of a scheme.
  const scheme = /^([^:/?#]{1,80}):/.exec(plain.replace(/[\p{Cc}\p{Cf}\p{Z}]+/gu, ''))?.[1]?.toLowerCase();
  if (scheme === undefined || !/^[a-z][a-z0-9+.-]*$/.test(scheme)) return null;
  return allowedSchemes.includes(scheme) ? null : scheme;
}

function checkTags(prose: string, base: number, report: Report): void {
  for (const match of prose.matchAll(tag)) {
    const [whole, slash, name = '', rest = ''] = match;
    const start = base + match.index;
    const lower = name.toLowerCase();
    const isKnown = allowedTags.includes(lower) || lower === 'input';
    if (prose[match.index - 1] === '\\') continue;
    if (!isKnown && slash === '') {
      const isMeant = !strippedTags.includes(lower) && !dropped.test(lower);
      report(
        'md/unsafe-html',
        'error',
        start,
        start + 1 + name.length,
        `\`<${name}>\` is removed when the page is shown`,
        isMeant ? 'If it is no HTML, write it in backticks.' : 'Put it in backticks if it is meant to be read.',
      );
    }
    const restAt = start + whole.length - rest.length;
    for (const found of rest.matchAll(attribute)) {
      const key = found[1] ?? '';
      const isHarmless = /^(?:class|id|name)$/i.test(key);
      const keyAt = restAt + found.index + 1;
      report(
        'md/unsafe-html',
        isHarmless ? 'info' : 'error',
        keyAt,
        keyAt + key.length,
        `the attribute \`${key}\` is removed when the page is shown`,
      );
    }
  }
}

function checkAddresses(prose: string, base: number, report: Report): void {
  for (const pattern of [destination, definition]) {
    for (const match of prose.matchAll(pattern)) {
      const address = match[1] ?? '';
      const scheme = unsafeScheme(address);
      if (scheme === null || (match[0] === `<${address}` && !/^[a-z][a-z0-9+.-]*:/i.test(address))) continue;
      const start = base + match.index + match[0].length - address.length;
      report(
        'md/unsafe-url',
        'error',
        start,
        start + address.length,
        `a link may not lead to \`${scheme.slice(0, 30)}:\``,
        'Links may lead to https, http, mailto or a place on this site.',
      );
    }
  }
}

/** Most answers have neither tags nor links nor a heading of the first level, and as many fences opened as closed. */
function hasAnythingToCheck(markdown: string): boolean {
  if (/<[a-z/!]|\]\(|\]:|^ {0,3}#[ \t]|~~~/im.test(markdown)) return true;
  const fences = markdown.includes('```') ? markdown.split('```').length - 1 : 0;
  const atStart = fences === 0 ? 0 : (markdown.match(/^```/gm)?.length ?? 0);
  return fences % 2 === 1 || fences !== atStart;
}

/** Reports what the renderer will remove or refuse, and headings that do not fit the page. */
export function checkMarkdown(markdown: string, base: number, kind: 'article' | 'answer', report: Report): void {
  if (!hasAnythingToCheck(markdown)) return;
  const { text, unclosedFence } = proseOf(markdown);
  if (unclosedFence !== null) {
    const { mark, start } = unclosedFence;
    report(
      'md/unclosed-fence',
      'error',
      base + start,
      base + start + mark.length,
      'the code block is never closed',
      `Write \`${mark}\` on a line after the code.`,
    );
  }
  if (text.includes('<')) checkTags(text, base, report);
  if (text.includes(':') || text.includes('&')) checkAddresses(text, base, report);
  if (kind === 'answer' && text.includes('# ')) {
    for (const match of text.matchAll(/^ {0,3}#[ \t]+\S.*$/gm)) {
      report(
        'md/h1-in-answer',
        'warning',
        base + match.index,
        base + match.index + match[0].length,
        'an answer stands below its question: a first-level heading does not fit',
        'Use `##`.',
      );
    }
  }
}
