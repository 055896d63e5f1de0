import { finishProvider } from '@/server/auth/finish-provider';
import { configuredProviders } from '@/server/auth/providers';

type Context = { readonly params: Promise<{ provider: string }> };

/** `GET /api/auth/callback/<provider>` (docs/http-api.md): where providers send people back to. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { provider } = await params;
  if (!configuredProviders().some(({ id }) => id === provider)) return new Response(null, { status: 404 });
  return finishProvider(request, provider);
}
