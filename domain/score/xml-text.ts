/** What XML 1.0 does not allow at all, not even written as a reference, and halves of surrogate pairs. */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const written: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element or a quoted attribute of XML. The only way by which text gets into our SVG. */
export function xmlText(text: string): string {
  return text.replace(illegal, '').replace(/[&<>"']/g, (sign) => written[sign] ?? '');
}
