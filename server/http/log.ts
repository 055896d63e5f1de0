import pino, { type Logger } from 'pino';

export type { Logger };

/** JSON lines on stdout, buffered so that a slow reader of the log does not slow an answer; flushed at exit. */
export function createLog(level = 'info'): Logger {
  const destination = pino.destination({ dest: 1, sync: false, minLength: 4096 });
  const flushTimer = setInterval(() => destination.flush(), 500);
  flushTimer.unref();
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: ['*.password', '*.token', '*.secret', '*.cookie', '*.authorization'],
    },
    destination,
  );
}
