/**
 * Colours code by class. One tiny theme of ours stands for both colour schemes: its colours are only names, which become
 * classes, and the style sheet decides what they look like.
 */
import type { Element, ElementContent } from 'hast';
import { createHighlighterCore, type HighlighterCore, type ThemeRegistrationRaw } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';

const classByColour: Readonly<Record<string, string>> = { '#000001': 'k', '#000002': 's', '#000003': 'n', '#000004': 'c', '#000005': 'f' };

const theme: ThemeRegistrationRaw = {
  name: 'cairn',
  type: 'light',
  colors: { 'editor.foreground': '#000000', 'editor.background': '#ffffff' },
  settings: [
    { settings: { foreground: '#000000' } },
    { scope: ['keyword', 'storage', 'variable.language', 'entity.name.tag', 'markup.heading', 'support.type.property-name.css'], settings: { foreground: '#000001' } },
    { scope: ['keyword.operator', 'storage.type.function.arrow', 'punctuation'], settings: { foreground: '#000000' } },
    { scope: ['string', 'punctuation.definition.string', 'markup.inserted'], settings: { foreground: '#000002' } },
    { scope: ['constant.numeric', 'constant.language', 'constant.character', 'markup.deleted'], settings: { foreground: '#000003' } },
    { scope: ['comment', 'punctuation.definition.comment'], settings: { foreground: '#000004' } },
    { scope: ['entity.name.function', 'support.function', 'meta.function-call entity.name'], settings: { foreground: '#000005' } },
  ],
};

const labels: Readonly<Record<string, string>> = {
  bash: 'Shell', c: 'C', cpp: 'C++', csharp: 'C#', css: 'CSS', diff: 'Diff', docker: 'Dockerfile', go: 'Go', graphql: 'GraphQL', html: 'HTML',
  http: 'HTTP', java: 'Java', javascript: 'JavaScript', json: 'JSON', jsx: 'JSX', kotlin: 'Kotlin', markdown: 'Markdown', nginx: 'nginx',
  output: 'Output', php: 'PHP', proto: 'Protocol Buffers', python: 'Python', ruby: 'Ruby', rust: 'Rust', sql: 'SQL', swift: 'Swift', toml: 'TOML',
  tsx: 'TSX', typescript: 'TypeScript', xml: 'XML', yaml: 'YAML',
};
const aliases: Readonly<Record<string, string>> = {
  'c#': 'csharp', 'c++': 'cpp', console: 'bash', cs: 'csharp', dockerfile: 'docker', golang: 'go', gql: 'graphql', htm: 'html', js: 'javascript', kt: 'kotlin',
  md: 'markdown', mjs: 'javascript', cjs: 'javascript', node: 'javascript', postgresql: 'sql', psql: 'sql', protobuf: 'proto', py: 'python', rb: 'ruby', rs: 'rust',
  sh: 'bash', shell: 'bash', shellscript: 'bash', ts: 'typescript', yml: 'yaml', zsh: 'bash',
};
const longestCode = 20_000;

/** Our name of a language, in lower case; whatever is not known stays as written. */
export function languageOf(name: string): string {
  const lower = name.toLowerCase();
  return aliases[lower] ?? lower;
}

/** What stands above a block; empty for text and for languages that we do not know. */
export function languageLabel(language: string): string {
  return labels[language] ?? '';
}

let highlighter: Promise<HighlighterCore> | undefined;

/** Loads the grammars, once. Takes a second: called when the worker starts. */
export function loadHighlighter(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    themes: [theme],
    langs: [
      import('shiki/langs/bash.mjs'), import('shiki/langs/c.mjs'), import('shiki/langs/csharp.mjs'), import('shiki/langs/css.mjs'),
      import('shiki/langs/diff.mjs'), import('shiki/langs/docker.mjs'), import('shiki/langs/go.mjs'), import('shiki/langs/graphql.mjs'), import('shiki/langs/html.mjs'),
      import('shiki/langs/http.mjs'), import('shiki/langs/java.mjs'), import('shiki/langs/javascript.mjs'), import('shiki/langs/json.mjs'), import('shiki/langs/jsx.mjs'),
      import('shiki/langs/kotlin.mjs'), import('shiki/langs/markdown.mjs'), import('shiki/langs/nginx.mjs'), import('shiki/langs/php.mjs'), import('shiki/langs/proto.mjs'),
      import('shiki/langs/python.mjs'), import('shiki/langs/ruby.mjs'), import('shiki/langs/rust.mjs'), import('shiki/langs/sql.mjs'), import('shiki/langs/swift.mjs'),
      import('shiki/langs/toml.mjs'), import('shiki/langs/tsx.mjs'), import('shiki/langs/typescript.mjs'), import('shiki/langs/xml.mjs'), import('shiki/langs/yaml.mjs'),
    ],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  return highlighter;
}

/** Grammars that stand in for ones that take seconds to warm up. */
const standIns: Readonly<Record<string, string>> = { cpp: 'c' };

/** The code as spans with classes; as plain text when the language is not known or the block is very long. */
export function highlightCode(shiki: HighlighterCore, code: string, language: string): ElementContent[] {
  const grammar = standIns[language] ?? language;
  if (code.length > longestCode || !shiki.getLoadedLanguages().includes(grammar)) return [{ type: 'text', value: code }];
  const lines = shiki.codeToTokensBase(code, { lang: grammar, theme: 'cairn', tokenizeMaxLineLength: 2000, tokenizeTimeLimit: 0 });
  const nodes: ElementContent[] = [];
  const add = (value: string, className: string | undefined) => {
    const last = nodes.at(-1);
    if (className === undefined && last?.type === 'text') last.value += value;
    else if (className === undefined) nodes.push({ type: 'text', value });
    else if (last?.type === 'element' && String(last.properties['className']) === className && last.children[0]?.type === 'text') last.children[0].value += value;
    else nodes.push(span(value, className));
  };
  lines.forEach((tokens, index) => {
    if (index > 0) add('\n', undefined);
    for (const { content, color } of tokens) add(content, classByColour[color?.toLowerCase() ?? '']);
  });
  return nodes;
}

function span(value: string, className: string): Element {
  return { type: 'element', tagName: 'span', properties: { className: [className] }, children: [{ type: 'text', value }] };
}
