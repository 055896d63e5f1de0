/**
 * Loaded into the server before anything else, and used by the launcher under npm: when the parent is gone without a
 * word (kill -9), this process stops as if it had been asked to, so that it does not keep the port.
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
