const helpByCode: Readonly<Record<string, string>> = {
  'block-as-implicit-key': 'Put the text in quotes: a colon followed by a space starts a new key.',
  'bad-scalar-start': 'Put the text in quotes: it starts with a character that means something else in YAML.',
  'missing-char': 'Close the quote or the bracket. Inside of single quotes, write an apostrophe twice.',
  'duplicate-key': 'Remove one of the two; a key may occur once.',
  'tab-as-indent': 'Indent with spaces.',
  'bad-indent': 'Line the keys of one item up under each other, with spaces.',
  'bad-dq-escape': 'Use single quotes, or write the backslash twice.',
  'unexpected-token': 'Check the indent and the quotes of this line and of the one before it.',
  'multiline-implicit-key': 'Put the text in quotes, or start it with `|` on a line of its own.',
  alias: 'Put the text in quotes if it starts with `*`.',
  anchor: 'Put the text in quotes if it starts with `&`.',
  tag: 'Put the text in quotes if it starts with `!`.',
  'tag-resolve-failed': 'Put the text in quotes if it starts with `!`.',
  merge: 'Write the keys out.',
  'too-deep': 'Write it flat: content has no use for deep nesting.',
};

/** What to write instead, for a problem that the YAML parser names by a code. */
export function yamlHelp(code: string): string {
  return helpByCode[code] ?? 'Check the indent and the quotes of this line and of the one before it.';
}
