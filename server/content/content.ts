import type { Library } from '@/domain/content/library';
import type { RenderedGuide } from '@/domain/content/rendered';

export type TextToRender = {
  readonly markdown: string;
  /** `inline`: a line of text, code and emphasis; `answer`: blocks. */
  readonly kind: 'inline' | 'answer';
  readonly prefix: string;
  readonly where: string;
  /** Formulas between dollar signs; without it they are dollar signs. */
  readonly math?: boolean;
};

/**
 * The running content: one live library, its renderer and its search. It is started once, by the server entry
 * (server/content/start.ts), outside of Next's bundles, and reached through the global object: Next compiles several
 * copies of each module, but there must be one library in a process.
 */
export type Content = {
  /** The current snapshot; never waits. */
  library(): Library;
  /** The guide's HTML, from the cache or rendered now in a worker with limits; null when there is no such guide. */
  rendered(slug: string): Promise<RenderedGuide | null>;
  /** Safe HTML of an author's text; null when there is no such author. */
  renderedAuthor(id: string): Promise<string | null>;
  /**
   * Safe HTML and plain text of one piece of Markdown, from the cache or rendered now. `where` names it in the log.
   * Ids inside begin with `prefix`.
   */
  renderedText(given: TextToRender): Promise<{ readonly html: string; readonly text: string }>;
  /** Looks at the folder now instead of at the next tick; resolves when the snapshot is current. */
  refresh(): Promise<void>;
  /** Called after each swap, with the new snapshot. Returns the function that ends the subscription. */
  onChange(listener: (library: Library) => void): () => void;
  close(): Promise<void>;
};

const key = Symbol.for('cairn.content');
type Holder = { [key]?: Content };

export function provideContent(content: Content): void {
  (globalThis as Holder)[key] = content;
}

/** The running content. Throws when the server entry has not started it, which is a fault of wiring, not of a person. */
export function content(): Content {
  const running = (globalThis as Holder)[key];
  if (running === undefined) throw new Error('content is not running: start the app with `npm start` or `npm run dev`');
  return running;
}
