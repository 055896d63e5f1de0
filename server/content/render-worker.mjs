// A worker thread starts without the loader that reads TypeScript: this registers it, then hands over.
import { register } from 'tsx/esm/api';

register();
await import('./render-worker.ts');
