/** An error answer as RFC 9457 has it, with a stable `code` that clients may act on. docs/http-api.md lists the codes. */
export type Problem = {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  /** Messages by the name of the field they belong to. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly requestId?: string;
};

export function problemResponse(problem: Problem, headers: Record<string, string> = {}): Response {
  return Response.json(
    { type: 'about:blank', ...problem },
    {
      status: problem.status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
    },
  );
}
