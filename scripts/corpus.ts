/**
 * Writes a content folder of any size, always the same one for the same numbers: for the benchmark and for trying how
 * the library behaves when it is large.
 *
 *     npx tsx scripts/corpus.ts <folder> [guides] [questions]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export type CorpusSize = { readonly guides: number; readonly questions: number };

const nouns = [
  'cache',
  'index',
  'queue',
  'transaction',
  'closure',
  'promise',
  'replica',
  'token',
  'session',
  'schema',
  'container',
  'worker',
  'stream',
  'lock',
  'cursor',
  'proxy',
  'event loop',
  'load balancer',
  'type',
  'component',
];
const verbs = [
  'invalidates',
  'locks',
  'retries',
  'copies',
  'orders',
  'drops',
  'reads',
  'writes',
  'splits',
  'merges',
  'waits for',
  'replaces',
];
const adjectives = [
  'stale',
  'distributed',
  'idempotent',
  'lazy',
  'shared',
  'atomic',
  'partial',
  'nested',
  'remote',
  'durable',
];
const levels = ['Beginner', 'Intermediate', 'Advanced'];
const subjects = ['Core Concepts', 'Performance', 'Security', 'Storage', 'Design'];

/** A small generator of numbers that look like chance and are none (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Writer = { pick(from: readonly string[]): string; chance(share: number): boolean; below(limit: number): number };

function writer(seed: number): Writer {
  const next = sequence(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, pick: (from) => from[below(from.length)] ?? '', chance: (share) => next() < share };
}

function sentence({ pick, below, chance }: Writer): string {
  const tail = chance(0.3)
    ? `, which takes ${below(900) + 10} ms on a good day`
    : chance(0.3)
      ? ' unless a `timeout` is set'
      : '';
  return `A ${pick(adjectives)} ${pick(nouns)} ${pick(verbs)} the ${pick(nouns)} before a ${pick(nouns)} ${pick(verbs)} it${tail}.`;
}

function paragraph(write: Writer): string {
  return Array.from({ length: 3 + write.below(4) }, () => sentence(write)).join(' ');
}

function code(write: Writer): string {
  const name = write.pick(nouns).replace(' ', '_');
  const samples = [
    `\`\`\`sql\nselect ${name}_id, count(*)\nfrom ${name}s\nwhere created_at > now() - interval '${write.below(30)} days'\ngroup by 1;\n\`\`\``,
    `\`\`\`js\nexport function ${name.replace('_', '')}(items) {\n  // the last one wins\n  return new Map(items.map((each) => [each.id, ${write.below(100)}]));\n}\n\`\`\``,
    `\`\`\`bash\ncurl -s localhost:${3000 + write.below(999)}/healthz | jq .status\n\`\`\``,
  ];
  return write.pick(samples);
}

function answer(write: Writer): string {
  const list = Array.from({ length: 3 }, () => `- **${write.pick(nouns)}**: ${sentence(write)}`).join('\n');
  const parts = [paragraph(write), list, paragraph(write)];
  if (write.chance(0.5)) parts.splice(2, 0, code(write));
  return parts.join('\n\n');
}

function items(write: Writer): string {
  const choices = [0, 1, 2, 3]
    .map((index) => `      - {text: 'The ${write.pick(nouns)} ${index}'${index === 1 ? ', correct: true' : ''}}`)
    .join('\n');
  return `quiz:\n  - type: single\n    prompt: Which ${write.pick(nouns)} ${write.pick(verbs)} first?\n    choices:\n${choices}\n`;
}

type Entry = { readonly yaml: string; readonly file: { readonly name: string; readonly text: string } | null };

/** Half of the answers are files, half of those with a graded item; a quarter stand in the guide as a block, a quarter as one line. */
function entry(write: Writer, guide: number, index: number): Entry {
  const text = `Why does a ${write.pick(adjectives)} ${write.pick(nouns)} need the ${write.pick(nouns)} number ${index + 1}?`;
  const topics = `    topics:\n      - ${write.pick(levels)}\n      - ${write.pick(subjects)}\n`;
  if (index % 4 === 3)
    return { yaml: `  - question: ${text}\n    answer: '${sentence(write)}'\n${topics}`, file: null };
  const body = answer(write);
  if (index % 4 === 1)
    return {
      yaml: `  - question: ${text}\n    answer: |\n${body.replace(/^(?=.)/gm, '      ')}\n${topics}`,
      file: null,
    };
  const name = `g${guide}-question-${index + 1}.md`;
  const front = index % 4 === 0 ? `---\n${items(write)}---\n` : '';
  return { yaml: `  - question: ${text}\n    answer: ${name}\n${topics}`, file: { name, text: `${front}${body}\n` } };
}

function header(write: Writer, number: number, count: number): string {
  return `---\norder: ${number}\nbriefTitle: 'Topic ${number}'\nbriefDescription: '${sentence(write).replaceAll("'", '')}'\ntitle: '${count} questions about ${write.pick(nouns)}s, part ${number}'\ndescription: '${sentence(write)}'\nauthorId: corpus\ndate: 2026-01-${String(1 + (number % 28)).padStart(2, '0')}\nseo:\n  title: 'Questions about topic ${number}'\n  description: '${sentence(write)}'\n  keywords:\n    - 'topic ${number}'\nsitemap:\n  priority: 0.8\n  changefreq: weekly\nquestions:\n`;
}

/** The slug of the guide with this number, counted from 1. */
export function corpusSlug(number: number): string {
  return `topic-${String(number).padStart(4, '0')}`;
}

/** Writes the corpus and returns how many files it has. */
export function writeCorpus(dir: string, { guides, questions }: CorpusSize): number {
  let files = 1;
  mkdirSync(path.join(dir, 'authors'), { recursive: true });
  writeFileSync(path.join(dir, 'authors/corpus.md'), '---\nname: The corpus\nkind: group\n---\nMade by a script.\n');
  for (let number = 1; number <= guides; number += 1) {
    const write = writer(number);
    const slug = corpusSlug(number);
    const folder = path.join(dir, 'guides', slug);
    mkdirSync(path.join(folder, 'content'), { recursive: true });
    const head = header(write, number, questions);
    const entries = Array.from({ length: questions }, (_, index) => entry(write, number, index));
    for (const { file } of entries) {
      if (file === null) continue;
      writeFileSync(path.join(folder, 'content', file.name), file.text);
      files += 1;
    }
    const body = Array.from(
      { length: 6 },
      (_, index) => `## Part ${index + 1}\n\n${paragraph(write)}\n\n${paragraph(write)}\n`,
    ).join('\n');
    writeFileSync(path.join(folder, `${slug}.md`), `${head}${entries.map((each) => each.yaml).join('')}---\n\n${body}`);
    files += 1;
  }
  return files;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , dir, guides = '500', questions = '50'] = process.argv;
  if (dir === undefined) process.stderr.write('usage: npx tsx scripts/corpus.ts <folder> [guides] [questions]\n');
  else
    process.stdout.write(
      `${writeCorpus(dir, { guides: Number(guides), questions: Number(questions) })} files in ${dir}\n`,
    );
}
