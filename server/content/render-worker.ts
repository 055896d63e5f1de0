/** The thread that renders. It answers one document at a time; its owner ends it when one takes too long. */
import { parentPort } from 'node:worker_threads';
import { warmHighlighter } from '@/server/content/markdown/highlight';
import { type DocumentToRender, renderDocument } from '@/server/content/markdown/render-document';

const port = parentPort;
if (port === null) throw new Error('render-worker runs in a worker thread only');

port.on('message', async (document: DocumentToRender) => {
  try {
    port.postMessage({ rendered: await renderDocument(document) });
  } catch (error) {
    port.postMessage({ problem: error instanceof Error ? error.message : 'failed' });
  }
});

port.postMessage({ isReady: true });
void warmHighlighter();
