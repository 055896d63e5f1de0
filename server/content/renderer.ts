/** Guides as HTML: rendered when somebody asks, kept by content. */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Author, Guide, Question } from '@/domain/content/guide';
import type { RenderedGuide, RenderedQuestion } from '@/domain/content/rendered';
import type { TextToRender } from '@/server/content/content';
import { beyondLimits } from '@/server/content/markdown/limits';
import type { DocumentToRender, RenderedDocument } from '@/server/content/markdown/render-document';
import { createRenderThread } from '@/server/content/render-thread';
import type { ContentLog } from '@/server/content/start';

export type Renderer = {
  guide(guide: Guide): Promise<RenderedGuide>;
  author(author: Author): Promise<string>;
  text(given: TextToRender): Promise<RenderedDocument>;
  close(): Promise<void>;
};

/** What one guide may still take from the thread that all guides share. */
type Budget = {
  /** Of slow documents only: on a busy machine every document takes its time, and a long guide has hundreds. */
  slowMilliseconds: number;
  lostThreads: number;
  characters: number;
  /** The thread itself failed: what was made is not worth keeping. */
  isProvisional: boolean;
};

const wordsPerMinute = 220;
const keptCharacters = 64 * 1024 * 1024;
const budget = { slowMilliseconds: 8000, lostThreads: 2, characters: 8 * 1024 * 1024 };

function newBudget(): Budget {
  return {
    ...budget,
    isProvisional: false,
  };
}

const longestAsWritten = 50_000;
const slowMs = 1000;

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A document beyond its limits, shown as it was written. */
function asWritten({ markdown, kind }: DocumentToRender): RenderedDocument {
  const text = markdown.slice(0, longestAsWritten);
  const html =
    kind === 'inline'
      ? escaped(text.slice(0, 500))
      : `<pre tabindex="0" role="group" aria-label="Text as written"><code>${escaped(text)}</code></pre>`;
  return { html, text, toc: [] };
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/** Whether a text is the same in Markdown and in HTML: most questions are, and need no thread. */
function isPlain(markdown: string): boolean {
  return (
    /^[\p{L}\p{N} ,;?()%'’“”–=]+(?:[.?][\p{L}\p{N} ,;?()%'’“”–=]+)*[.?]?$/u.test(markdown) &&
    !/^[\s\d]|\s{2}|^=|www\.|:\/\//.test(markdown)
  );
}

function cacheKey({ kind, prefix, math, markdown }: DocumentToRender): string {
  return createHash('sha256').update(`${kind} ${prefix} ${math}\0`).update(markdown).digest('base64');
}

export function createRenderer({ log }: { log: ContentLog }): Renderer {
  const thread = createRenderThread();
  const documents = new LRUCache<string, RenderedDocument>({
    maxSize: keptCharacters,
    sizeCalculation: ({ html, text }) => html.length + text.length + 200,
  });
  const guides = new LRUCache<string, Promise<RenderedGuide>>({ max: 50 });

  async function attempt(
    document: DocumentToRender,
    left: Budget,
  ): Promise<{ rendered: RenderedDocument | null; problem: string }> {
    const problem = beyondLimits(document.markdown);
    if (problem !== null) return { rendered: null, problem };
    if (left.slowMilliseconds <= 0 || left.lostThreads <= 0)
      return { rendered: null, problem: 'the guide has used up its time' };
    if (left.characters <= 0) return { rendered: null, problem: 'the guide would be too large' };
    const outcome = await thread.render(document);
    left.slowMilliseconds -= Math.max(0, outcome.tookMs - slowMs);
    left.characters -= outcome.rendered?.html.length ?? 0;
    if (outcome.rendered === null && outcome.tookMs > slowMs) left.lostThreads -= 1;
    if (outcome.rendered === null && outcome.tookMs === 0) left.isProvisional = true;
    return outcome;
  }

  async function render(document: DocumentToRender, where: string, left: Budget): Promise<RenderedDocument> {
    const { markdown, kind } = document;
    if (markdown.trim() === '') return { html: '', text: '', toc: [] };
    if (kind === 'inline' && isPlain(markdown)) return { html: escaped(markdown), text: markdown, toc: [] };
    const key = cacheKey(document);
    const known = documents.get(key);
    if (known !== undefined) return known;
    const { rendered, problem } = await attempt(document, left);
    // What was never tried says nothing of the text: the thread is closed, or starting anew.
    if (rendered === null && !left.isProvisional)
      log.warn({ file: where, problem }, 'shown as written: this Markdown is beyond the limits of the renderer');
    const result = rendered ?? asWritten(document);
    if (!left.isProvisional) documents.set(key, result);
    return result;
  }

  async function renderQuestion(question: Question, math: boolean, left: Budget): Promise<RenderedQuestion> {
    const { id, text, answer, origin } = question;
    const asked = await render({ markdown: text, kind: 'inline', prefix: `q-${id}-t-`, math }, origin.file, left);
    const answered = await render({ markdown: answer, kind: 'answer', prefix: `q-${id}-`, math }, origin.file, left);
    return {
      id,
      questionHtml: asked.html,
      questionText: asked.text.replace(/\s+/g, ' ').trim(),
      answerHtml: answered.html,
      answerText: answered.text,
    };
  }

  // One document after the other, so that guides that are asked for at the same time take turns.
  async function renderGuide(guide: Guide, left: Budget): Promise<RenderedGuide> {
    const { math } = guide;
    const article = await render({ markdown: guide.body, kind: 'article', prefix: '', math }, guide.file, left);
    const questions: RenderedQuestion[] = [];
    for (const question of guide.questions) questions.push(await renderQuestion(question, math, left));
    const ending =
      guide.ending === null
        ? null
        : await render({ markdown: guide.ending, kind: 'article', prefix: 'ending-', math }, guide.file, left);
    const words =
      countWords(article.text) +
      countWords(ending?.text ?? '') +
      questions.reduce((sum, each) => sum + countWords(each.answerText), 0);
    return {
      slug: guide.slug,
      edition: guide.edition,
      articleHtml: article.html,
      toc: article.toc,
      questions,
      endingHtml: ending?.html ?? null,
      readingMinutes: Math.max(1, Math.round(words / wordsPerMinute)),
    };
  }

  return {
    guide(guide) {
      const key = `${guide.slug} ${guide.edition}`;
      const known = guides.get(key);
      if (known !== undefined) return known;
      const left = newBudget();
      const made = renderGuide(guide, left);
      guides.set(key, made);
      void made.then(() => left.isProvisional && guides.delete(key));
      return made;
    },
    author: async (author) =>
      (
        await render(
          { markdown: author.body, kind: 'article', prefix: '', math: false },
          `authors/${author.id}.md`,
          newBudget(),
        )
      ).html,
    text: ({ where, math = false, ...document }) => render({ ...document, math }, where, newBudget()),
    close: () => thread.close(),
  };
}
