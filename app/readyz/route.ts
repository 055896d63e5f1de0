import { readiness } from '@/server/health/readiness';

/** 200 when this process should get requests, else 503. */
export async function GET(): Promise<Response> {
  const state = await readiness();
  return Response.json(state, { status: state.isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
