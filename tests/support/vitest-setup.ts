import { beginTestRun } from './test-server';

/** Vitest's global set-up: opens the run. The database starts only when a test asks for it. */
export default function setup(): Promise<() => Promise<void>> {
  return beginTestRun();
}
