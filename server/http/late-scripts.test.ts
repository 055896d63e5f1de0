import { expect, test } from 'vitest';
import { inlineScriptHashes } from '@/server/http/content-security-policy';
import { withLateScripts } from '@/server/http/late-scripts';

const head =
  '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/a.js"/><script src="/_next/static/b.js" async=""></script><script src="/_next/static/old.js" noModule=""></script>';
const page = `<html><head>${head}</head><body><p>Words</p><script>boot()</script><script src="/_next/static/a.js" async=""></script></body></html>`;

test('a page asks for its scripts itself, each once and in their order, from its end', () => {
  const late = withLateScripts(page.replace('</body>', '<script src="/_next/static/b.js" async=""></script></body>'));
  expect(late).not.toContain('as="script"');
  expect(late.match(/src="[^"]+"/g)).toEqual(['src="/_next/static/old.js"']);
  expect(late).toMatch(/\(\["\/_next\/static\/b\.js","\/_next\/static\/a\.js"\]\)<\/script><\/body><\/html>$/);
  expect(late.indexOf('boot()')).toBeLessThan(late.indexOf('b.js'));
});

test('what asks for them has a hash of its own in the policy', () => {
  expect(inlineScriptHashes(withLateScripts(page))).toHaveLength(inlineScriptHashes(page).length + 1);
});

test.each([
  ['no scripts', '<html><body><p>Words</p></body></html>'],
  ['scripts of others', '<html><body><script src="https://example.org/a.js" async=""></script></body></html>'],
  ['no end', '<html><body><script src="/_next/static/a.js" async=""></script>'],
])('a page with %s stays as it is', (_, html) => {
  expect(withLateScripts(html)).toBe(html);
});
