'use client';

/** Placeholder until the marks arrive. */
export function HomeMarks() {
  return null;
}
