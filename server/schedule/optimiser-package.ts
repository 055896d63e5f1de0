/**
 * The optimiser of FSRS (fsrs-rs, MIT): a native package that not every system has. Without it everything else works.
 */

export type Trained = { readonly rating: number; readonly elapsedDays: number };

type Binding = {
  readonly FSRSBindingItem: new (reviews: readonly object[]) => object;
  readonly FSRSBindingReview: new (rating: number, deltaT: number) => object;
  readonly computeParameters: (
    items: readonly object[],
    options: { readonly enableShortTerm: boolean; readonly numRelearningSteps: number },
  ) => Promise<number[]>;
};

/** Null where it is not installed, or does not run on this system. */
export async function optimiserPackage(): Promise<Binding | null> {
  try {
    // Not for the bundler: it is found at run time, or not.
    const loaded: unknown = await import(/* turbopackIgnore: true */ '@open-spaced-repetition/binding');
    return loaded as Binding;
  } catch {
    return null;
  }
}
