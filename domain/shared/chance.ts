/** How likely something is by chance alone. */

/** The chance that at least `count` of independent events happen, each with its own probability. Exact, in n² steps. */
export function atLeast(probabilities: readonly number[], count: number): number {
  let exactly = [1];
  for (const probability of probabilities) {
    const next = new Array<number>(exactly.length + 1).fill(0);
    exactly.forEach((chance, happened) => {
      next[happened] = (next[happened] ?? 0) + chance * (1 - probability);
      next[happened + 1] = (next[happened + 1] ?? 0) + chance * probability;
    });
    exactly = next;
  }
  return exactly.slice(Math.max(0, count)).reduce((sum, chance) => sum + chance, 0);
}

/** The complementary error function of a value from 0 on, to 1.5e-7 (Abramowitz and Stegun, 7.1.26). */
function erfc(value: number): number {
  const t = 1 / (1 + 0.3275911 * value);
  const sum = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return sum * Math.exp(-value * value);
}

/**
 * The chance of a chi-squared of at least this size with so many degrees of freedom: Q(k/2, x/2) of the incomplete gamma
 * function, from Q(1/2, y) = erfc(√y) or Q(1, y) = e^-y upwards by Q(a + 1, y) = Q(a, y) + y^a e^-y / Γ(a + 1).
 */
export function chiSquaredTail(chiSquared: number, degrees: number): number {
  const y = chiSquared / 2;
  const isEven = degrees % 2 === 0;
  let a = isEven ? 1 : 0.5;
  let tail = isEven ? Math.exp(-y) : erfc(Math.sqrt(y));
  // y^a e^-y / Γ(a + 1); Γ(3/2) = √π / 2.
  let term = isEven ? y * Math.exp(-y) : (Math.sqrt(y) * Math.exp(-y)) / (Math.sqrt(Math.PI) / 2);
  for (; a < degrees / 2; a += 1) {
    tail += term;
    term *= y / (a + 1);
  }
  return Math.min(1, tail);
}
