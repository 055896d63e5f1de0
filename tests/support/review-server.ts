/**
 * The route of the reviews in a process of its own, which a test may kill: the real door, the real deed, the real pool,
 * over real HTTP. Without Next and its build, so that it starts in a second. Prints `ready` once it listens.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { GET, POST } from '@/app/api/v1/reviews/route';

function asRequest(request: IncomingMessage): Request {
  const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const isWrite = request.method === 'POST';
  const body = isWrite ? { body: Readable.toWeb(request) as ReadableStream<Uint8Array>, duplex: 'half' } : {};
  return new Request(`http://localhost${request.url}`, { method: request.method ?? 'GET', headers, ...body });
}

const server = createServer((request, response) => {
  const answer = request.method === 'POST' ? POST : GET;
  answer(asRequest(request)).then(
    async (result) => {
      response.writeHead(result.status, Object.fromEntries(result.headers));
      response.end(await result.text());
    },
    () => response.destroy(),
  );
});
server.listen(Number(process.env['PORT']), '127.0.0.1', () => process.stdout.write('ready\n'));
