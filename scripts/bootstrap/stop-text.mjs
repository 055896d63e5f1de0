/** A failure that a person can cure. It is shown as its text alone, without a stack. */
export class StopText extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'StopText';
  }
}

/** Thrown when the person asked to stop (Ctrl-C, SIGTERM) while something was being set up. */
export class Stopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'Stopped';
  }
}

/**
 * What to print for an error: the text alone where it was written for a person, else the stack.
 * @param {unknown} error
 */
export function errorText(error) {
  if (error instanceof StopText) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
