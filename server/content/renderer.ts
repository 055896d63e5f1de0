/** Guides as HTML: rendered when somebody asks, kept by content. */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Author, Guide } from '@/domain/content/guide';
import type { RenderedGuide } from '@/domain/content/rendered';
import type { DocumentToRender, RenderedDocument } from '@/server/content/markdown/render-document';
import { createRenderThread } from '@/server/content/render-thread';
import type { ContentLog } from '@/server/content/start';

export type Renderer = {
  guide(guide: Guide): Promise<RenderedGuide>;
  author(author: Author): Promise<string>;
  close(): Promise<void>;
};

const wordsPerMinute = 220;
const keptCharacters = 64 * 1024 * 1024;

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A document beyond its limits, shown as it was written. */
function asWritten({ markdown, kind }: DocumentToRender): RenderedDocument {
  const text = markdown.slice(0, 50_000);
  const html = kind === 'inline' ? escaped(text) : `<pre tabindex="0" role="group" aria-label="Text as written"><code>${escaped(text)}</code></pre>`;
  return { html, text, toc: [] };
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

export function createRenderer({ log }: { dir: string; log: ContentLog }): Renderer {
  const thread = createRenderThread();
  const documents = new LRUCache<string, RenderedDocument>({ maxSize: keptCharacters, sizeCalculation: ({ html, text }) => html.length + text.length + 200 });
  const guides = new LRUCache<string, Promise<RenderedGuide>>({ max: 50 });

  async function render(document: DocumentToRender, where: string): Promise<RenderedDocument> {
    if (document.markdown.trim() === '') return { html: '', text: '', toc: [] };
    const key = createHash('sha256').update(`${document.kind} ${document.prefix} ${document.math}\0`).update(document.markdown).digest('base64');
    const known = documents.get(key);
    if (known !== undefined) return known;
    const { rendered, problem } = await thread.render(document);
    if (rendered === null) log.warn({ where, problem }, 'shown as written: Markdown beyond the limits of the renderer');
    const result = rendered ?? asWritten(document);
    documents.set(key, result);
    return result;
  }

  async function renderGuide(guide: Guide): Promise<RenderedGuide> {
    const { math } = guide;
    const [article, ending, questions] = await Promise.all([
      render({ markdown: guide.body, kind: 'article', prefix: '', math }, guide.file),
      guide.ending === null ? null : render({ markdown: guide.ending, kind: 'article', prefix: 'ending-', math }, guide.file),
      Promise.all(
        guide.questions.map(async (question) => {
          const [asked, answer] = await Promise.all([
            render({ markdown: question.text, kind: 'inline', prefix: `q-${question.id}-t-`, math }, question.origin.file),
            render({ markdown: question.answer, kind: 'answer', prefix: `q-${question.id}-`, math }, question.origin.file),
          ]);
          return { id: question.id, questionHtml: asked.html, questionText: asked.text.trim(), answerHtml: answer.html, answerText: answer.text };
        }),
      ),
    ]);
    const words = countWords(article.text) + countWords(ending?.text ?? '') + questions.reduce((sum, each) => sum + countWords(each.answerText), 0);
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
      const key = `${guide.slug} ${guide.edition} ${guide.math}`;
      const known = guides.get(key);
      if (known !== undefined) return known;
      const made = renderGuide(guide);
      guides.set(key, made);
      return made;
    },
    author: async (author) => (await render({ markdown: author.body, kind: 'article', prefix: '', math: false }, `authors/${author.id}.md`)).html,
    close: () => thread.close(),
  };
}
