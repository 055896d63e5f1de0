/**
 * The optimiser of FSRS (fsrs-rs, MIT): a native package that not every system has. Without it everything else works.
 */
import { createRequire } from 'node:module';
import path from 'node:path';

type Binding = {
  readonly FSRSBindingItem: new (reviews: readonly object[]) => object;
  readonly FSRSBindingReview: new (rating: number, deltaT: number) => object;
  readonly computeParameters: (
    items: readonly object[],
    options: { readonly enableShortTerm: boolean; readonly numRelearningSteps: number },
  ) => Promise<number[]>;
};

/**
 * By its own name, where an operator installed it; else the part for Linux on x64, which comes with Cairn: a list of all
 * parts cannot be locked where a registry lacks some of them (decision 017).
 */
const names = ['@open-spaced-repetition/binding', '@open-spaced-repetition/binding-linux-x64-gnu'];

/** Null where none is installed, or runs on this system. */
export async function optimiserPackage(): Promise<Binding | null> {
  const load = createRequire(path.join(process.cwd(), 'package.json'));
  for (const name of names) {
    try {
      return load(name) as Binding;
    } catch {
      // Not installed, or not for this system: the next.
    }
  }
  return null;
}
