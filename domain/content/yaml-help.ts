type Words = { readonly message?: string; readonly help: string };

const indentAndQuotes = 'Check the indent and the quotes of this line and of the one before it.';

const wordsByCode: Readonly<Record<string, Words>> = {
  'block-as-implicit-key': {
    message: 'a colon and a space inside of a text start another key',
    help: 'Put the text in quotes.',
  },
  'bad-scalar-start': { help: 'Put the text in quotes: it starts with a character that means something else in YAML.' },
  'duplicate-key': { help: 'Remove one of the two, or write the `- ` that begins the next item.' },
  'tab-as-indent': { message: 'a tab indents this line', help: 'Indent with spaces.' },
  'bad-indent': { help: 'Line the keys of one item up under each other, with spaces, and close every bracket.' },
  'bad-dq-escape': {
    message: 'a backslash in double quotes starts an escape that does not exist',
    help: 'Use single quotes, or write the backslash twice.',
  },
  'multiline-implicit-key': { help: 'Put the text in quotes, or start it with `|` on a line of its own.' },
  'missing-char': { help: 'Close the quote or the bracket.' },
  'multiple-docs': {
    message: 'a second `---` begins another document',
    help: 'Front matter ends at the first `---` that stands alone: indent this one, or remove what follows it.',
  },
  alias: { help: 'Put the text in quotes if it starts with `*`.' },
  anchor: { help: 'Put the text in quotes if it starts with `&`.' },
  tag: { help: 'Put the text in quotes if it starts with `!`.' },
  merge: { help: 'Write the keys out.' },
  key: { help: 'Write `name: value`, and put text that has brackets in quotes.' },
  'too-deep': { help: 'Write it flat: content has no use for deep nesting.' },
  'too-complex': { help: 'Split the file.' },
};

/** What is wrong and what to write instead, for a problem that the YAML parser names by a code. */
export function yamlWords(code: string, said: string): { message: string; help: string } {
  const sentence = said.charAt(0).toLowerCase() + said.slice(1);
  const isAfterQuote = code === 'unexpected-token' && /scalar at node end/.test(said);
  if (isAfterQuote)
    return {
      message: 'text follows a closing quote',
      help: "Inside of single quotes, write an apostrophe twice (`''`), or use double quotes around the text.",
    };
  if (code === 'missing-char' && /quote$/.test(said))
    return {
      message: 'this quote is never closed',
      help: "Close it. Inside of single quotes, write an apostrophe twice (`''`).",
    };
  if (code === 'missing-char' && said.startsWith('Flow '))
    return { message: 'this bracket is never closed', help: 'Close it, or put the text in quotes.' };
  const words = wordsByCode[code];
  return { message: words?.message ?? sentence, help: words?.help ?? indentAndQuotes };
}
