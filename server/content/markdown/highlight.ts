/**
 * Colours code by class. One tiny theme of ours stands for both colour schemes: its colours are only names, which become
 * classes, and the style sheet decides what they look like.
 */
import type { Element, ElementContent } from 'hast';
import { createHighlighterCore, type HighlighterCore, type LanguageInput, type ThemeRegistrationRaw } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';

const classByColour: Readonly<Record<string, string>> = {
  '#000001': 'k',
  '#000002': 's',
  '#000003': 'n',
  '#000004': 'c',
  '#000005': 'f',
};

const theme: ThemeRegistrationRaw = {
  name: 'cairn',
  type: 'light',
  colors: { 'editor.foreground': '#000000', 'editor.background': '#ffffff' },
  settings: [
    { settings: { foreground: '#000000' } },
    {
      scope: [
        'keyword',
        'storage',
        'variable.language',
        'entity.name.tag',
        'markup.heading',
        'support.type.property-name.css',
      ],
      settings: { foreground: '#000001' },
    },
    { scope: ['keyword.operator', 'storage.type.function.arrow', 'punctuation'], settings: { foreground: '#000000' } },
    { scope: ['string', 'punctuation.definition.string', 'markup.inserted'], settings: { foreground: '#000002' } },
    {
      scope: ['constant.numeric', 'constant.language', 'constant.character', 'markup.deleted'],
      settings: { foreground: '#000003' },
    },
    { scope: ['comment', 'punctuation.definition.comment'], settings: { foreground: '#000004' } },
    {
      scope: ['entity.name.function', 'support.function', 'meta.function-call entity.name'],
      settings: { foreground: '#000005' },
    },
  ],
};

type Language = { readonly label: string; readonly aliases: readonly string[]; readonly grammar: LanguageInput };

/** The languages that code may be in; anything else is shown without colours. Grammars load when first needed. */
const languages: Readonly<Record<string, Language>> = {
  bash: {
    label: 'Shell',
    aliases: ['console', 'sh', 'shell', 'shellscript', 'shellsession', 'zsh'],
    grammar: () => import('shiki/langs/bash.mjs'),
  },
  c: { label: 'C', aliases: ['h'], grammar: () => import('shiki/langs/c.mjs') },
  cpp: { label: 'C++', aliases: ['c++', 'cc', 'hpp'], grammar: () => import('shiki/langs/cpp.mjs') },
  csharp: { label: 'C#', aliases: ['c#', 'cs'], grammar: () => import('shiki/langs/csharp.mjs') },
  css: { label: 'CSS', aliases: [], grammar: () => import('shiki/langs/css.mjs') },
  diff: { label: 'Diff', aliases: ['patch'], grammar: () => import('shiki/langs/diff.mjs') },
  docker: { label: 'Dockerfile', aliases: ['dockerfile'], grammar: () => import('shiki/langs/docker.mjs') },
  go: { label: 'Go', aliases: ['golang'], grammar: () => import('shiki/langs/go.mjs') },
  graphql: { label: 'GraphQL', aliases: ['gql'], grammar: () => import('shiki/langs/graphql.mjs') },
  html: { label: 'HTML', aliases: ['htm'], grammar: () => import('shiki/langs/html.mjs') },
  http: { label: 'HTTP', aliases: [], grammar: () => import('shiki/langs/http.mjs') },
  java: { label: 'Java', aliases: [], grammar: () => import('shiki/langs/java.mjs') },
  javascript: {
    label: 'JavaScript',
    aliases: ['cjs', 'js', 'mjs', 'node', 'nodejs'],
    grammar: () => import('shiki/langs/javascript.mjs'),
  },
  json: { label: 'JSON', aliases: [], grammar: () => import('shiki/langs/json.mjs') },
  jsx: { label: 'JSX', aliases: [], grammar: () => import('shiki/langs/jsx.mjs') },
  kotlin: { label: 'Kotlin', aliases: ['kt'], grammar: () => import('shiki/langs/kotlin.mjs') },
  markdown: { label: 'Markdown', aliases: ['md'], grammar: () => import('shiki/langs/markdown.mjs') },
  nginx: { label: 'nginx', aliases: [], grammar: () => import('shiki/langs/nginx.mjs') },
  php: { label: 'PHP', aliases: [], grammar: () => import('shiki/langs/php.mjs') },
  proto: { label: 'Protocol Buffers', aliases: ['protobuf'], grammar: () => import('shiki/langs/proto.mjs') },
  python: { label: 'Python', aliases: ['py', 'python3'], grammar: () => import('shiki/langs/python.mjs') },
  ruby: { label: 'Ruby', aliases: ['rb'], grammar: () => import('shiki/langs/ruby.mjs') },
  rust: { label: 'Rust', aliases: ['rs'], grammar: () => import('shiki/langs/rust.mjs') },
  sql: {
    label: 'SQL',
    aliases: ['mysql', 'pgsql', 'plpgsql', 'postgres', 'postgresql', 'psql'],
    grammar: () => import('shiki/langs/sql.mjs'),
  },
  swift: { label: 'Swift', aliases: [], grammar: () => import('shiki/langs/swift.mjs') },
  toml: { label: 'TOML', aliases: [], grammar: () => import('shiki/langs/toml.mjs') },
  tsx: { label: 'TSX', aliases: [], grammar: () => import('shiki/langs/tsx.mjs') },
  typescript: {
    label: 'TypeScript',
    aliases: ['cts', 'mts', 'ts'],
    grammar: () => import('shiki/langs/typescript.mjs'),
  },
  xml: { label: 'XML', aliases: ['svg'], grammar: () => import('shiki/langs/xml.mjs') },
  yaml: { label: 'YAML', aliases: ['yml'], grammar: () => import('shiki/langs/yaml.mjs') },
};
const nameByAlias = new Map(
  Object.entries(languages).flatMap(([name, { aliases }]) => aliases.map((alias) => [alias, name] as const)),
);
/** Warmed at start, in this order: what most guides hold. */
const commonLanguages = [
  'javascript',
  'sql',
  'bash',
  'json',
  'python',
  'typescript',
  'http',
  'yaml',
  'html',
  'java',
  'go',
];
const longestCode = 20_000;

/** Our name of a language, in lower case; whatever is not known stays as written. */
export function languageOf(name: string): string {
  const lower = name.toLowerCase();
  return nameByAlias.get(lower) ?? lower;
}

/** What stands above a block; empty for text and for languages that we do not know. */
export function languageLabel(language: string): string {
  return language === 'output'
    ? 'Output'
    : Object.hasOwn(languages, language)
      ? (languages[language]?.label ?? '')
      : '';
}

/** The language that stands under a label, as it is written in Markdown; null for a label that is not ours. */
export function languageOfLabel(label: string): string | null {
  if (label === languageLabel('output')) return 'output';
  return Object.keys(languages).find((name) => languageLabel(name) === label) ?? null;
}

let highlighter: Promise<HighlighterCore> | undefined;

function loadHighlighter(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    themes: [theme],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  return highlighter;
}

/** A highlighter that knows the languages of a document. */
export async function highlighterFor(names: Iterable<string>): Promise<HighlighterCore> {
  const shiki = await loadHighlighter();
  for (const name of new Set(names)) {
    const language = Object.hasOwn(languages, name) ? languages[name] : undefined;
    if (language !== undefined && !shiki.getLoadedLanguages().includes(name))
      await shiki.loadLanguage(language.grammar);
  }
  return shiki;
}

/** Loads the common grammars one by one, whenever `whenIdle` has come, so that no document waits for them. */
export async function warmHighlighter(whenIdle: () => Promise<void>): Promise<void> {
  for (const name of commonLanguages) {
    await whenIdle();
    const shiki = await highlighterFor([name]);
    shiki.codeToTokensBase('x = 1', { lang: name, theme: 'cairn' });
  }
}

/** The code as spans with classes; as plain text when the language is not known or the block is very long. */
export function highlightCode(shiki: HighlighterCore, code: string, language: string): ElementContent[] {
  if (code.length > longestCode || !shiki.getLoadedLanguages().includes(language))
    return [{ type: 'text', value: code }];
  const lines = shiki.codeToTokensBase(code, {
    lang: language,
    theme: 'cairn',
    tokenizeMaxLineLength: 2000,
    tokenizeTimeLimit: 0,
  });
  const nodes: ElementContent[] = [];
  const add = (value: string, className: string | undefined) => {
    const last = nodes.at(-1);
    if (className === undefined && last?.type === 'text') last.value += value;
    else if (className === undefined) nodes.push({ type: 'text', value });
    else if (
      last?.type === 'element' &&
      String(last.properties['className']) === className &&
      last.children[0]?.type === 'text'
    )
      last.children[0].value += value;
    else nodes.push(span(value, className));
  };
  lines.forEach((tokens, index) => {
    if (index > 0) add('\n', undefined);
    for (const { content, color } of tokens) add(content, classByColour[color?.toLowerCase() ?? '']);
  });
  return nodes;
}

function span(value: string, className: string): Element {
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: [className] },
    children: [{ type: 'text', value }],
  };
}
