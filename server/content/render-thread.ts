/**
 * Renders documents in a worker thread with limits on time and memory.
 *
 * Markdown has inputs that take minutes or exhaust a stack. A document that takes longer than its limit ends the
 * thread; it is answered with null, the next thread takes the others, and the server goes on meanwhile.
 */
import { Worker } from 'node:worker_threads';
import type { DocumentToRender, RenderedDocument } from '@/server/content/markdown/render-document';
import { renderWorkerCode } from '@/server/content/worker-code';

type Outcome = { readonly rendered: RenderedDocument | null; readonly problem: string; readonly tookMs: number };
type Job = { readonly document: DocumentToRender; readonly done: (outcome: Outcome) => void };
type Message = { readonly isReady?: true; readonly rendered?: RenderedDocument; readonly problem?: string };

export type RenderThread = {
  /** Null, with the reason, when the document is beyond its limits. Never rejects. */
  render(document: DocumentToRender): Promise<Outcome>;
  close(): Promise<void>;
};

const documentMs = 8000;
const startMs = 60_000;
/** After so many threads that did not start, documents are shown as written instead of waiting for ever. */
const mostFailedStarts = 3;
const retryStartMs = 30_000;
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

export function createRenderThread(limitMs = documentMs): RenderThread {
  return new Thread(limitMs);
}

class Thread implements RenderThread {
  private readonly limitMs: number;
  private readonly waiting: Job[] = [];
  private current: Job | null = null;
  private startedAt = 0;
  private worker: Worker | null = null;
  private isStarting = false;
  private isReady = false;
  private isClosed = false;
  private failedStarts = 0;
  private failedAt = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(limitMs: number) {
    this.limitMs = limitMs;
    this.start();
  }

  render(document: DocumentToRender): Promise<Outcome> {
    return new Promise((done) => {
      this.waiting.push({ document, done });
      this.next();
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    const open = this.current === null ? this.waiting : [this.current, ...this.waiting];
    for (const job of open.splice(0)) job.done({ rendered: null, problem: 'the renderer was closed', tookMs: 0 });
    this.waiting.length = 0;
    await this.worker?.terminate();
  }

  private finish(rendered: RenderedDocument | null, problem: string): void {
    clearTimeout(this.timer);
    const job = this.current;
    this.current = null;
    job?.done({ rendered, problem, tookMs: performance.now() - this.startedAt });
    this.next();
  }

  /** The thread died or was too slow. */
  private replace(problem: string): void {
    const old = this.worker;
    const hadStarted = this.isReady;
    this.worker = null;
    this.isReady = false;
    clearTimeout(this.timer);
    void old?.terminate();
    if (!hadStarted) this.noteFailedStart(problem);
    if (this.current !== null) this.finish(null, problem);
    else this.next();
  }

  private noteFailedStart(problem: string): void {
    this.failedStarts += 1;
    this.failedAt = performance.now();
    if (this.failedStarts < mostFailedStarts) return;
    for (const job of this.waiting.splice(0))
      job.done({ rendered: null, problem: `the renderer does not start: ${problem}`, tookMs: 0 });
  }

  private start(): void {
    if (this.isStarting || this.isClosed) return;
    this.isStarting = true;
    renderWorkerCode().then(
      (code) => this.startWith(code),
      (error: unknown) => {
        this.isStarting = false;
        this.replace(error instanceof Error ? error.message : 'not bundled');
      },
    );
  }

  private startWith(code: string): void {
    this.isStarting = false;
    if (this.isClosed) return;
    const made = new Worker(code, { eval: true, execArgv: [], env: {}, resourceLimits });
    this.worker = made;
    this.timer = setTimeout(() => this.replace('the renderer did not start'), startMs);
    const ifCurrent = (action: () => void) => () => made === this.worker && action();
    made.on('message', (message: Message) => ifCurrent(() => this.take(message))());
    made.on('error', (error) => ifCurrent(() => this.replace(error.message))());
    made.on('exit', (exitCode) => ifCurrent(() => this.replace(`the renderer ended (${exitCode})`))());
    this.keepAlive();
  }

  private take(message: Message): void {
    if (message.isReady !== true) return this.finish(message.rendered ?? null, message.problem ?? '');
    this.isReady = true;
    this.failedStarts = 0;
    clearTimeout(this.timer);
    this.next();
  }

  /** A process with nothing left to render may end. */
  private keepAlive(): void {
    const isBusy = this.current !== null || this.waiting.length > 0;
    if (isBusy) this.worker?.ref();
    else this.worker?.unref();
    if (!isBusy) this.timer?.unref();
  }

  private next(): void {
    if (this.isClosed || this.current !== null) return;
    if (this.worker === null) {
      const isGivenUp = this.failedStarts >= mostFailedStarts && performance.now() - this.failedAt < retryStartMs;
      if (isGivenUp)
        for (const job of this.waiting.splice(0))
          job.done({ rendered: null, problem: 'the renderer does not start', tookMs: 0 });
      else if (this.waiting.length > 0) this.start();
      return;
    }
    if (this.isReady) this.startJob();
    this.keepAlive();
  }

  private startJob(): void {
    this.current = this.waiting.shift() ?? null;
    if (this.current === null) return;
    this.startedAt = performance.now();
    this.timer = setTimeout(() => this.replace(`took longer than ${this.limitMs} ms`), this.limitMs);
    this.worker?.postMessage(this.current.document);
  }
}
