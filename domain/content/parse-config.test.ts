import { expect, test } from 'vitest';
import { defaultConfig, parseConfig } from '@/domain/content/parse-config';
import { problems } from '@/tests/content/guide-files';

const read = (text: string) => {
  const { config, diagnostics } = parseConfig('_config.yml', text);
  return { config, problems: problems({ diagnostics }) };
};

test('the edit address is taken as it is written', () => {
  const editUrl = 'https://git.example/you/guides/edit/main/{file}?plain=1';
  expect(read(`editUrl: ${editUrl}\n`)).toEqual({ config: { editUrl }, problems: [] });
});

test('an empty file says nothing, and that is fine', () => {
  expect(read('')).toEqual({ config: defaultConfig, problems: [] });
  expect(read('# later\n')).toEqual({ config: defaultConfig, problems: [] });
});

test.each([
  ['editUrl: https://git.example/edit/main/\n', '_config.yml:1:10 config/edit-url'],
  ['editUrl: "javascript:alert(1)//{file}"\n', '_config.yml:1:10 config/edit-url'],
  ['editUrl: https://{file}\n', '_config.yml:1:10 config/edit-url'],
  ['editUrl: https://{file}.example/\n', '_config.yml:1:10 config/edit-url'],
])('%j is refused where it stands', (text, problem) => {
  expect(read(text)).toEqual({ config: null, problems: [problem] });
});

test('a misspelt key is an error that names the right one', () => {
  const { diagnostics } = parseConfig('_config.yml', 'editURL: https://git.example/{file}\n');
  expect(diagnostics.map(({ rule, severity }) => [rule, severity])).toEqual([['schema/unknown-key', 'error']]);
  expect(diagnostics[0]?.help).toContain('editUrl');
});
