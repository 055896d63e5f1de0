/**
 * Renders documents in a worker thread with limits on time and memory.
 *
 * Markdown has inputs that take minutes or exhaust a stack. A document that takes longer than its limit ends the
 * thread; it is answered with null, the next thread takes the others, and the server goes on meanwhile.
 */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { DocumentToRender, RenderedDocument } from '@/server/content/markdown/render-document';

type Job = { readonly document: DocumentToRender; readonly done: (result: RenderedDocument | null, problem: string) => void };

export type RenderThread = {
  /** Null, with the reason, when the document is beyond its limits. Never rejects. */
  render(document: DocumentToRender): Promise<{ rendered: RenderedDocument | null; problem: string }>;
  close(): Promise<void>;
};

const documentMs = 5000;
const startMs = 60_000;
const workerFile = fileURLToPath(new URL('./render-worker.mjs', import.meta.url));
/** Threads that fail before they are ready, one after the other, until rendering is given up. */
const mostFailedStarts = 3;

export function createRenderThread(limitMs = documentMs): RenderThread {
  const waiting: Job[] = [];
  let current: Job | null = null;
  let worker: Worker | null = null;
  let isReady = false;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let failedStarts = 0;

  function finish(result: RenderedDocument | null, problem: string): void {
    clearTimeout(timer);
    const job = current;
    current = null;
    job?.done(result, problem);
    next();
  }

  function restart(problem: string): void {
    const old = worker;
    failedStarts = isReady ? 0 : failedStarts + 1;
    worker = null;
    isReady = false;
    void old?.terminate();
    if (failedStarts >= mostFailedStarts) return giveUp(problem);
    if (current !== null) finish(null, problem);
    else next();
  }

  /** Answers everything that waits, so that pages show text as it was written instead of waiting for ever. */
  function giveUp(problem: string): void {
    for (const job of waiting.splice(0)) job.done(null, problem);
    finish(null, problem);
  }

  function start(): void {
    const made = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: 320, stackSizeMb: 4 } });
    worker = made;
    made.unref();
    timer = setTimeout(() => restart('the renderer did not start'), startMs);
    timer.unref();
    made.on('message', (message: { isReady?: true; rendered?: RenderedDocument; problem?: string }) => {
      if (made !== worker) return;
      if (message.isReady === true) {
        isReady = true;
        failedStarts = 0;
        clearTimeout(timer);
        next();
      } else finish(message.rendered ?? null, message.problem ?? '');
    });
    made.on('error', (error) => {
      if (made === worker) restart(error.message);
    });
  }

  function next(): void {
    if (isClosed || current !== null || waiting.length === 0) return;
    if (worker === null) return start();
    if (!isReady) return;
    current = waiting.shift() ?? null;
    if (current === null) return;
    timer = setTimeout(() => restart(`took longer than ${limitMs} ms`), limitMs);
    worker.postMessage({ id: 0, document: current.document });
  }

  start();
  return {
    render: (document) =>
      new Promise((resolve) => {
        waiting.push({ document, done: (rendered, problem) => resolve({ rendered, problem }) });
        next();
      }),
    async close() {
      isClosed = true;
      clearTimeout(timer);
      for (const job of waiting.splice(0)) job.done(null, 'the renderer was closed');
      await worker?.terminate();
    },
  };
}
