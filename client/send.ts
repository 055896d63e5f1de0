/** What a form shows when its deed failed. */
export type Failure = {
  readonly ok: false;
  /** A code of docs/http-api.md, or `offline` when no answer came. */
  readonly code: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly retryAfterSeconds: number | null;
};
export type Sent<Value> = { readonly ok: true; readonly value: Value } | Failure;

const silent: Failure = {
  ok: false,
  code: 'offline',
  title: 'The server did not answer. Nothing was changed; try again.',
  fields: {},
  retryAfterSeconds: null,
};

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The answer to a request to our own API, as it came; null when none did. */
export async function ask(method: Method, path: string, body?: unknown): Promise<Response | null> {
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return fetch(path, { method, headers, credentials: 'same-origin', cache: 'no-store', ...sent }).catch(() => null);
}

/** What went wrong, out of an answer that is an error. */
export async function failureOf(response: Response | null): Promise<Failure> {
  if (response === null) return silent;
  const problem = (await response.json().catch(() => null)) as Partial<Failure> | null;
  const wait = Number(response.headers.get('retry-after'));
  return {
    ok: false,
    code: problem?.code ?? `status_${response.status}`,
    title: problem?.title ?? silent.title,
    fields: problem?.fields ?? {},
    retryAfterSeconds: Number.isFinite(wait) && wait > 0 ? wait : null,
  };
}

/** Sends JSON to our own API and reads the JSON that comes back. Never rejects. */
export async function send<Value>(method: Method, path: string, body?: unknown): Promise<Sent<Value>> {
  return sentBack(await ask(method, path, body));
}

async function sentBack<Value>(response: Response | null): Promise<Sent<Value>> {
  if (response === null || !response.ok) return failureOf(response);
  return { ok: true, value: (await response.json().catch(() => null)) as Value };
}

/** Sends a file, and reads the JSON that comes back. Never rejects. */
export async function sendFile<Value>(method: Method, path: string, file: Blob): Promise<Sent<Value>> {
  const headers = { 'content-type': 'application/octet-stream' };
  return sentBack(await fetch(path, { method, headers, credentials: 'same-origin', body: file }).catch(() => null));
}
