/**
 * Loaded into the server before anything else: when the launcher is gone without a word (kill -9), the server stops
 * as if it had been asked to, so that it does not keep the port.
 */
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  timer.unref();
}
