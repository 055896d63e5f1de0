/** The thread that renders. It answers one document at a time; its owner ends it when one takes too long. */
import { setTimeout as delay } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { warmHighlighter } from '@/server/content/markdown/highlight';
import { type DocumentToRender, renderDocument } from '@/server/content/markdown/render-document';

const port = parentPort;
if (port === null) throw new Error('render-worker runs in a worker thread only');

const warmUp: DocumentToRender = {
  markdown: '## A\n\n*b* [c](/d) `e`\n\n- f\n\n| g |\n|---|\n| h |\n',
  kind: 'answer',
  prefix: 'w-',
  math: false,
};
const idleMs = 40;
let lastAt = 0;

async function answer(document: DocumentToRender): Promise<object> {
  try {
    return { rendered: await renderDocument(document) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'failed' };
  } finally {
    lastAt = performance.now();
  }
}

async function whenIdle(): Promise<void> {
  do await delay(idleMs);
  while (performance.now() - lastAt < idleMs);
}

// Ready once the steps have run: the first document of a thread is not charged for compiling them.
void answer(warmUp).then(() => {
  port.on('message', async (document: DocumentToRender) => port.postMessage(await answer(document)));
  port.postMessage({ isReady: true });
  void warmHighlighter(whenIdle);
});
