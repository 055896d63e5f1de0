import pino, { type DestinationStream, type Logger } from 'pino';
import { routePattern } from '@/server/http/route-pattern';

export type { Logger };

type LoggedError = { type: string; message: string; stack?: string | undefined; code?: string; cause?: LoggedError };

/** What the log says of a request, once it is answered. */
export type RequestLine = {
  readonly at: number;
  readonly requestId: string;
  readonly method: string | undefined;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  /** Bytes of the body, where they are known. */
  readonly bytes?: number | undefined;
};

export type ServerLog = Logger & {
  /** Logs one request. Cheap: lines are written in batches, as is explained below. */
  request(line: RequestLine): void;
  /** Writes everything that is still waiting, then calls back. */
  end(done: () => void): void;
};

/**
 * What a log may say of an error: a closed list, since errors of drivers carry queries, parameters and rows. Nothing
 * has to be blacked out afterwards, which would cost each line more than writing it does.
 */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error object' };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: loggedError(error.cause) };
  return { type: error.name, message: error.message, stack: error.stack, ...code, ...cause };
}

const batchSize = 64;
/** Some 160 lines a write: each write wakes a thread. What waits is written twice a second at the latest. */
const writeBytes = 32_768;

/**
 * As pino would write it, at a tenth of the cost: on a ready page pino would take most of what is spent beyond the bytes.
 * Nothing needs escaping: ids are well formed, methods are those that Node's parser knows, routes are our own words.
 */
function requestLine({ at, requestId, method, path, status, ms, bytes }: RequestLine): string {
  const size = bytes === undefined ? '' : `,"bytes":${bytes}`;
  return `{"level":"info","time":"${isoTime(at)}","requestId":"${requestId}","method":"${method}","route":"${routeOf(path)}","status":${status},"ms":${ms}${size},"msg":"request"}\n`;
}

/** Many requests share a millisecond and a path. */
const isoTime = lastAnswer((at: number) => new Date(at).toISOString());
const routeOf = lastAnswer(routePattern);

function lastAnswer<Key, Answer>(work: (key: Key) => Answer): (key: Key) => Answer {
  let last: { readonly key: Key; readonly answer: Answer } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, answer: work(key) };
    return last.answer;
  };
}

/**
 * JSON lines on stdout, buffered so that a slow reader of the log does not slow an answer.
 *
 * Lines of requests are formatted in batches between answers: formatting each one at once would let the client fall
 * asleep between any two answers, and waking it costs the server more than the answer itself (docs/performance.md).
 */
export function createLog(level = 'info', stream?: DestinationStream): ServerLog {
  const destination = pino.destination({ dest: 1, sync: false, minLength: writeBytes, maxWrite: 4 * writeBytes });
  const target = stream ?? destination;
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: loggedError },
    },
    target,
  );
  let waiting: RequestLine[] = [];

  function writeWaiting(): void {
    const lines = waiting;
    waiting = [];
    let batch = '';
    for (const line of lines) batch += requestLine(line);
    if (batch !== '') target.write(batch);
  }

  setInterval(() => {
    writeWaiting();
    destination.flush();
  }, 500).unref();

  return Object.assign(log, {
    request(line: RequestLine) {
      if (!log.isLevelEnabled('info')) return;
      waiting.push(line);
      if (waiting.length === batchSize) setImmediate(writeWaiting);
    },
    end(done: () => void) {
      writeWaiting();
      destination.flush(done);
    },
  });
}
