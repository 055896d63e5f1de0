/** Stands in front of the app under test and can pretend that another build is served: only the worker's code differs. */
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ReleaseProxy = { readonly url: string; release(name: string): void; close(): Promise<void> };

export async function releaseProxy(port: number): Promise<ReleaseProxy> {
  let suffix = '';
  const server = createServer((incoming, outgoing) => {
    const headers = { ...incoming.headers, 'accept-encoding': 'identity' };
    delete (headers as Record<string, unknown>)['if-none-match'];
    const asked = ask({ port, host: '127.0.0.1', path: incoming.url, method: incoming.method, headers }, (answer) => {
      if (incoming.url !== '/sw.js') {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        return void answer.pipe(outgoing);
      }
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const code = Buffer.concat(parts)
          .toString()
          .replace(/cairn-(pages|files)-(?=[\w-])/g, `$&${suffix}`);
        const { 'content-length': _length, etag: _etag, ...rest } = answer.headers;
        outgoing.writeHead(answer.statusCode ?? 500, rest);
        outgoing.end(code);
      });
    });
    asked.on('error', () => outgoing.destroy());
    incoming.pipe(asked);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    release(name) {
      suffix = name;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
