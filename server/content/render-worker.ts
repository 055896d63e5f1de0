/** The thread that renders. It answers one document at a time; its owner ends it when one takes too long. */
import { parentPort } from 'node:worker_threads';
import { loadHighlighter } from '@/server/content/markdown/highlight';
import { type DocumentToRender, renderDocument } from '@/server/content/markdown/render-document';

const port = parentPort;
if (port === null) throw new Error('render-worker runs in a worker thread only');

/** A grammar's first use compiles its expressions, which takes up to a second: done before anybody waits. */
const warmUp = ['javascript', 'sql', 'typescript', 'bash', 'json', 'http', 'yaml', 'python'].map((language) => `\`\`\`${language}\na: 'b' # 1\n\`\`\``).join('\n\n');

loadHighlighter()
  .then(() => renderDocument({ markdown: warmUp, kind: 'answer', prefix: '', math: false }))
  .then(() => port.postMessage({ isReady: true }));

port.on('message', async ({ id, document }: { id: number; document: DocumentToRender }) => {
  try {
    port.postMessage({ id, rendered: await renderDocument(document) });
  } catch (error) {
    port.postMessage({ id, problem: error instanceof Error ? error.message : 'failed' });
  }
});
