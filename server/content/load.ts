/** From files to a snapshot: parses what changed, keeps what did not, and keeps the last good version of what broke. */
import path from 'node:path';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { buildLibrary } from '@/domain/content/build-library';
import type { Diagnostic } from '@/domain/content/diagnostic';
import type { Author } from '@/domain/content/guide';
import type { Library } from '@/domain/content/library';
import { parseAuthor } from '@/domain/content/parse-author';
import { type ContentConfig, defaultConfig, parseConfig } from '@/domain/content/parse-config';
import { type KeptGuide, loadGuide } from '@/server/content/load-guide';
import { readContentFile } from '@/server/content/read-file';
import {
  note,
  type Scan,
  type ScannedFile,
  type ScannedFolder,
  type ScannedGuide,
  scanContent,
  scanGuide,
} from '@/server/content/scan';

type KeptAuthor = { readonly author: Author | null; readonly diagnostics: readonly Diagnostic[] };
type KeptConfig = {
  readonly config: ContentConfig;
  readonly diagnostics: readonly Diagnostic[];
  readonly stamp: string;
};

/** What one load leaves for the next one. */
export type Loaded = {
  readonly library: Library;
  readonly guides: ReadonlyMap<string, KeptGuide>;
  readonly authors: ReadonlyMap<string, KeptAuthor>;
  readonly authorsStamp: string;
  readonly config: KeptConfig;
  /** Of the diagnostics that no guide and no author has. */
  readonly problems: string;
  /** Where a change would show: worth watching. */
  readonly folders: readonly string[];
};

/** A file this young may still be being written: many editors empty a file before they fill it. */
const settleMs = 40;
const tries = 3;

/** The text of a file, or what to say of one that cannot be read. */
function readOrNote(scanned: ScannedFile): { text: string; problem: null } | { text: null; problem: Diagnostic } {
  const { text, problem } = readContentFile(scanned);
  if (text !== null) return { text, problem: null };
  const message = problem?.message ?? 'could not be read';
  return {
    text: null,
    problem: note(scanned.path, problem?.rule ?? 'file/unreadable', 'error', message, problem?.help),
  };
}

function loadConfig({ files, stamp }: ScannedFolder, before: KeptConfig | undefined): KeptConfig {
  if (before?.stamp === stamp) return before;
  const [scanned] = files;
  if (scanned === undefined) return { config: defaultConfig, diagnostics: [], stamp };
  const kept = before?.config ?? defaultConfig;
  const read = readOrNote(scanned);
  if (read.text === null) return { config: kept, diagnostics: [read.problem], stamp };
  const { config, diagnostics } = parseConfig(scanned.path, read.text);
  return { config: config ?? kept, diagnostics, stamp };
}

function loadAuthor(scanned: ScannedFile, before: KeptAuthor | undefined): KeptAuthor {
  const read = readOrNote(scanned);
  const id = path.posix.basename(scanned.path, '.md');
  if (read.text === null) return { author: before?.author ?? null, diagnostics: [read.problem] };
  const { author, diagnostics } = parseAuthor(scanned.path, id, read.text);
  return { author: author ?? before?.author ?? null, diagnostics };
}

function problemsKey(scan: Scan): string {
  return scan.problems.map((problem) => `${problem.file} ${problem.rule}`).join('|');
}

function foldersOf(dir: string, { root, guides }: Scan): string[] {
  if (root === null) return [];
  const ofGuides = guides.flatMap(({ slug, hasAnswers }) => [
    `${root}/guides/${slug}`,
    ...(hasAnswers ? [`${root}/guides/${slug}/content`] : []),
  ]);
  return [dir, `${root}/guides`, `${root}/authors`, ...ofGuides];
}

function isUnchanged(scan: Scan, before: Loaded): boolean {
  return (
    scan.guides.length === before.guides.size &&
    scan.authors.stamp === before.authorsStamp &&
    scan.config.stamp === before.config.stamp &&
    problemsKey(scan) === before.problems &&
    scan.guides.every((guide) => guide.scanned === null)
  );
}

/** `YYYY-MM-DD`, in UTC. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

async function untilOld(scanned: ScannedGuide): Promise<void> {
  const youngest = Math.max(...[...scanned.ownFiles, ...scanned.answerFiles].map((file) => file.modifiedAt));
  const age = Date.now() - youngest;
  if (age >= 0 && age < settleMs) await delay(settleMs - age);
}

/**
 * Parses a guide whose files hold still: when they changed while they were read, they are read again. A guide that
 * never holds still keeps its last version until the next look.
 */
async function loadSettled(root: string, scanned: ScannedGuide, before: KeptGuide | undefined): Promise<KeptGuide> {
  // On the first load nothing can be kept: files that change meanwhile are seen at the next look.
  if (before === undefined) return loadGuide(scanned, before, today());
  let current = scanned;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    await untilOld(current);
    current = scanGuide(root, scanned.slug);
    const made = loadGuide(current, before, today());
    if (made.guide === null && before.guide !== null) await delay(settleMs);
    const after = scanGuide(root, scanned.slug);
    if (after.stamp === current.stamp) return made;
    current = after;
  }
  return before;
}

/** A guide that was there a moment ago and is not: an editor may be replacing its file. */
async function returned(root: string, scan: Scan, before: Loaded): Promise<ScannedGuide[]> {
  const found = new Set(scan.guides.map((guide) => guide.slug));
  const gone = [...before.guides.keys()].filter((slug) => !found.has(slug));
  if (gone.length > 0) await delay(settleMs);
  return gone.map((slug) => scanGuide(root, slug)).filter((guide) => guide.ownFiles.length > 0);
}

async function loadGuides(root: string, scan: Scan, before: Loaded | null): Promise<Map<string, KeptGuide>> {
  const guides = new Map<string, KeptGuide>();
  for (const { slug, scanned } of scan.guides) {
    const old = before?.guides.get(slug);
    if (scanned === null && old !== undefined) guides.set(slug, old);
    else {
      guides.set(slug, await loadSettled(root, scanned ?? scanGuide(root, slug), old));
      await nextTurn();
    }
  }
  for (const scanned of before === null ? [] : await returned(root, scan, before))
    guides.set(scanned.slug, await loadSettled(root, scanned, before?.guides.get(scanned.slug)));
  return guides;
}

/**
 * Looks at the folder and returns what it says now; the same object when nothing changed. A folder that cannot be read
 * keeps what was there, since a mount that is away for a moment must not empty the site.
 */
export async function loadContent(dir: string, before: Loaded | null): Promise<Loaded> {
  const scan = await scanContent(dir, before?.guides);
  if (scan.root === null && before !== null) return before;
  if (before !== null && isUnchanged(scan, before)) return before;
  const guides = scan.root === null ? new Map<string, KeptGuide>() : await loadGuides(scan.root, scan, before);
  const authors =
    before !== null && before.authorsStamp === scan.authors.stamp
      ? before.authors
      : new Map(
          scan.authors.files.map((file) => [file.path, loadAuthor(file, before?.authors.get(file.path))] as const),
        );
  const config = loadConfig(scan.config, before?.config);
  const missing =
    scan.root === null
      ? [
          note(
            'guides',
            'content/missing',
            'error',
            `there is no folder \`guides\` in \`${dir}\`, or it cannot be read`,
            'Set CONTENT_DIR to the content folder.',
          ),
        ]
      : [];
  const library = buildLibrary({
    guides: [...guides.values()].flatMap((kept) => kept.guide ?? []),
    authors: [...authors.values()].flatMap((kept) => kept.author ?? []),
    diagnostics: [...guides.values(), ...authors.values()]
      .flatMap((kept) => kept.diagnostics)
      .concat(config.diagnostics, scan.problems, missing),
    places: new Map([...guides].flatMap(([slug, { places }]) => (places === null ? [] : [[slug, places] as const]))),
    config: config.config,
  });
  return {
    library,
    guides,
    authors,
    authorsStamp: scan.authors.stamp,
    config,
    problems: problemsKey(scan),
    folders: foldersOf(dir, scan),
  };
}
